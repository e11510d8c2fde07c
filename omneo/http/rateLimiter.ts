/** How fast the server lets us go, learned from what it answers. Times in milliseconds. */
import type { HttpResponse } from './transport';
import { JITTER, BACKOFF } from './retryPolicy';
import { readRateLimitHeaders } from './rateLimitHeaders';

/** What a limit is believed to be: so many at once, and so many more as time goes on. */
interface TokenBucket {
	size: number;
	ratePerMs: number;
	tokens: number;
	/** When `left` was right. */
	updatedAt: number;
}

/** What went before a refusal: how many were let through, for how long, and the wait after it. */
interface RequestWindow {
	accepted: number;
	elapsed: number;
	wait: number;
}

/** How many fillings of the allowance must pass untroubled before more is tried, and how fast that grows per second. */
const PROBE_AFTER_REFILLS = 4;
const PROBE_RATE = 0.5;

/** After so long without a request, what was counted before says nothing about the limit. */
const IDLE_MS = 5_000;

/** The shortest wait: a server that names none or zero is not asked at once again. */
const MIN_WAIT_MS = 50;

/** How many waits in a row a server may name in vain before they grow. */
const TRUSTED_WAITS = 4;

/**
 * Free until the first 429. That tells how many requests fit into the time up to the one when the
 * server wants to be asked again; from then on requests keep to it, and try a little more once it
 * has held for a while. One for all requests that count against the same limit.
 */
export class AdaptiveRateLimiter {
	private blockedUntil = -Infinity;
	private limitedAt = -Infinity;
	private consecutiveLimits = 0;
	/** As the last answer gave it. */
	private remaining?: number;
	private bucket?: TokenBucket;
	/** The stretch since the last refusal, or since the first request. */
	private windowStart?: number;
	private accepted = 0;
	private probedAt = 0;
	private lastWindow?: RequestWindow;
	private lastRequestAt = -Infinity;

	constructor(private readonly random: () => number) {}

	/** How long the next request has to wait; 0 when it may go now. */
	delayUntilNext(now: number): number {
		const closed = Math.max(0, this.blockedUntil - now);
		const allowance = this.refilled(now);
		if (!allowance || allowance.tokens >= 1) return closed;
		return Math.max(closed, Math.ceil((1 - allowance.tokens) / allowance.ratePerMs));
	}

	/** How many may be under way at once: no more than the server says are left, so that few are turned away. */
	concurrencyLimit(most: number): number {
		return this.remaining === undefined ? most : Math.min(most, Math.max(1, this.remaining));
	}

	/** A request is sent. */
	onRequest(now: number): void {
		const allowance = this.refilled(now);
		const idle = Math.max(IDLE_MS, 2 / (allowance?.ratePerMs ?? Infinity));
		if (
			this.windowStart === undefined ||
			now - Math.max(this.lastRequestAt, this.blockedUntil) > idle
		) {
			this.windowStart = now;
			this.accepted = 0;
		}
		this.lastRequestAt = now;
		if (allowance) this.bucket = { ...allowance, tokens: allowance.tokens - 1 };
	}

	/** A request was answered. */
	onResponse({ status, headers }: HttpResponse, sentAt: number, now: number): void {
		const { remaining, waitMs } = readRateLimitHeaders(headers, now);
		this.remaining = remaining;
		if (status === 429) {
			this.onLimited(waitMs, sentAt, now);
			return;
		}
		const used = remaining === 0 || status === 503;
		if (used && waitMs !== undefined) this.blockUntil(now + waitMs);
		if (sentAt < (this.windowStart ?? now)) {
			// Let through before the limit was met, and answered after it: it fitted in as well.
			if (this.lastWindow && now < this.blockedUntil) {
				this.lastWindow.accepted += 1;
				this.estimateBucket(this.lastWindow, this.blockedUntil);
			}
			return;
		}
		this.accepted += 1;
		this.consecutiveLimits = 0;
		this.probe(now);
	}

	private onLimited(given: number | undefined, sentAt: number, now: number): void {
		const wait = this.waitAfterLimit(given);
		const until = now + wait * (1 + JITTER * this.random());
		// Those that were under way when the limit was met say nothing new about it.
		if (sentAt <= this.limitedAt) {
			if (given !== undefined) this.blockUntil(until);
			return;
		}
		this.consecutiveLimits += 1;
		this.limitedAt = now;
		this.blockUntil(until);
		this.lastWindow = { accepted: this.accepted, elapsed: now - (this.windowStart ?? now), wait };
		this.windowStart = this.blockedUntil;
		this.accepted = 0;
		this.estimateBucket(this.lastWindow, this.blockedUntil);
	}

	/** A wait of nothing, or one that is too short time and again, is not what the server means. */
	private waitAfterLimit(given: number | undefined): number {
		const backoff = (times: number) => BACKOFF.rateLimitDelay * 2 ** Math.min(times, 5);
		if (given === undefined || given <= 0) return backoff(this.consecutiveLimits);
		const tooShort = this.consecutiveLimits - TRUSTED_WAITS;
		return Math.max(MIN_WAIT_MS, given, tooShort < 0 ? 0 : backoff(tooShort));
	}

	private estimateBucket({ accepted, elapsed, wait }: RequestWindow, updatedAt: number): void {
		// After the time that the server named, one more at least is let through.
		const ratePerMs = Math.max(accepted / (elapsed + wait), 1 / wait);
		const size = Math.max(1, accepted - ratePerMs * elapsed);
		this.bucket = { size, ratePerMs, tokens: size, updatedAt };
	}

	private blockUntil(moment: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, moment);
	}

	private refilled(now: number): TokenBucket | undefined {
		if (!this.bucket) return undefined;
		const { size, ratePerMs, tokens, updatedAt } = this.bucket;
		const earned = Math.max(0, now - updatedAt) * ratePerMs;
		return {
			size,
			ratePerMs,
			tokens: Math.min(size, tokens + earned),
			updatedAt: Math.max(now, updatedAt),
		};
	}

	private probe(now: number): void {
		const { bucket } = this;
		if (bucket && this.accepted > PROBE_AFTER_REFILLS * bucket.size) {
			const seconds = Math.min(1_000, now - this.probedAt) / 1000;
			this.bucket = { ...bucket, ratePerMs: bucket.ratePerMs * (1 + PROBE_RATE * seconds) };
		}
		this.probedAt = now;
	}
}
