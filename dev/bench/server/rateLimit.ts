/** The limit of the bench's server: refuses as Laravel's throttle does, with `Retry-After` in whole seconds. */
import { TokenBucket } from '../../sandbox/http/throttle';
import type { Limit } from '../messages';

interface Decision {
	allowed: boolean;
	headers: Record<string, string>;
}

export class RateLimit {
	private readonly bucket: TokenBucket;

	constructor(private readonly limit: Limit) {
		this.bucket = new TokenBucket(limit.burst, performance.now());
	}

	/** Takes a token if there is one. A refused request takes none. */
	take(): Decision {
		const seconds = this.bucket.take(performance.now(), this.limit);
		const headers: Record<string, string> = {};
		if (this.limit.headers) {
			headers['x-ratelimit-limit'] = String(this.limit.burst);
			headers['x-ratelimit-remaining'] = String(this.bucket.remaining);
		}
		if (seconds > 0) headers['retry-after'] = String(seconds);
		return { allowed: seconds === 0, headers };
	}
}
