/** Retries a request until it succeeds, fails for good, or its outcome stays unknown. */
import { type Result, ok, invalid } from '../validation';
import type { Clock } from '../concurrency/clock';
import { OmneoError, withChanges } from '../errors';
import { OutageBreaker } from './outageBreaker';
import { BACKOFF, JITTER, RETRY_POLICY, type RequestKind, type RetryAction } from './retryPolicy';
import { earlierDoubt, givenUp, outcomeUnknown } from './unsureOutcome';

/** One thing to be done, whatever number of requests it takes. */
interface RetryableRequest<T> {
	kind: RequestKind;
	/** Sends the request, once. */
	send(): Promise<T>;
	/** Looks whether it was done after all. Reads only. Without it, that cannot be found out. */
	verify?(): Promise<T | undefined>;
	/** The result, when this refusal of a later attempt means that an earlier one was done. */
	resultIfAlreadyApplied?(error: OmneoError): T | undefined;
	/** What a person has to look for in Omneo while the outcome is unknown. */
	manualCheckHint?: string;
}

/** What the looks for it showed: its result, that it is absent, or nothing clear. */
type Verdict<T> = Result<T | undefined, 'unclear' | 'unanswered'>;

interface Attempt {
	begunAt: number;
	attempts: number;
	/** A failed attempt may have been applied even so. */
	maybeApplied: boolean;
	isProbe: boolean;
}

export class Retrier {
	/** Reads may work while every write fails, so each has its own. */
	private readonly readBreaker = new OutageBreaker();
	private readonly writeBreaker = new OutageBreaker();

	constructor(private readonly clock: Clock) {}

	/**
	 * The result of the request.
	 * @throws OmneoError; with `outcomeUnknown` when it may have been done or not.
	 */
	async execute<T>(request: RetryableRequest<T>): Promise<T> {
		const breaker = this.breakerOf(request);
		const state: Attempt = {
			begunAt: this.clock.now(),
			attempts: 1,
			maybeApplied: false,
			isProbe: breaker.enter(),
		};
		for (;;) {
			const sent = await settle(request.send());
			if (sent.ok) {
				breaker.onSuccess(this.clock.now());
				return sent.value;
			}
			const result = await this.afterFailure(request, sent.problem, state);
			if (result !== undefined) return result;
		}
	}

	/** Repeats a look until it finds something; undefined when it does not for as long as reads may lag. */
	async awaitVisible<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
		for (const delay of BACKOFF.verifyDelays) {
			await this.pause(delay);
			const found = await look();
			if (found !== undefined) return found;
		}
		return undefined;
	}

	/** The result when it is known, undefined when the request is to be sent again. */
	private async afterFailure<T>(
		request: RetryableRequest<T>,
		error: OmneoError,
		state: Attempt,
	): Promise<T | undefined> {
		const breaker = this.breakerOf(request);
		const action = error.failureKind && RETRY_POLICY[error.failureKind][request.kind];
		if (!action) return await this.refused(request, error, state);
		if (error.failureKind === 'rateLimited') {
			const waited = this.clock.now() - state.begunAt;
			// The throttle holds the next attempt until the server wants it.
			const shouldRetry = waited <= BACKOFF.maxRateLimitWait && !breaker.isOpen && !state.isProbe;
			if (shouldRetry) return undefined;
			if (state.maybeApplied) return await this.refused(request, error, state);
			breaker.onGivenUp(error, state.begunAt, Infinity);
			throw error;
		}
		const isLast = state.attempts > BACKOFF.retryDelays.length || breaker.isOpen || state.isProbe;
		const looks = action !== 'retry' && request.verify !== undefined;
		if (action !== 'verifyOnly' && (looks || !isLast)) {
			// Before the look as well: what was stored a moment too late shows by then.
			const delay = BACKOFF.retryDelays[Math.min(state.attempts, BACKOFF.retryDelays.length) - 1];
			const waited = await settle(this.pause(delay));
			if (!waited.ok) throw cancelledWhileWaiting(waited.problem, error);
		}
		const verdict = await this.verifyApplied(request, action, breaker);
		if (verdict.ok && verdict.value !== undefined) return verdict.value;
		state.maybeApplied ||= error.outcomeUnknown;
		const neverAgain = action === 'verifyOnly' || !verdict.ok;
		if (isLast || neverAgain) {
			const isSilent = !verdict.ok && verdict.problem === 'unanswered';
			breaker.onGivenUp(error, state.begunAt, isSilent ? Infinity : state.attempts);
			if (neverAgain) throw outcomeUnknown(error, request, verdict.ok);
			throw state.maybeApplied ? givenUp(error, request) : error;
		}
		state.attempts += 1;
		return undefined;
	}

	/** A refusal is certain, unless an earlier attempt may have been done: then it may speak of that one. */
	private async refused<T>(
		request: RetryableRequest<T>,
		error: OmneoError,
		{ maybeApplied }: Attempt,
	): Promise<T> {
		if (error.status !== undefined && !error.failureKind) {
			this.breakerOf(request).onSuccess(this.clock.now());
		}
		if (!maybeApplied) throw error;
		const before = request.resultIfAlreadyApplied?.(error);
		if (before !== undefined) return before;
		if (request.kind !== 'create' || error.kind === 'cancelled') throw earlierDoubt(error, request);
		const verdict = await this.verifyApplied(request, 'verifyOnly', this.writeBreaker);
		if (verdict.ok && verdict.value !== undefined) return verdict.value;
		throw earlierDoubt(error, request);
	}

	/**
	 * Looks for a create until it is found, for as long as reads may lag behind writes. For what may be
	 * sent twice, one look that is answered is enough.
	 */
	private async verifyApplied<T>(
		{ kind, verify }: RetryableRequest<T>,
		action: RetryAction,
		breaker: OutageBreaker,
	): Promise<Verdict<T>> {
		if (action === 'retry') return ok(undefined);
		const absent = ok(undefined);
		if (!verify) return kind === 'create' ? invalid('unclear') : absent;
		let isClear = false;
		let isAnswered = false;
		for (const delay of BACKOFF.verifyDelays) {
			const look = await settle(this.pause(delay).then(verify));
			if (look.ok && (look.value !== undefined || kind !== 'create')) return look;
			if (!look.ok && look.problem.kind === 'cancelled') return invalid('unclear');
			isClear = look.ok;
			isAnswered ||= look.ok || look.problem.status !== undefined;
			// A host that is silent for all needs no more looks.
			if (!isAnswered && breaker.isOpen) break;
		}
		if (isClear || kind !== 'create') return absent;
		return invalid(isAnswered ? 'unclear' : 'unanswered');
	}

	private breakerOf({ kind }: { kind: RequestKind }): OutageBreaker {
		return kind === 'read' ? this.readBreaker : this.writeBreaker;
	}

	private async pause(millis: number): Promise<void> {
		await this.clock.wait(millis * (1 + JITTER * this.clock.random()));
	}
}

/** A failure as a value. What is not an `OmneoError` is a fault of this package and goes on up. */
async function settle<T>(work: Promise<T>): Promise<Result<T, OmneoError>> {
	return await work.then(ok, (failure: unknown) => {
		if (failure instanceof OmneoError) return invalid(failure);
		throw failure;
	});
}

/** Cancelled between two attempts: that must not hide what the first may have done. */
function cancelledWhileWaiting(
	cancel: OmneoError,
	{ outcomeUnknown, hint }: OmneoError,
): OmneoError {
	return outcomeUnknown ? withChanges(cancel, { outcomeUnknown, hint }) : cancel;
}
