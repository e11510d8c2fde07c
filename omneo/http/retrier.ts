/** Carries out the policy: until a request went through, or it is clear that it did not, or that it cannot be told. */
import { type Result, ok, invalid } from '../validation';
import type { Clock } from '../concurrency/clock';
import { OmneoError, withChanges } from '../errors';
import { JITTER, RETRY_POLICY, type RequestKind, type RetryAction, BACKOFF } from './retryPolicy';

/** One thing to be done, whatever number of requests it takes. */
interface RetryableRequest<T> {
	kind: RequestKind;
	/** Sends the request, once. */
	send(): Promise<T>;
	/** Looks whether it was done after all. Reads only. Without it, that cannot be found out. */
	verify?(): Promise<T | undefined>;
	/** The result, when this refusal of a later attempt means that an earlier one was done. */
	resultIfAlreadyApplied?(error: OmneoError): T | undefined;
	/** What somebody has to look for in Omneo when it cannot be told. */
	manualCheckHint?: string;
}

export class Retrier {
	/** A request was given up because nobody answered: the others of the run need not all wait for that. */
	private unreachable = false;

	constructor(private readonly clock: Clock) {}

	/**
	 * The result of the task.
	 * @throws OmneoError; with `outcomeUnknown` when the task may be done or not.
	 */
	async execute<T>(task: RetryableRequest<T>): Promise<T> {
		const begun = this.clock.now();
		let maybeApplied = false;
		for (let attempts = 1; ; ) {
			const outcome = await settled(task.send());
			if (outcome.ok) {
				this.unreachable = false;
				return outcome.value;
			}
			const error = outcome.problem;
			const isSilent = error.status === undefined;
			if (!isSilent) this.unreachable = false;
			const before = maybeApplied ? task.resultIfAlreadyApplied?.(error) : undefined;
			if (before !== undefined) return before;

			const step = retryActionFor(task.kind, error);
			const told = maybeApplied ? withEarlierDoubt(error, task) : error;
			if (!step) throw told;
			if (error.failureKind === 'rateLimited') {
				// The gate holds the next attempt until the server wants it.
				if (this.clock.now() - begun > BACKOFF.maxRateLimitWait) throw told;
				continue;
			}
			const isLast = attempts > BACKOFF.retryDelays.length || (isSilent && this.unreachable);
			const looks = step !== 'retry' && task.verify !== undefined;
			if (step !== 'verifyOnly' && (looks || !isLast)) {
				// Before the look as well: what was stored a moment too late shows by then.
				const wait = BACKOFF.retryDelays[Math.min(attempts, BACKOFF.retryDelays.length) - 1];
				const waited = await settled(this.pause(wait));
				if (!waited.ok) throw cancelledWhileWaiting(waited.problem, error);
			}
			const looked = await this.verifyApplied(task, step);
			if (!looked.ok) throw outcomeUnknown(error, task);
			if (looked.value !== undefined) return looked.value;
			maybeApplied ||= error.outcomeUnknown;
			if (isLast) {
				this.unreachable = isSilent;
				throw givenUp(told, task);
			}
			attempts += 1;
		}
	}

	/** Looks until it is found or, where it cannot come any more, until a look is answered. */
	private async verifyApplied<T>(
		{ kind, verify }: RetryableRequest<T>,
		step: RetryAction,
	): Promise<Result<T | undefined, 'unclear'>> {
		if (step === 'retry') return ok(undefined);
		const untold = kind === 'create' ? invalid('unclear' as const) : ok(undefined);
		if (!verify) return untold;
		let answered = false;
		for (const wait of BACKOFF.verifyDelays) {
			const looked = await settled(this.pause(wait).then(verify));
			if (looked.ok && (looked.value !== undefined || step === 'verifyThenRetry')) return looked;
			if (!looked.ok && looked.problem.kind === 'cancelled') return invalid('unclear');
			answered ||= looked.ok || looked.problem.status !== undefined;
			if (!answered && this.unreachable) break;
		}
		this.unreachable = !answered;
		return untold;
	}

	private async pause(millis: number): Promise<void> {
		await this.clock.wait(millis * (1 + JITTER * this.clock.random()));
	}
}

function retryActionFor(kind: RequestKind, { failureKind }: OmneoError): RetryAction | undefined {
	return failureKind && RETRY_POLICY[failureKind][kind];
}

/** A failure as a value. What is not an `OmneoError` is a fault of our own and goes on up. */
async function settled<T>(work: Promise<T>): Promise<Result<T, OmneoError>> {
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

function outcomeUnknown<T>(
	error: OmneoError,
	{ manualCheckHint }: RetryableRequest<T>,
): OmneoError {
	const where = manualCheckHint ? ` for ${manualCheckHint}` : '';
	return withChanges(error, {
		hint: `It may have been done all the same, and a look for it did not tell. Look in Omneo${where} before you run this item again.`,
		retryable: false,
		outcomeUnknown: true,
	});
}

const NOT_CREATED_HINT =
	'Nothing was made: a look in Omneo showed that. Run this item again later.';

/** These say that nothing was sent, which is not so after an earlier attempt. */
const BEFORE_SENDING = ['cancelled', 'rateLimited'];

/** An earlier attempt may have been done: no later one must hide that. Of a create, a look has shown that it was not. */
function withEarlierDoubt<T>(error: OmneoError, { kind }: RetryableRequest<T>): OmneoError {
	if (error.outcomeUnknown) return error;
	if (kind === 'create') {
		return BEFORE_SENDING.includes(error.kind)
			? withChanges(error, { hint: NOT_CREATED_HINT })
			: error;
	}
	const hint =
		'An earlier attempt may have been done all the same. Look in Omneo before you run this item again.';
	return withChanges(error, { outcomeUnknown: true, hint });
}

/** No attempt went through. Of a create it is certain then that nothing was made: its look found nothing. */
function givenUp<T>(error: OmneoError, { kind }: RetryableRequest<T>): OmneoError {
	if (!error.outcomeUnknown) return error;
	if (kind === 'create') {
		return withChanges(error, { hint: NOT_CREATED_HINT, retryable: true, outcomeUnknown: false });
	}
	const hint = 'It may have been done all the same. Running this item again does no harm.';
	return withChanges(error, { hint, retryable: true });
}
