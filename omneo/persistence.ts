/** Carries out the policy: until a request went through, or it is clear that it did not, or that it cannot be told. */
import type { Clock } from './clock';
import { OmneoError, retold } from './errors';
import { JITTER, POLICY, type RequestKind, type Step, WAITS } from './policy';

/** One thing to be done, whatever number of requests it takes. */
export interface Task<T> {
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

/** What looking for it told: its result, that it is not there, or nothing. */
type Looked<T> = { found?: T } | 'unclear';

export class Persistence {
	/** A request was given up because nobody was there: the others of the run need not all wait for that. */
	private unreachable = false;

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
			if ('value' in outcome) {
				this.unreachable = false;
				return outcome.value;
			}
			const { error } = outcome;
			if (error.status !== undefined) this.unreachable = false;
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
			const looked = await this.find(task, step);
			if (looked === 'unclear') throw unclear(error, task);
			if (looked.found !== undefined) return looked.found;
			if (step === 'keepLooking') throw unclear(error, task);
			unsure ||= error.outcomeUnknown;

			const undelivered = error.ending === 'undelivered';
			if (attempts > WAITS.again.length || (undelivered && this.unreachable)) {
				this.unreachable = undelivered;
				throw givenUp(told, task);
			}
			const waited = await settled(this.pause(WAITS.again[attempts - 1]));
			if ('error' in waited) throw cutShort(waited.error, error, task);
			attempts += 1;
		}
	}

	private async find<T>({ kind, look }: Task<T>, step: Step): Promise<Looked<T>> {
		if (step === 'again') return {};
		const untold = kind === 'create' ? 'unclear' : {};
		if (!look) return untold;
		if (step === 'lookThenAgain') {
			const looked = await settled(look());
			return 'value' in looked ? { found: looked.value } : untold;
		}
		for (const wait of WAITS.look) {
			// What does not answer, or not yet, may do so at the next look.
			const looked = await settled(this.pause(wait).then(look));
			if ('value' in looked && looked.value !== undefined) return { found: looked.value };
			if ('error' in looked && looked.error.kind === 'cancelled') return 'unclear';
		}
		return {};
	}

	private async pause(millis: number): Promise<void> {
		await this.clock.wait(millis * (1 + JITTER * this.clock.random()));
	}
}

function stepFor(kind: RequestKind, { ending }: OmneoError): Step | undefined {
	return ending && POLICY[ending][kind];
}

/** A failure as a value. What is not an `OmneoError` is a fault of our own and goes on up. */
async function settled<T>(work: Promise<T>): Promise<{ value: T } | { error: OmneoError }> {
	return await work.then(
		(value) => ({ value }),
		(failure: unknown) => {
			if (failure instanceof OmneoError) return { error: failure };
			throw failure;
		},
	);
}

/** Cancelled between two attempts: that must not hide what the first may have done. */
function cutShort<T>(cancel: OmneoError, before: OmneoError, { kind }: Task<T>): OmneoError {
	const { outcomeUnknown, hint } = before;
	return outcomeUnknown && kind !== 'create' ? retold(cancel, { outcomeUnknown, hint }) : cancel;
}

function unclear<T>(error: OmneoError, { toCheck }: Task<T>): OmneoError {
	const where = toCheck ? ` for ${toCheck}` : '';
	return retold(error, {
		hint: `It may have been done all the same, and a look for it did not tell. Look in Omneo${where} before you run this item again.`,
		retryable: false,
		outcomeUnknown: true,
	});
}

/** An earlier attempt may have been done: no later one must hide that. Of a create, a look has shown that it was not. */
function doubted<T>(error: OmneoError, { kind }: Task<T>): OmneoError {
	if (error.outcomeUnknown || kind === 'create') return error;
	const hint =
		'An earlier attempt may have been done all the same. Look in Omneo before you run this item again.';
	return retold(error, { outcomeUnknown: true, hint });
}

/** No attempt went through. Of a create it is certain then that nothing was made: its look found nothing. */
function givenUp<T>(error: OmneoError, { kind }: Task<T>): OmneoError {
	if (!error.outcomeUnknown) return error;
	if (kind === 'create') {
		const hint = 'Nothing was made: a look in Omneo showed that. Run this item again later.';
		return retold(error, { hint, retryable: true, outcomeUnknown: false });
	}
	const hint = 'It may have been done all the same. Running this item again does no harm.';
	return retold(error, { hint, retryable: true });
}
