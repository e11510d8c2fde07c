/** A token bucket that answers as Laravel's throttle does: 429, `Retry-After` in whole seconds. */
import type { Limit } from '../messages';

export interface Decision {
	allowed: boolean;
	headers: Record<string, string>;
}

export class TokenBucket {
	private tokens: number;
	private at = performance.now();

	constructor(private readonly limit: Limit) {
		this.tokens = limit.burst;
	}

	/** Takes a token if there is one. A refused request takes none. */
	take(): Decision {
		const { perSecond, burst, headers } = this.limit;
		const now = performance.now();
		this.tokens = Math.min(burst, this.tokens + ((now - this.at) / 1000) * perSecond);
		this.at = now;
		const allowed = this.tokens >= 1;
		if (allowed) this.tokens -= 1;
		const responseHeaders: Record<string, string> = {};
		if (headers) {
			responseHeaders['x-ratelimit-limit'] = String(burst);
			responseHeaders['x-ratelimit-remaining'] = String(Math.floor(this.tokens));
		}
		if (!allowed) {
			const seconds = Math.max(1, Math.ceil((1 - this.tokens) / perSecond));
			responseHeaders['retry-after'] = String(seconds);
		}
		return { allowed, headers: responseHeaders };
	}
}
