/** What can go wrong, in combinations. */
import type { Conditions } from './conditions';
import type { Trouble } from './history';

const calm: Trouble = { restarts: 0, hours: 2 };
const killed: Trouble = { restarts: 0.02, hours: 2 };

export const worlds: Array<[name: string, conditions: Partial<Conditions>, trouble: Trouble]> = [
	['a server that sorts', {}, calm],
	[
		'a server that sorts, lags, and fails at times, and an n8n that is killed',
		{ lagMs: 5_000, failures: 0.02 },
		killed,
	],
	['a server that sorts, and shows changes up to a minute late', { lagMs: 60_000 }, calm],
	['a server that ignores the sort', { sort: 'ignored' }, calm],
	[
		'a server that ignores the sort and lists the newest first',
		{ sort: 'ignored', order: 'newest', lagMs: 5_000 },
		killed,
	],
	[
		'a server that refuses sort and filter',
		{ sort: 'refused', range: 'refused', failures: 0.01 },
		killed,
	],
	['a server that filters and does not sort', { sort: 'refused', range: 'honoured' }, killed],
	['a server that ignores the filter', { sort: 'ignored', range: 'ignored', lagMs: 5_000 }, calm],
	['a list that names no total', { saysTotal: false, lagMs: 2_000 }, killed],
	['clocks that are five minutes apart', { skewMs: 300_000 }, killed],
	['clocks that are five minutes apart the other way', { skewMs: -300_000, sort: 'ignored' }, calm],
	['bursts', { rate: 1 / 4, pageSize: 20 }, { restarts: 0.01, hours: 0.5 }],
];
