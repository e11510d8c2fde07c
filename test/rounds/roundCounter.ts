/** Counts the requests of a run, and the rounds that they come in. */
import type { Sandbox } from '../../dev/sandbox';
import { pause } from '../../dev/sandbox/process';

/** So many pauses without a new request end a round: each of them is a turn of the event loop that client and sandbox share. */
const QUIET_PAUSES = 25;
const PAUSE_MS = 2;

/**
 * A round is the requests that are under way together: every answer is held back until no further
 * request comes, and then all are given at once. How long that takes is no part of the result.
 */
export class RoundCounter {
	/** What was asked for, as `GET /locations`, by rounds. */
	readonly rounds: string[][] = [];
	private held: Array<{ name: string; answer: () => void }> = [];
	private arrivals = 0;
	private isRunning = true;

	constructor(sandbox: Sandbox) {
		sandbox.onRequest(
			async ({ method, path }) =>
				await new Promise<void>((answer) => {
					this.arrivals += 1;
					this.held.push({ name: `${method} ${path.replace('/api/v3', '')}`, answer });
				}),
		);
	}

	get requests(): number {
		return this.rounds.flat().length;
	}

	/** Counts until the work is done. */
	async during<T>(work: Promise<T>): Promise<T> {
		const stop = () => void (this.isRunning = false);
		work.then(stop, stop);
		while (this.isRunning) {
			await this.quiet();
			const round = this.held.splice(0);
			if (round.length > 0) this.rounds.push(round.map(({ name }) => name).sort());
			for (const { answer } of round) answer();
		}
		return await work;
	}

	private async quiet(): Promise<void> {
		let before = this.arrivals;
		for (let pauses = 0; pauses < QUIET_PAUSES && this.isRunning; pauses++) {
			await pause(PAUSE_MS);
			if (this.arrivals !== before) pauses = 0;
			before = this.arrivals;
		}
	}
}
