/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** A process that books rows on the engine until it is killed: what it is to do comes as its argument, as JSON. */
import { moveHostClock } from '../../dev/engine/hostClock';
import { Engine, type RunOptions } from '../../dev/engine/engine';
import { NOW, omneoNode, workflowWith } from '../engine/support';
import { formFor, rowOf } from './fixtures';
import type { Scenario } from './scenario';

const { scenario, credential } = JSON.parse(process.argv[2]) as {
	scenario: Scenario;
	credential: object;
};

async function main(): Promise<void> {
	moveHostClock(NOW);
	const engine = await Engine.start();
	const items = scenario.people.map((person) => ({ json: rowOf(person) }));
	const credentials: RunOptions['credentials'] = { omneoApi: credential as never };
	await engine.run(workflowWith(omneoNode(formFor(scenario))), { items, credentials });
}

void main();
