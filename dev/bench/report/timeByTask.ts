/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Processor time of an item by task, read from a CPU profile. */
import { readFile } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import type { Table } from './table';

const PARAMETERS = "Parameters, n8n's expressions";
const CREDENTIAL = 'Credential';
const HTTP = "HTTP, n8n's client and Node.js";
const NODE = 'The node itself';
const GARBAGE = 'Garbage collection';
const REST = 'Engine, event loop and the rest';

const TASKS = [PARAMETERS, CREDENTIAL, HTTP, NODE, GARBAGE, REST];

/** Milliseconds by task. */
type Shares = Map<string, number>;

/** Whatever these call belongs to them as well. */
const WHOLE: Array<[string, (frame: Profiler.ProfileNode['callFrame']) => boolean]> = [
	[PARAMETERS, ({ functionName }) => functionName.endsWith('getNodeParameter')],
	[CREDENTIAL, ({ url }) => url.includes('/engine/credentials')],
];

/** By their files; what is in no file of these belongs to what called it. */
const BY_FILE: Array<[string, RegExp]> = [
	[HTTP, /axios|backend-network|request-helpers|proxy-from-env|node:(_http|https?$|net|.*stream)/],
	[NODE, /\/dist\/(omneo|nodes)\/|\/bench\/peers\//],
];

/** Processor time of each task for one item, without idle time. */
export async function timeByTask(file: string, items: number): Promise<Shares> {
	const profile = JSON.parse(await readFile(file, 'utf8')) as Profiler.Profile;
	const { nodes, samples = [], timeDeltas = [] } = profile;
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const taskOf = new Map<number, string>();
	const visit = (node: Profiler.ProfileNode, above: string) => {
		const task = taskIn(node.callFrame, above);
		taskOf.set(node.id, task);
		for (const child of node.children ?? []) visit(byId.get(child) as Profiler.ProfileNode, task);
	};
	visit(nodes[0], REST);

	const shares: Shares = new Map(TASKS.map((task) => [task, 0]));
	for (const [index, id] of samples.entries()) {
		if (byId.get(id)?.callFrame.functionName === '(idle)') continue;
		const task = taskOf.get(id) as string;
		shares.set(task, (shares.get(task) ?? 0) + timeDeltas[index] / 1000 / items);
	}
	return shares;
}

function taskIn(frame: Profiler.ProfileNode['callFrame'], above: string): string {
	if (frame.functionName === '(garbage collector)') return GARBAGE;
	if (WHOLE.some(([task]) => task === above)) return above;
	const [whole] = WHOLE.find(([, isIt]) => isIt(frame)) ?? [];
	const [byFile] = BY_FILE.find(([, file]) => file.test(frame.url)) ?? [];
	return whole ?? byFile ?? above;
}

/** A row for each peer. */
export function taskTable(title: string, peers: Array<{ name: string; shares: Shares }>): Table {
	const rows = peers.map(({ name, shares }) => {
		const times = TASKS.map((task) => shares.get(task) ?? 0);
		const all = times.reduce((sum, time) => sum + time, 0);
		return [name, ...[...times, all].map((time) => time.toFixed(2))];
	});
	return { title, head: ['Peer', ...TASKS, 'All'], rows };
}
