/** Ends the requests of a run together when Omneo lets none of them through. */
import { OmneoError } from '../errors';

/** So many failed attempts in a row, of requests that were given up, are an outage. */
const FAILURES_OF_AN_OUTAGE = 3;

/**
 * A circuit breaker. It opens once requests are given up although none went through since they began;
 * what was not sent by then fails at once, so that a long list ends within about one item's patience.
 * One request is let through as a probe, and closes it when it succeeds.
 */
export class OutageBreaker {
	private lastSuccessAt = -Infinity;
	private failures = 0;
	private cause?: OmneoError;
	private hasProbed = false;

	get isOpen(): boolean {
		return this.cause !== undefined;
	}

	/** A request was answered. Times in milliseconds since 1970. */
	onSuccess(now: number): void {
		this.lastSuccessAt = now;
		this.failures = 0;
		this.cause = undefined;
		this.hasProbed = false;
	}

	/** A request that began then is given up after so many attempts. */
	onGivenUp(error: OmneoError, begunAt: number, attempts: number): void {
		if (this.lastSuccessAt >= begunAt || error.kind === 'cancelled') return;
		this.failures += attempts;
		if (this.failures >= FAILURES_OF_AN_OUTAGE) this.cause = error;
	}

	/**
	 * Called before a request is sent for the first time.
	 * @returns whether it is a probe, which gets one attempt
	 * @throws OmneoError while the breaker is open: nothing was sent
	 */
	enter(): boolean {
		if (!this.cause) return false;
		if (!this.hasProbed) return (this.hasProbed = true);
		const { kind, code, message } = this.cause;
		throw new OmneoError({
			kind,
			code,
			message: `Nothing was sent for this item because the requests before it failed: ${message}`,
			hint: 'Run this item again when Omneo responds.',
			retryable: true,
		});
	}
}
