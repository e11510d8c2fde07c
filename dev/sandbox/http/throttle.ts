/**
 * The request limit, a token bucket for each API token, as Omneo's `user.throttle` suggests. It runs
 * on real time and not on the sandbox's clock, because a client that waits does so in real time.
 * Source: none is public; body and headers are Laravel's defaults.
 */
import type { RateLimit } from '../data/switches';

interface Rate {
	perSecond: number;
	burst: number;
}

/** A token bucket: holds `burst` tokens at most and earns `perSecond` of them. */
export class TokenBucket {
	/** `at` is the time of the first use, in milliseconds of any clock; `take` reads the same one. */
	constructor(
		private tokens: number,
		private at: number,
	) {}

	/** Whole tokens left. */
	get remaining(): number {
		return Math.floor(this.tokens);
	}

	/** Takes a token and returns 0; returns the whole seconds to wait when the bucket is empty. */
	take(at: number, { perSecond, burst }: Rate): number {
		this.tokens = Math.min(burst, this.tokens + ((at - this.at) / 1000) * perSecond);
		this.at = at;
		if (this.tokens < 1) return Math.max(1, Math.ceil((1 - this.tokens) / perSecond));
		this.tokens -= 1;
		return 0;
	}
}

interface Refusal {
	headers: Record<string, string>;
	body: { message: string };
}

export class Throttle {
	private readonly buckets = new Map<string, TokenBucket>();

	reset(): void {
		this.buckets.clear();
	}

	/** Counts one request of the token; gives the 429 when it is one too many. */
	take(token: string, limit: RateLimit): Refusal | null {
		const at = Date.now();
		const bucket = this.buckets.get(token) ?? new TokenBucket(limit.burst, at);
		this.buckets.set(token, bucket);
		const seconds = bucket.take(at, limit);
		if (seconds === 0) return null;
		const headers: Record<string, string> = {
			'x-ratelimit-limit': String(limit.burst),
			'x-ratelimit-remaining': '0',
		};
		if (limit.retryAfter === 'seconds') headers['retry-after'] = String(seconds);
		if (limit.retryAfter === 'date') {
			headers['retry-after'] = new Date(at + seconds * 1000).toUTCString();
		}
		return { headers, body: { message: 'Too Many Attempts.' } };
	}
}
