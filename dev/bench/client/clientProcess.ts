/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/** The process that the peers run in, all of them in the same one. Takes one job at a time from its parent. */
import type { INodeType } from 'n8n-workflow';
import { Engine } from '../../engine/engine';
import type { ClientSetup, Job } from '../messages';
import { findPeer } from '../peers/findPeer';
import { runPeer } from './runPeer';

const setup = JSON.parse(process.argv[2]) as ClientSetup;

// n8n prints every failure of a node, which would be measured along.
for (const method of ['log', 'warn', 'error'] as const) console[method] = () => {};

async function main() {
	const host = await Engine.start();
	const types = host.nodeTypes;
	const own = types.getByNameAndVersion.bind(types);
	const added = new Map<string, INodeType>();
	types.getByNameAndVersion = (type, version) => added.get(type) ?? own(type, version);

	const run = async (job: Job) => {
		const peer = findPeer(job.peer, setup.httpRequest);
		if (peer.nodeType) added.set(peer.node(setup.url).type, peer.nodeType);
		return await runPeer(host, peer, setup.url, job);
	};
	process.on('message', (job: Job) => {
		run(job).then(
			(measured) => process.send?.({ measured }),
			(error: Error) => process.send?.({ failure: error.message }),
		);
	});
	process.send?.({ ready: true });
}

void main();
process.on('disconnect', () => process.exit());
