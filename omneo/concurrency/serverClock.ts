/** What time it is for Omneo, as far as its answers say. */

/** One for each run. All times in milliseconds since 1970. */
export class ServerClock {
	private aheadMs?: number;

	constructor(private readonly hostNow: () => number = () => Date.now()) {}

	/** An answer that names its time came just now. */
	observe(serverMs: number): void {
		this.aheadMs = serverMs - this.hostNow();
	}

	/** By Omneo's clock once an answer has named it, until then by this machine's. */
	now(): number {
		return this.hostNow() + (this.aheadMs ?? 0);
	}

	/** The times it may be now: the clocks of both sides, as one of them may be wrong. */
	both(): number[] {
		return [this.hostNow(), this.now()];
	}
}
