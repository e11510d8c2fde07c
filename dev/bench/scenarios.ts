/** What the peers are put through. */
import { HTTP_REQUEST, type Limit, type NodeSettings, type ServerSettings } from './messages';

export interface Scenario {
	id: string;
	title: string;
	/** What its table is about. */
	kind: 'speed' | 'limit' | 'retry' | 'memory';
	items: number;
	server: ServerSettings;
	node: NodeSettings;
	peers: string[];
	/** Most rounds, where more would tell nothing new. */
	mostRounds?: number;
}

const OTHERS = ['sequential', 'declarative', HTTP_REQUEST];
const POOLS = ['ours-8', 'ours-16', 'ours-32'];
const ALL = ['ours-1', ...POOLS, ...OTHERS, `${HTTP_REQUEST}-fields`];

function speed(latencyMs: number, items: number): Scenario {
	return {
		id: `${latencyMs}ms`,
		title: `No limit, ${latencyMs} ms latency, ${items.toLocaleString('en')} items`,
		kind: 'speed',
		items,
		server: { latencyMs },
		node: {},
		peers: ALL,
	};
}

const RATE = { perSecond: 50, burst: 50 };

function limited(id: string, words: string, limit: Limit): Scenario {
	return {
		id,
		title: `A limit of ${limit.perSecond} requests/s, ${words}: 50 ms latency, 200 items, continue on error`,
		kind: 'limit',
		items: 200,
		server: { latencyMs: 50, limit },
		node: { onError: 'continueErrorOutput' },
		peers: [...POOLS, ...OTHERS],
	};
}

function retried(id: string, when: string, stored: boolean): Scenario {
	return {
		id,
		title: `Retry On Fail, one of 6 items is answered 500 once, ${when} it is stored`,
		kind: 'retry',
		items: 6,
		server: { latencyMs: 20, fault: { item: 2, stored } },
		node: { onError: 'stopWorkflow', retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
		peers: ['ours-1', 'ours-16', ...OTHERS],
	};
}

const SCENARIOS: Scenario[] = [
	speed(50, 200),
	speed(200, 100),
	speed(5, 1000),
	limited('limit', 'named in x-ratelimit headers', { ...RATE, headers: true }),
	limited('limit-bare', 'named in Retry-After only', { ...RATE, headers: false }),
	retried('retry-before', 'before', false),
	retried('retry-after', 'after', true),
	{
		id: 'memory',
		title: '10,000 items, 1 ms latency, each run in a fresh process',
		kind: 'memory',
		items: 10_000,
		server: { latencyMs: 1 },
		node: {},
		peers: ['ours-16', 'ours-16-raw', ...OTHERS],
		mostRounds: 3,
	},
];

/** The scenarios of those names; `limit` also stands for what begins with it. All of them when none is named. */
export function scenariosNamed(names: string[]): Scenario[] {
	if (names.length === 0) return SCENARIOS;
	const chosen = SCENARIOS.filter(({ id }) =>
		names.some((name) => id === name || id.startsWith(`${name}-`)),
	);
	if (chosen.length > 0) return chosen;
	throw new Error(`Scenarios: ${SCENARIOS.map(({ id }) => id).join(', ')}`);
}

/**
 * The shortest time that physics allows, in milliseconds: each request takes the latency, so many go
 * at once, and the limiter lets so many through.
 */
export function boundMs({ items, server: { latencyMs, limit } }: Scenario, inFlight: number) {
	const byLatency = Math.ceil(items / inFlight) * latencyMs;
	const byLimit = limit ? ((items - limit.burst) / limit.perSecond) * 1000 : 0;
	return Math.max(byLatency, byLimit);
}
