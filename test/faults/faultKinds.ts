/** What can happen to a booking on its way to Omneo and back, and what has to come of it. */
import type { Fault } from '../../dev/sandbox';

/** How long the node waits for an answer when the fault is one of time. */
export const PATIENCE_MS = 400;
/** How long it waits otherwise: no machine is ever this slow. */
export const LONG_PATIENCE_MS = 20_000;

/** What becomes of an item that meets a fault once and then finds the service in order. */
type Fate =
	/** Booked: it can be known. */
	| 'booked'
	/** Reported as unknown: the node cannot find out. */
	| 'unknown'
	/** Reported as not booked. */
	| 'refused'
	/** One of the two, by how the time falls. */
	| 'either';

export interface FaultKind {
	name: string;
	/** At a moment of the sandbox's clock, as some answers name a time. */
	fault(now: Date): Omit<Fault, 'method' | 'path' | 'bodyPart' | 'nth' | 'times'>;
	fate: Fate;
	/** The node's own patience decides, so that it must be short. */
	timed?: true;
	/** Waited for as long as it lasts, so that it must not last for ever. */
	waitedFor?: true;
}

const PAGE = '<!doctype html><html><body><h1>Please sign in</h1></body></html>';
const BROKEN = '{"data": {"id":';

function kind(name: string, fate: Fate, fault: ReturnType<FaultKind['fault']>): FaultKind {
	return { name, fate, fault: () => fault };
}

function timed(name: string, fate: Fate, fault: ReturnType<FaultKind['fault']>): FaultKind {
	return { ...kind(name, fate, fault), timed: true };
}

function limit(name: string, headers: (now: Date) => Record<string, string>): FaultKind {
	const fault = (now: Date) => ({ status: 429, headers: headers(now) });
	return { name, fate: 'booked', fault, waitedFor: true };
}

export const FAULTS: FaultKind[] = [
	limit('429, Retry-After in seconds', () => ({ 'retry-after': '1' })),
	limit('429, Retry-After as a date', (now) => ({
		'retry-after': new Date(now.getTime() + 1500).toUTCString(),
	})),
	limit('429, no Retry-After', () => ({})),
	kind('500, nothing stored', 'booked', { status: 500 }),
	kind('500, stored', 'booked', { status: 500, when: 'after' }),
	kind('503, nothing stored', 'booked', { status: 503 }),
	kind('503, stored', 'booked', { status: 503, when: 'after' }),
	kind('502, nothing stored', 'unknown', { status: 502, body: PAGE }),
	kind('502, stored', 'booked', { status: 502, body: PAGE, when: 'after' }),
	kind('504, stored a little later', 'either', { status: 504, handledAfterMs: 100 }),
	kind('408, stored much later', 'either', { status: 408, handledAfterMs: 900 }),
	kind('connection cut, nothing stored', 'unknown', { reset: true }),
	kind('connection cut, stored', 'booked', { reset: true, when: 'after' }),
	timed('timeout, stored at once', 'booked', { delayMs: 3000, when: 'after' }),
	timed('timeout, stored a little later', 'either', { delayMs: PATIENCE_MS + 100 }),
	timed('timeout, stored much later', 'either', { delayMs: PATIENCE_MS + 900 }),
	timed('timeout, never stored', 'unknown', { delayMs: 3000, status: 504 }),
	kind('answer cut in half, nothing stored', 'unknown', { status: 201, truncate: true }),
	kind('answer cut in half, stored', 'booked', { truncate: true, when: 'after' }),
	kind('broken JSON, nothing stored', 'unknown', { status: 201, body: BROKEN }),
	kind('broken JSON, stored', 'booked', { body: BROKEN, when: 'after' }),
	kind('HTML page, nothing stored', 'unknown', { status: 200, body: PAGE }),
	kind('HTML page, stored', 'booked', { status: 200, body: PAGE, when: 'after' }),
	timed('slow drip, whole in the end', 'booked', { when: 'after', slow: { everyMs: 15 } }),
	timed('slow drip that stops halfway', 'booked', {
		when: 'after',
		slow: { everyMs: 15, ending: 'silence' },
	}),
	timed('slow drip without an end', 'booked', {
		when: 'after',
		slow: { everyMs: 15, ending: 'endless' },
	}),
];
