'use strict';

/**
 * Runs inside n8n, in each of its processes, as its file of external hooks (EXTERNAL_HOOK_FILES).
 */

const { createRequire } = require('node:module');

const n8n = createRequire(process.argv[1]);

/** n8n would outlive whoever started it; the end of its input says that they are gone. */
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();

/**
 * n8n loads every package in its folder of community packages, but lists under Settings >
 * Community nodes only those in its database, where its own download from npm puts them. A package
 * that is not on npm cannot go that way, so this notes it there, through n8n's own code.
 */
async function listPackages() {
	const { Container } = n8n('@n8n/di');
	const { InstanceSettings } = n8n('n8n-core');
	const { LoadNodesAndCredentials } = n8n('../dist/load-nodes-and-credentials');
	const { CommunityPackagesService } = n8n(
		'../dist/modules/community-packages/community-packages.service',
	);
	const service = Container.get(CommunityPackagesService);
	const { nodesDownloadDir } = Container.get(InstanceSettings);
	const loaders = Object.values(Container.get(LoadNodesAndCredentials).loaders);

	for (const loader of loaders.filter(({ directory }) => directory?.startsWith(nodesDownloadDir))) {
		const before = await service.findInstalledPackage(loader.packageJson.name);
		if (before) await service.replaceInstalledPackage(before, loader);
		else await service.persistInstalledPackage(loader);
	}
}

const isMain = process.argv[2] === 'start';
module.exports = isMain ? { n8n: { ready: [listPackages] } } : {};
