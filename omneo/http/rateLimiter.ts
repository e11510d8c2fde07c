/** How fast the server lets us go, learned from what it answers. Times in milliseconds. */
import type { HttpResponse } from './transport';
import { JITTER, WAITS } from './retryPolicy';
import { readLimits } from './rateLimitHeaders';

/** What a limit is believed to be: so many at once, and so many more as time goes on. */
interface Allowance {
	size: number;
	perMilli: number;
	left: number;
	/** When `left` was right. */
	at: number;
}

/** What went before a refusal: how many were let through, for how long, and the wait after it. */
interface Stretch {
	accepted: number;
	spent: number;
	wait: number;
}

/** How many fillings of the allowance must pass untroubled before more is tried, and how fast that grows per second. */
const SETTLED = 4;
const GROWTH = 0.5;

/** After so long without a request, what was counted before says nothing about the limit. */
const IDLE = 5_000;

/** A told time of nothing at all is not taken at its word. */
const SHORTEST_WAIT = 50;

/**
 * Free until the first 429. That tells how many requests fit into the time up to the one when the
 * server wants to be asked again; from then on requests keep to it, and try a little more once it
 * has held for a while. One for all requests that count against the same limit.
 */
export class Pace {
	private opensAt = -Infinity;
	private refusedAt = -Infinity;
	private refusals = 0;
	/** As the last answer told it. */
	private remaining?: number;
	private allowance?: Allowance;
	/** The stretch since the last refusal, or since the first request. */
	private since?: number;
	private accepted = 0;
	private grownAt = 0;
	private stretch?: Stretch;
	private tookAt = -Infinity;

	constructor(private readonly random: () => number) {}

	/** How long the next request has to wait; 0 when it may go now. */
	delay(now: number): number {
		const closed = Math.max(0, this.opensAt - now);
		const allowance = this.refilled(now);
		if (!allowance || allowance.left >= 1) return closed;
		return Math.max(closed, Math.ceil((1 - allowance.left) / allowance.perMilli));
	}

	/** How many may be under way at once: no more than the server says are left, so that few are turned away. */
	width(most: number): number {
		return this.remaining === undefined ? most : Math.min(most, Math.max(1, this.remaining));
	}

	/** A request is sent. */
	take(now: number): void {
		const allowance = this.refilled(now);
		const idle = Math.max(IDLE, 2 / (allowance?.perMilli ?? Infinity));
		if (this.since === undefined || now - Math.max(this.tookAt, this.opensAt) > idle) {
			this.since = now;
			this.accepted = 0;
		}
		this.tookAt = now;
		if (allowance) this.allowance = { ...allowance, left: allowance.left - 1 };
	}

	/** A request was answered. */
	heard({ status, headers }: HttpResponse, sentAt: number, now: number): void {
		const { remaining, wait } = readLimits(headers, now);
		this.remaining = remaining;
		if (status === 429) {
			this.refused(wait, sentAt, now);
			return;
		}
		const used = remaining === 0 || status === 503;
		if (used && wait !== undefined) this.closeUntil(now + wait);
		if (sentAt < (this.since ?? now)) {
			// Let through before the limit was met, and answered after it: it fitted in as well.
			if (this.stretch && now < this.opensAt) {
				this.stretch.accepted += 1;
				this.learn(this.stretch, this.opensAt);
			}
			return;
		}
		this.accepted += 1;
		this.refusals = 0;
		this.grow(now);
	}

	private refused(told: number | undefined, sentAt: number, now: number): void {
		const wait = Math.max(SHORTEST_WAIT, told ?? WAITS.limited * 2 ** Math.min(this.refusals, 5));
		const until = now + wait * (1 + JITTER * this.random());
		// Those that were under way when the limit was met say nothing new about it.
		if (sentAt <= this.refusedAt) {
			if (told !== undefined) this.closeUntil(until);
			return;
		}
		this.refusals += 1;
		this.refusedAt = now;
		this.closeUntil(until);
		this.stretch = { accepted: this.accepted, spent: now - (this.since ?? now), wait };
		this.since = this.opensAt;
		this.accepted = 0;
		this.learn(this.stretch, this.opensAt);
	}

	private learn({ accepted, spent, wait }: Stretch, at: number): void {
		// After the time that was told, one more at least is let through.
		const perMilli = Math.max(accepted / (spent + wait), 1 / wait);
		const size = Math.max(1, accepted - perMilli * spent);
		this.allowance = { size, perMilli, left: size, at };
	}

	private closeUntil(moment: number): void {
		this.opensAt = Math.max(this.opensAt, moment);
	}

	private refilled(now: number): Allowance | undefined {
		if (!this.allowance) return undefined;
		const { size, perMilli, left, at } = this.allowance;
		const earned = Math.max(0, now - at) * perMilli;
		return { size, perMilli, left: Math.min(size, left + earned), at: Math.max(now, at) };
	}

	private grow(now: number): void {
		const { allowance } = this;
		if (allowance && this.accepted > SETTLED * allowance.size) {
			const seconds = Math.min(1_000, now - this.grownAt) / 1000;
			this.allowance = { ...allowance, perMilli: allowance.perMilli * (1 + GROWTH * seconds) };
		}
		this.grownAt = now;
	}
}
