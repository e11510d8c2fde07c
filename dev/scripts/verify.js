'use strict';

/**
 * Compares the built package with what it promises.
 *
 * n8n finds icons, codex files, output schemas and methods by name while it runs, and it stays
 * silent, or fails only on the user's screen, when one is missing. Neither the compiler nor the
 * linter follows those names, so this does.
 */

const fs = require('node:fs');
const path = require('node:path');
const { OUT, listFiles, readJson } = require('./builtFiles');
const {
	checkCodex,
	checkCredentials,
	checkIcon,
	checkMethods,
	checkSchemas,
} = require('./verifyDescription');

/** Folders that make up the package. Anything else in dist is a development file that slipped in. */
const SHIPPED_FOLDERS = ['credentials', 'icons', 'nodes', 'omneo'];
const SHIPPED_EXTENSIONS = ['.js', '.json', '.png', '.svg'];
const DEVELOPMENT_FILE = /(^|\/)(dev|test|tests|__tests__)\/|\.(test|spec)\./;

/** n8n installs a community package without its dependencies: only what n8n brings can be loaded. */
const RUNTIME_MODULES = ['n8n-workflow', 'zod/v4', 'luxon', 'node:crypto', 'crypto'];

/**
 * @param {string} root Folder with `package.json` and `dist`
 * @returns {string[]} One line for each problem; empty when all is well
 */
function verify(root) {
	const problems = [];
	const report = (file, message) => problems.push(`${file}: ${message}`);

	const manifest = readJson(root, 'package.json', report);
	if (manifest === undefined) return problems;
	if (!fs.existsSync(path.join(root, OUT))) {
		report(OUT, 'is missing; run the build first');
		return problems;
	}

	const files = listFiles(root, OUT);
	checkContents(files, report);
	checkRequires(root, files, report);
	forgetLoaded(root);

	const credentialFiles = manifest.n8n?.credentials ?? [];
	const nodeFiles = manifest.n8n?.nodes ?? [];
	checkRegistration(files, '.credentials.js', credentialFiles, 'n8n.credentials', report);
	checkRegistration(files, '.node.js', nodeFiles, 'n8n.nodes', report);

	const credentialNames = [];
	for (const file of credentialFiles) {
		const credential = load(root, file, report);
		if (credential === undefined) continue;
		credentialNames.push(credential.name);
		checkIcon(root, file, credential.icon, report);
	}

	for (const file of nodeFiles) {
		const node = load(root, file, report);
		if (node === undefined) continue;
		if (node.description === undefined) {
			report(file, 'has no description');
			continue;
		}
		checkIcon(root, file, node.description.icon, report);
		checkCodex(root, file, `${manifest.name}.${node.description.name}`, report);
		checkSchemas(root, file, node.description, files, report);
		checkCredentials(file, node, credentialNames, report);
		checkMethods(file, node, report);
	}

	return problems;
}

function checkContents(files, report) {
	for (const file of files) {
		const inside = file.slice(OUT.length + 1);
		if (!SHIPPED_FOLDERS.includes(inside.split('/')[0]) || DEVELOPMENT_FILE.test(inside)) {
			report(file, 'does not belong in the package');
		} else if (!SHIPPED_EXTENSIONS.includes(path.posix.extname(file))) {
			report(file, `is not one of the shipped file types (${SHIPPED_EXTENSIONS.join(', ')})`);
		}
	}
}

function checkRequires(root, files, report) {
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		const code = fs.readFileSync(path.join(root, file), 'utf8');
		for (const [, argument] of code.matchAll(/\brequire\(\s*([^)]*?)\s*\)/g)) {
			const name = /^(['"`])([^'"`]+)\1$/.exec(argument)?.[2];
			if (name === undefined) {
				report(file, `requires something computed: require(${argument})`);
			} else if (name.startsWith('.')) {
				const target = path.posix.join(path.posix.dirname(file), name);
				const candidates = [target, `${target}.js`, `${target}/index.js`];
				if (!candidates.some((candidate) => files.includes(candidate))) {
					report(file, `requires '${name}', which is not in ${OUT}`);
				}
			} else if (!RUNTIME_MODULES.includes(name)) {
				report(file, `requires '${name}', which n8n does not provide to the package`);
			}
		}
	}
}

function checkRegistration(files, suffix, registered, key, report) {
	if (registered.length === 0) report('package.json', `${key} is empty`);
	for (const file of files) {
		if (file.endsWith(suffix) && !registered.includes(file)) {
			report(file, `is not listed in ${key} of package.json`);
		}
	}
}

/** n8n's own rule: the class is called like the file, up to the first dot, and takes no arguments. */
function load(root, file, report) {
	if (!fs.existsSync(path.join(root, file))) {
		report(file, 'is named in package.json but missing');
		return undefined;
	}
	const className = path.posix.basename(file).split('.')[0];
	try {
		const loaded = require(path.resolve(root, file));
		if (typeof loaded[className] === 'function') return new loaded[className]();
		report(file, `does not export a class called ${className}`);
	} catch (error) {
		report(file, `does not load: ${String(error.message).split('\n')[0]}`);
	}
	return undefined;
}

/** A check after a rebuild must see the new files, not those loaded by the check before it. */
function forgetLoaded(root) {
	const prefix = path.resolve(root, OUT) + path.sep;
	for (const loaded of Object.keys(require.cache)) {
		if (loaded.startsWith(prefix)) delete require.cache[loaded];
	}
}

module.exports = { verify };
