/** What a tenant in memory is like, and what its numbers and times are made with. */

type Side = 'honoured' | 'ignored' | 'refused';

export interface Conditions {
	sort: Side;
	range: Side;
	/** The order of a list that isn't sorted. */
	order: 'oldest' | 'newest';
	pageSize: number;
	/** Whether lists say how many records they have. */
	saysTotal: boolean;
	/** How long a change may not show yet, in milliseconds. */
	lagMs: number;
	/** How far this machine's clock is behind the tenant's stamps, in milliseconds. */
	skewMs: number;
	/** How many changes there are in a second, on average. */
	rate: number;
	/** How often a request fails, of 1. */
	failures: number;
	/** How long a request takes at most, in milliseconds; others have changes meanwhile. */
	slowest: number;
}

export const CALM: Conditions = {
	sort: 'honoured',
	range: 'honoured',
	order: 'oldest',
	pageSize: 5,
	saysTotal: true,
	lagMs: 0,
	skewMs: 0,
	rate: 0,
	failures: 0,
	slowest: 2_000,
};

/** When a tenant begins. */
export const START = Date.UTC(2027, 2, 15, 8);

/** Numbers that look random and are the same for the same seed. */
export function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function text(millis: number): string {
	return new Date(millis).toISOString().slice(0, 19).replace('T', ' ');
}

export function millisOf(written: unknown): number {
	return Date.parse(`${String(written).replace(' ', 'T')}Z`);
}
