/**
 * What this process knows of its triggers, beside what n8n stores. n8n stores the state only when
 * something is reported, runs polls side by side, and may give back an older state.
 */
import type { TriggerState } from './state';

/** A passing failure is reported from so many in a row on. */
const FAILURES_BEFORE_REPORT = 3;

/** And then once in so many milliseconds. */
const REPORT_AGAIN_MS = 3_600_000;

/** After a poll that took this long, in milliseconds, the next ones are left out for twice its length. */
const LONG_POLL_MS = 20_000;

interface Entry {
	/** The activation that polls now; n8n throws away what an earlier one finds. */
	owner?: object;
	running?: Promise<unknown>;
	state?: TriggerState;
	failures: number;
	reportedAt: number;
	restUntil: number;
}

export interface Turn {
	/** Whether it is the first poll of its activation. */
	isFirst: boolean;
	/** The state of the last poll of this process. */
	state?: TriggerState;
}

export class TriggerMemory {
	private readonly entries = new Map<string, Entry>();
	private readonly activations = new WeakSet<object>();

	constructor(private readonly now: () => number = () => Date.now()) {}

	/**
	 * Polls, one at a time for each trigger. The first poll of an activation waits for one under way,
	 * and makes what that one finds void; any other is left out while one is under way.
	 * @param activation n8n's object for it, the same for all its polls
	 * @returns undefined when nothing was polled, or the result is void
	 */
	async inTurn<Result extends { state: TriggerState }>(
		key: string,
		activation: object,
		poll: (turn: Turn) => Promise<Result>,
	): Promise<Result | undefined> {
		const entry = this.entryOf(key);
		const isFirst = !this.activations.has(activation);
		if (isFirst) {
			this.activations.add(activation);
			entry.owner = activation;
			while (entry.running) await entry.running.catch(() => undefined);
		} else if (entry.running || this.now() < entry.restUntil) {
			return undefined;
		}
		const owner = isFirst ? activation : entry.owner;
		const begunAt = this.now();
		const running = poll({ isFirst, state: entry.state });
		entry.running = running;
		try {
			const result = await running;
			if (entry.owner !== owner) return undefined;
			entry.state = result.state;
			entry.failures = 0;
			entry.reportedAt = -Infinity;
			return result;
		} finally {
			if (entry.running === running) entry.running = undefined;
			const took = this.now() - begunAt;
			entry.restUntil = took > LONG_POLL_MS ? this.now() + 2 * took : 0;
		}
	}

	/** Notes a failure that may pass, and says whether it is to be reported. */
	onPassingFailure(key: string): boolean {
		const entry = this.entryOf(key);
		entry.failures += 1;
		const isReported =
			entry.failures >= FAILURES_BEFORE_REPORT && this.now() - entry.reportedAt >= REPORT_AGAIN_MS;
		if (isReported) entry.reportedAt = this.now();
		return isReported;
	}

	private entryOf(key: string): Entry {
		const known = this.entries.get(key);
		const entry = known ?? { failures: 0, reportedAt: -Infinity, restUntil: 0 };
		this.entries.set(key, entry);
		return entry;
	}
}

/** The newest state that was made with this configuration; of equal ones the first. */
export function newestState(
	config: string,
	...states: Array<TriggerState | undefined>
): TriggerState | undefined {
	const usable = states.filter((state) => state?.config === config);
	return usable.reduce(
		(best, state) => ((state?.at ?? 0) > (best?.at ?? 0) ? state : best),
		usable[0],
	);
}
