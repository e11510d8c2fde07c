/**
 * What follows a request that did not go through: all of it, as data, for every operation.
 * Sources: RFC 9110 section 9.2.2 (what may be repeated), RFC 6585 section 4 (429), and that Omneo
 * has no idempotency key (API reference), so that a create is never repeated on a guess.
 */
import type { FailureKind } from '../errors';

/** By what happens when a request reaches the server twice. */
export type RequestKind =
	/** Nothing. */
	| 'read'
	/** The same as once: updates, changes of status, links, deletes. */
	| 'repeatable'
	/** A second record: a customer who is booked twice. */
	| 'create';

export type RetryAction =
	/** Send it again. */
	| 'retry'
	/** Look whether it was done, and send it again when it was not. */
	| 'verifyThenRetry'
	/** Look whether it was done, and never send it again. */
	| 'verifyOnly';

export const RETRY_POLICY: Record<FailureKind, Record<RequestKind, RetryAction>> = {
	rateLimited: { read: 'retry', repeatable: 'retry', create: 'retry' },
	notDelivered: { read: 'retry', repeatable: 'retry', create: 'retry' },
	serverError: { read: 'retry', repeatable: 'verifyThenRetry', create: 'verifyThenRetry' },
	indeterminate: { read: 'retry', repeatable: 'verifyThenRetry', create: 'verifyOnly' },
};

/** All delays, in milliseconds. */
export const BACKOFF = {
	/** Before the second attempt, the third and so on; there are no more of them. */
	retryDelays: [500, 1_500, 4_000],
	/**
	 * Before each look for what may have been done. Their sum is how long a read may lag behind a
	 * write before a create is sent again, or its outcome stays unknown.
	 */
	verifyDelays: [0, 1_000, 2_000, 4_000, 8_000],
	/** The longest that one look waits for its answer. */
	verifyTimeout: 10_000,
	/** After a 429 that names no time, doubled each time in a row. */
	rateLimitDelay: 1_000,
	/** The longest that a request waits because of a limit before it is given up. */
	maxRateLimitWait: 600_000,
};

/** How long reads may lag behind writes, in milliseconds: as long as the looks go on. */
export function visibilityLag(): number {
	return BACKOFF.verifyDelays.reduce((sum, delay) => sum + delay, 0);
}

/** By how much delays are drawn out at random, so that several workers do not all come back at once. */
export const JITTER = 0.02;
