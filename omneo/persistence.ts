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
	/** Nobody was there at the last attempt: the other requests of the run need not all wait for that. */
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
			const before = unsure ? task.doneBefore?.(error) : undefined;
			if (before !== undefined) return before;

			const step = stepFor(task.kind, error);
			if (!step) throw error;
			if (error.ending === 'limited') {
				// The gate holds the next attempt until the server wants it.
				if (this.clock.now() - begun > WAITS.patience) throw error;
				continue;
			}
			const looked = await this.find(task, step);
			if (looked === 'unclear') throw unclear(error, task);
			if (looked.found !== undefined) return looked.found;
			if (step === 'keepLooking') throw unclear(error, task);
			unsure ||= error.outcomeUnknown;

			const wait =
				this.unreachable && error.ending === 'undelivered' ? undefined : WAITS.again[attempts - 1];
			this.unreachable = error.ending === 'undelivered';
			if (wait === undefined) throw givenUp(error, task);
			await this.pause(wait, error);
			attempts += 1;
		}
	}

	private async find<T>({ kind, look }: Task<T>, step: Step): Promise<Looked<T>> {
		if (step === 'again') return {};
		if (!look) return kind === 'create' ? 'unclear' : {};
		if (step === 'lookThenAgain') {
			const looked = await settled(look());
			return 'value' in looked ? { found: looked.value } : 'unclear';
		}
		for (const wait of WAITS.look) {
			// What does not answer, or not yet, may do so at the next look.
			const looked = await settled(this.pause(wait).then(look));
			if ('value' in looked && looked.value !== undefined) return { found: looked.value };
			if ('error' in looked && looked.error.kind === 'cancelled') return 'unclear';
		}
		return {};
	}

	/** A cancelled wait must not hide what may have been done. */
	private async pause(millis: number, after?: OmneoError): Promise<void> {
		const waited = await settled(this.clock.wait(millis * (1 + JITTER * this.clock.random())));
		if (!('error' in waited)) return;
		const { error } = waited;
		if (!after) throw error;
		throw retold(error, { outcomeUnknown: after.outcomeUnknown, hint: after.hint });
	}
}

function stepFor(kind: RequestKind, { ending }: OmneoError): Step | undefined {
	return ending && POLICY[ending][kind];
}

/** A failure as a value. What is not an `OmneoError` is a fault of our own and goes on up. */
async function settled<T>(work: Promise<T>): Promise<{ value: T } | { error: OmneoError }> {
	try {
		return { value: await work };
	} catch (error) {
		if (error instanceof OmneoError) return { error };
		throw error;
	}
}

function unclear<T>(error: OmneoError, { toCheck }: Task<T>): OmneoError {
	const where = toCheck ? ` for ${toCheck}` : '';
	return retold(error, {
		hint: `It may have been done all the same, and a look for it did not tell. Look in Omneo${where} before you run this item again.`,
		retryable: false,
		outcomeUnknown: true,
	});
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
