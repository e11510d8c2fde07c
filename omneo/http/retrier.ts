/** Carries out the policy: until a request went through, or it is clear that it did not, or that it cannot be told. */
import { type Checked, ok, problem } from '../validation';
import type { Clock } from '../concurrency/clock';
import { OmneoError, retold } from '../errors';
import { JITTER, POLICY, type RequestKind, type Step, WAITS } from './retryPolicy';

/** One thing to be done, whatever number of requests it takes. */
interface Task<T> {
	kind: RequestKind;
	/** Sends the request, once. */
	attempt(): Promise<T>;
	/** Looks whether it was done after all. Reads only. Without it, that cannot be found out. */
	look?(): Promise<T | undefined>;
	/** The result, when this refusal of a later attempt means that an earlier one was done. */
	doneBefore?(error: OmneoError): T | undefined;
	/** What somebody has to look for in Omneo when it cannot be told. */
	toCheck?: string;
}

export class Persistence {
	/** A request was given up because nobody answered: the others of the run need not all wait for that. */
	private silent = false;

	constructor(private readonly clock: Clock) {}

	/**
	 * The result of the task.
	 * @throws OmneoError; with `outcomeUnknown` when the task may be done or not.
	 */
	async carryOut<T>(task: Task<T>): Promise<T> {
		const begun = this.clock.now();
		let unsure = false;
		for (let attempts = 1; ; ) {
			const outcome = await settled(task.attempt());
			if (outcome.ok) {
				this.silent = false;
				return outcome.value;
			}
			const error = outcome.problem;
			const isSilent = error.status === undefined;
			if (!isSilent) this.silent = false;
			const before = unsure ? task.doneBefore?.(error) : undefined;
			if (before !== undefined) return before;

			const step = stepFor(task.kind, error);
			const told = unsure ? doubted(error, task) : error;
			if (!step) throw told;
			if (error.ending === 'limited') {
				// The gate holds the next attempt until the server wants it.
				if (this.clock.now() - begun > WAITS.patience) throw told;
				continue;
			}
			const isLast = attempts > WAITS.again.length || (isSilent && this.silent);
			const looks = step !== 'again' && task.look !== undefined;
			if (step !== 'keepLooking' && (looks || !isLast)) {
				// Before the look as well: what was stored a moment too late shows by then.
				const wait = WAITS.again[Math.min(attempts, WAITS.again.length) - 1];
				const waited = await settled(this.pause(wait));
				if (!waited.ok) throw cutShort(waited.problem, error);
			}
			const looked = await this.find(task, step);
			if (!looked.ok) throw unclear(error, task);
			if (looked.value !== undefined) return looked.value;
			unsure ||= error.outcomeUnknown;
			if (isLast) {
				this.silent = isSilent;
				throw givenUp(told, task);
			}
			attempts += 1;
		}
	}

	/** Looks until it is found or, where it cannot come any more, until a look is answered. */
	private async find<T>(
		{ kind, look }: Task<T>,
		step: Step,
	): Promise<Checked<T | undefined, 'unclear'>> {
		if (step === 'again') return ok(undefined);
		const untold = kind === 'create' ? problem('unclear' as const) : ok(undefined);
		if (!look) return untold;
		let answered = false;
		for (const wait of WAITS.look) {
			const looked = await settled(this.pause(wait).then(look));
			if (looked.ok && (looked.value !== undefined || step === 'lookThenAgain')) return looked;
			if (!looked.ok && looked.problem.kind === 'cancelled') return problem('unclear');
			answered ||= looked.ok || looked.problem.status !== undefined;
			if (!answered && this.silent) break;
		}
		this.silent = !answered;
		return untold;
	}

	private async pause(millis: number): Promise<void> {
		await this.clock.wait(millis * (1 + JITTER * this.clock.random()));
	}
}

function stepFor(kind: RequestKind, { ending }: OmneoError): Step | undefined {
	return ending && POLICY[ending][kind];
}

/** A failure as a value. What is not an `OmneoError` is a fault of our own and goes on up. */
async function settled<T>(work: Promise<T>): Promise<Checked<T, OmneoError>> {
	return await work.then(ok, (failure: unknown) => {
		if (failure instanceof OmneoError) return problem(failure);
		throw failure;
	});
}

/** Cancelled between two attempts: that must not hide what the first may have done. */
function cutShort(cancel: OmneoError, { outcomeUnknown, hint }: OmneoError): OmneoError {
	return outcomeUnknown ? retold(cancel, { outcomeUnknown, hint }) : cancel;
}

function unclear<T>(error: OmneoError, { toCheck }: Task<T>): OmneoError {
	const where = toCheck ? ` for ${toCheck}` : '';
	return retold(error, {
		hint: `It may have been done all the same, and a look for it did not tell. Look in Omneo${where} before you run this item again.`,
		retryable: false,
		outcomeUnknown: true,
	});
}

const NOT_MADE = 'Nothing was made: a look in Omneo showed that. Run this item again later.';

/** These say that nothing was sent, which is not so after an earlier attempt. */
const BEFORE_SENDING = ['cancelled', 'rateLimited'];

/** An earlier attempt may have been done: no later one must hide that. Of a create, a look has shown that it was not. */
function doubted<T>(error: OmneoError, { kind }: Task<T>): OmneoError {
	if (error.outcomeUnknown) return error;
	if (kind === 'create') {
		return BEFORE_SENDING.includes(error.kind) ? retold(error, { hint: NOT_MADE }) : error;
	}
	const hint =
		'An earlier attempt may have been done all the same. Look in Omneo before you run this item again.';
	return retold(error, { outcomeUnknown: true, hint });
}

/** No attempt went through. Of a create it is certain then that nothing was made: its look found nothing. */
function givenUp<T>(error: OmneoError, { kind }: Task<T>): OmneoError {
	if (!error.outcomeUnknown) return error;
	if (kind === 'create') {
		return retold(error, { hint: NOT_MADE, retryable: true, outcomeUnknown: false });
	}
	const hint = 'It may have been done all the same. Running this item again does no harm.';
	return retold(error, { hint, retryable: true });
}
