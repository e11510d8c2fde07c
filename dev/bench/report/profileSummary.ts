/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Sums up a CPU profile: which functions, and which packages, the time went to. */
import { readFile } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import type { Table } from './table';

/** Rows of each list. */
const MOST = 30;

interface Cost {
	/** Milliseconds in the function itself. */
	self: number;
	/** Milliseconds in it and in all that it called. */
	total: number;
}

export async function summarize(file: string): Promise<Table[]> {
	const profile = JSON.parse(await readFile(file, 'utf8')) as Profiler.Profile;
	const { byFunction, byPlace } = costs(profile);
	const head = ['Self ms', 'Total ms', 'Where'];
	return [
		table('By package', head, byPlace, ({ self }) => self),
		table('By function, self time', head, byFunction, ({ self }) => self),
		table('By function, with what it calls', head, byFunction, ({ total }) => total),
	];
}

function table(
	title: string,
	head: string[],
	costs: Map<string, Cost>,
	by: (cost: Cost) => number,
) {
	const sorted = [...costs].sort(([, one], [, other]) => by(other) - by(one)).slice(0, MOST);
	const rows = sorted.map(([where, { self, total }]) => [self.toFixed(1), total.toFixed(1), where]);
	return { title, head, rows };
}

function costs({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const selfOf = new Map<number, number>();
	for (const [index, id] of samples.entries()) {
		selfOf.set(id, (selfOf.get(id) ?? 0) + timeDeltas[index] / 1000);
	}
	const byFunction = new Map<string, Cost>();
	const byPlace = new Map<string, Cost>();

	/** Adds up a call and gives its time; what is further up the stack already holds it. */
	const visit = (node: Profiler.ProfileNode, stack: ReadonlySet<string>): number => {
		const self = selfOf.get(node.id) ?? 0;
		const place = placeOf(node.callFrame);
		const name = `${node.callFrame.functionName || '(anonymous)'}  ${place.file}`;
		const inner = new Set([...stack, name, place.owner]);
		const children = (node.children ?? []).map((id) => byId.get(id) as Profiler.ProfileNode);
		const total = children.reduce((sum, child) => sum + visit(child, inner), self);
		add(byFunction, name, self, stack.has(name) ? 0 : total);
		add(byPlace, place.owner, self, stack.has(place.owner) ? 0 : total);
		return total;
	};
	visit(nodes[0], new Set());
	return { byFunction, byPlace };
}

function add(costs: Map<string, Cost>, key: string, self: number, total: number): void {
	const cost = costs.get(key) ?? { self: 0, total: 0 };
	costs.set(key, { self: cost.self + self, total: cost.total + total });
}

/** The package that a function belongs to, and its file and line. */
function placeOf({ url, functionName, lineNumber }: Profiler.ProfileNode['callFrame']) {
	if (url === '') return { owner: functionName.startsWith('(') ? functionName : 'V8', file: '' };
	if (url.startsWith('node:')) return { owner: 'Node.js', file: `${url}:${lineNumber + 1}` };
	const path = url.startsWith('file:') ? fileURLToPath(url) : url;
	const [, inModules] = path.split(/.*\/node_modules\//);
	if (inModules) {
		const [, owner] = /^((?:@[^/]+\/)?[^/]+)/.exec(inModules) ?? [];
		return { owner, file: `${inModules}:${lineNumber + 1}` };
	}
	const own = path.slice(process.cwd().length + 1);
	return { owner: own.split('/').slice(0, 2).join('/'), file: `${own}:${lineNumber + 1}` };
}
