/** A peer's runs of a scenario, summed up. Times in milliseconds, memory in megabytes. */
import type { Sample } from '../messages';
import type { Measurement } from '../measure';
import { type Scenario, boundMs } from '../scenarios';
import { type Spread, spreadOf } from '../statistics';

export interface Row {
	peer: string;
	name: string;
	time: Spread;
	itemsPerSecond: number;
	/** Processor time of the client process for each item. */
	cpuPerItem: Spread;
	/** The shortest time that physics allows. */
	bound: number;
	/** Bound by median time. */
	share: number;
	/** The worst of all rounds, as are the ones below. */
	booked: number;
	failed: number;
	posts: number;
	refused: number;
	/** Appointments in the server's book. */
	stored: number;
	duplicates: number;
	sentTwice: number;
	connections: number;
	mostInFlight: number;
	ordered: boolean;
	paired: boolean;
	/** Whether the workflow was stopped in any round. */
	stopped: boolean;
	/** Mean of what the server's latency came to. */
	latency: number;
	memory?: { rssBefore: Spread; rssPeak: Spread; heapPeak: Spread };
}

export function rowsOf({ scenario, samples }: Measurement): Row[] {
	return [...samples].map(([peer, runs]) => rowOf(scenario, peer, runs));
}

function rowOf(scenario: Scenario, peer: string, runs: Sample[]): Row {
	const { items } = scenario;
	const [{ name, inFlight }] = runs;
	const time = spreadOf(runs.map(({ wallMs }) => wallMs));
	const bound = boundMs(scenario, inFlight);
	const server = runs.map((run) => run.server);
	return {
		peer,
		name,
		time,
		itemsPerSecond: (items / time.median) * 1000,
		cpuPerItem: spreadOf(runs.map(({ cpuMs }) => cpuMs / items)),
		bound,
		share: bound / time.median,
		booked: Math.min(...runs.map(({ booked }) => booked)),
		failed: Math.max(...runs.map(({ failed }) => failed)),
		posts: Math.max(...server.map(({ posts }) => posts)),
		refused: Math.max(...server.map(({ refused }) => refused)),
		stored: Math.max(...server.map(({ stored }) => stored)),
		duplicates: Math.max(...server.map(({ duplicates }) => duplicates)),
		sentTwice: Math.max(...server.map(({ sentTwice }) => sentTwice)),
		connections: Math.max(...server.map(({ connections }) => connections)),
		mostInFlight: Math.max(...server.map(({ mostInFlight }) => mostInFlight)),
		ordered: runs.every(({ ordered }) => ordered),
		paired: runs.every(({ paired }) => paired),
		stopped: runs.some(({ error }) => error !== undefined),
		latency: spreadOf(server.map(({ meanLatencyMs }) => meanLatencyMs)).median,
		memory: memoryOf(runs),
	};
}

const MEGABYTE = 1024 * 1024;

function memoryOf(runs: Sample[]): Row['memory'] {
	const seen = runs.flatMap(({ memory }) => memory ?? []);
	if (seen.length === 0) return undefined;
	return {
		rssBefore: spreadOf(seen.map(({ rssBefore }) => rssBefore / MEGABYTE)),
		rssPeak: spreadOf(seen.map(({ rssPeak }) => rssPeak / MEGABYTE)),
		heapPeak: spreadOf(seen.map(({ heapPeak }) => heapPeak / MEGABYTE)),
	};
}
