/** The one door through which the requests of a run go. */
import type { Clock } from '../concurrency/clock';
import { OmneoError } from '../errors';
import { counted } from '../text';
import type { Transport } from './transport';
import type { AdaptiveRateLimiter } from './rateLimiter';
import { JITTER, BACKOFF } from './retryPolicy';

/** How many requests may be under way: usually, and at most. */
export const CONCURRENCY = { default: 8, max: 32 };

/** Lets in as many at once as allowed, in the order they came, and no faster than the server wants. */
export class Throttle {
	private inFlight = 0;
	private queue: Promise<unknown> = Promise.resolve();
	private onRelease = () => {};

	constructor(
		private readonly maxConcurrent: number,
		private readonly limiter: AdaptiveRateLimiter,
		private readonly clock: Clock,
	) {}

	/** The same transport, behind this door. */
	wrap(transport: Transport): Transport {
		return async (request) => {
			await this.acquire();
			const sentAt = this.clock.now();
			try {
				const outcome = await transport(request);
				if (outcome.ok) this.limiter.onResponse(outcome.value, sentAt, this.clock.now());
				return outcome;
			} finally {
				this.inFlight -= 1;
				this.onRelease();
			}
		};
	}

	private async acquire(): Promise<void> {
		const entered = this.queue.then(async () => await this.waitForTurn());
		this.queue = entered.catch(() => {});
		await entered;
	}

	/** Only the first in line is here, so the order stays. */
	private async waitForTurn(): Promise<void> {
		for (;;) {
			const delay = this.limiter.delayUntilNext(this.clock.now());
			if (delay > BACKOFF.maxRateLimitWait * (1 + JITTER)) throw tooLong(delay);
			await this.clock.wait(delay);
			if (this.limiter.delayUntilNext(this.clock.now()) > 0) continue;
			if (this.inFlight < this.limiter.concurrencyLimit(this.maxConcurrent)) break;
			await new Promise<void>((resolve) => (this.onRelease = resolve));
		}
		this.inFlight += 1;
		this.limiter.onRequest(this.clock.now());
	}
}

function tooLong(delay: number): OmneoError {
	const minutes = Math.ceil(delay / 60_000);
	return new OmneoError({
		kind: 'rateLimited',
		message: `Omneo's rate limit was reached for the next ${counted(minutes, 'minute')}`,
		hint: 'Nothing was sent for this item. Run it again later.',
		retryable: true,
	});
}
