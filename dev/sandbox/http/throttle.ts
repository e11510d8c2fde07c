/**
 * The request limit, one per token as Omneo's `user.throttle` suggests. It counts real time, not the
 * sandbox's clock: a client that is told to wait waits for real.
 * Source: none is public; body and headers are Laravel's defaults.
 */
import type { RateLimit } from '../data/switches';

interface Bucket {
	left: number;
	at: number;
}

interface Refused {
	headers: Record<string, string>;
	body: { message: string };
}

export class Throttle {
	private buckets = new Map<string, Bucket>();

	reset(): void {
		this.buckets.clear();
	}

	/** Takes one request from the token's allowance, or says how to refuse it. */
	take(token: string, limit: RateLimit): Refused | null {
		const at = Date.now();
		const bucket = this.buckets.get(token) ?? { left: limit.burst, at };
		const earned = ((at - bucket.at) / 1000) * limit.perSecond;
		const left = Math.min(limit.burst, bucket.left + earned);
		const allowed = left >= 1;
		this.buckets.set(token, { left: allowed ? left - 1 : left, at });
		if (allowed) return null;
		const seconds = Math.max(1, Math.ceil((1 - left) / limit.perSecond));
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
