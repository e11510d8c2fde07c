/** Resolves n8n's packages for jest from the folder of another version of n8n instead of the checkout. */
const PROVIDED = /^(n8n-core|n8n-workflow|zod|luxon|reflect-metadata)(\/|$)/;

/** @type {import('jest-resolve').SyncResolver} */
module.exports = (request, options) => {
	const engine = process.env.OMNEO_ENGINE_FOLDER;
	const isOurs = !options.basedir.startsWith(engine);
	const basedir = isOurs && PROVIDED.test(request) ? engine : options.basedir;
	return options.defaultResolver(request, { ...options, basedir });
};
