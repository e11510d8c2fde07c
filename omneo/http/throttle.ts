/** The one door through which the requests of a run go. */
import type { Clock } from '../concurrency/clock';
import { OmneoError } from '../errors';
import type { Transport } from './transport';
import type { Pace } from './rateLimiter';
import { JITTER, WAITS } from './retryPolicy';

/** How many requests may be under way: usually, and at most. */
export const AT_ONCE = { usual: 8, most: 32 };

/** Lets in as many at once as allowed, in the order they came, and no faster than the server wants. */
export class Gate {
	private underWay = 0;
	private line: Promise<unknown> = Promise.resolve();
	private onLeave = () => {};

	constructor(
		private readonly most: number,
		private readonly pace: Pace,
		private readonly clock: Clock,
	) {}

	/** The same transport, behind this door. */
	guard(transport: Transport): Transport {
		return async (request) => {
			await this.enter();
			const sentAt = this.clock.now();
			try {
				const outcome = await transport(request);
				if (outcome.ok) this.pace.heard(outcome.value, sentAt, this.clock.now());
				return outcome;
			} finally {
				this.underWay -= 1;
				this.onLeave();
			}
		};
	}

	private async enter(): Promise<void> {
		const entered = this.line.then(async () => await this.admit());
		this.line = entered.catch(() => {});
		await entered;
	}

	/** Only the first in line is here, so nobody overtakes. */
	private async admit(): Promise<void> {
		for (;;) {
			const delay = this.pace.delay(this.clock.now());
			if (delay > WAITS.patience * (1 + JITTER)) throw tooLong(delay);
			await this.clock.wait(delay);
			if (this.pace.delay(this.clock.now()) > 0) continue;
			if (this.underWay < this.pace.width(this.most)) break;
			await new Promise<void>((resolve) => (this.onLeave = resolve));
		}
		this.underWay += 1;
		this.pace.take(this.clock.now());
	}
}

function tooLong(delay: number): OmneoError {
	const minutes = Math.ceil(delay / 60_000);
	return new OmneoError({
		kind: 'rateLimited',
		message: `Omneo asks to wait ${minutes} minutes before the next request`,
		hint: 'Nothing was sent for this item. Run it again later.',
		retryable: true,
	});
}
