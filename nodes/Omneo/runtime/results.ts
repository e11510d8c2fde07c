import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../../../omneo/validation';
import { type OperationResult, DeferredResult } from './operation';
import { type ItemError, toErrorJson, toNodeError } from './itemError';

/** How many further items, or ranges of them, a message names, so that it stays readable. */
const MAX_NAMED = 10;

/** What came of the items of a run, put in order, in whichever order it came. */
export class Results {
	private readonly given = new Map<number, INodeExecutionData[]>();
	private readonly failures = new Map<number, ItemError>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly count: number,
	) {}

	/** Whether an item failed: any, or one with this code. */
	failed(code?: string): boolean {
		if (code === undefined) return this.failures.size > 0;
		return [...this.failures.values()].some(({ details }) => details.code === code);
	}

	take(index: number, outcome: Result<OperationResult, ItemError>): void {
		if (outcome.ok) this.given.set(index, successItems(outcome.value, index));
		else this.failures.set(index, outcome.problem);
	}

	/** Those that failed stand among the others, as items with their reason. */
	inline(): INodeExecutionData[] {
		return this.inOrder((index) => {
			const failure = this.failures.get(index);
			return failure ? [paired(toErrorJson(failure), index)] : this.given.get(index);
		});
	}

	/**
	 * Those that failed come last: n8n runs the whole node again, bookings and all, when the very first
	 * item has the key `error` and Retry On Fail is on.
	 */
	forErrorOutput(): INodeExecutionData[] {
		const refused = this.inOrder((index) => {
			const failure = this.failures.get(index);
			return failure && [paired(toErrorJson(failure), index)];
		});
		return [...this.inOrder((index) => this.given.get(index)), ...refused];
	}

	/**
	 * The error that stops the workflow: what was written is not in n8n's output, so it has to say it.
	 * `written` are the IDs of what this try and those before it wrote, null where the outcome is unknown.
	 * @param code The failure to put first, instead of the first one in the list
	 */
	stopError(written: Map<number, string | null>, code?: string) {
		const failures = [...this.failures].sort(([a], [b]) => a - b);
		const cause = failures.find(([, { details }]) => details.code === code) ?? failures[0];
		const [index, failure] = cause;
		const others = failures.filter((other) => other !== cause).map(([, other]) => other);
		const more = [...describeOthers(others), ...this.describeWritten(written)];
		return toNodeError(this.context.getNode(), failure, index, more);
	}

	private describeWritten(written: Map<number, string | null>): string[] {
		const isUnknown = (index: number) => this.failures.get(index)?.details.outcome === 'unknown';
		const indexes = [...written.keys()].sort((a, b) => a - b);
		const unsure = indexes.filter((index) => written.get(index) === null && !isUnknown(index));
		const done = indexes.filter((index) => typeof written.get(index) === 'string');
		const lines: string[] = [];
		if (unsure.length > 0) {
			lines.push(
				`An earlier try may have done these as well, so look for them in Omneo: items ${ranges(unsure)}.`,
			);
		}
		if (done.length > 0) {
			const ids = done.map((index) => written.get(index)).join(', ');
			const which = done.length <= MAX_NAMED ? `with the IDs ${ids}` : `items ${ranges(done)}`;
			lines.push(`Done and kept: ${done.length} of them, ${which}.`);
		}
		return lines;
	}

	private inOrder<T>(of: (index: number) => T[] | undefined): T[] {
		return Array.from({ length: this.count }, (_, index) => of(index) ?? []).flat();
	}
}

/** What may be booked is described in full; of the refused ones, a few. */
function describeOthers(others: ItemError[]): string[] {
	const unknown = others.filter(({ details }) => details.outcome === 'unknown');
	const refused = others.filter((failure) => !unknown.includes(failure));
	const lines = [
		...unknown.map(({ message, details }) => `${message}. ${details.hint}`),
		...refused.slice(0, MAX_NAMED).map(({ message }) => message),
	];
	if (refused.length > MAX_NAMED) lines.push(`And ${refused.length - MAX_NAMED} more items.`);
	return lines;
}

/** Sorted numbers as people write them: `0 to 4, 7, 9 to 12`. */
function ranges(numbers: number[]): string {
	const found: Array<[number, number]> = [];
	for (const number of numbers) {
		const last = found.at(-1);
		if (last && number === last[1] + 1) last[1] = number;
		else found.push([number, number]);
	}
	const shown = found
		.slice(0, MAX_NAMED)
		.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
	return found.length > MAX_NAMED ? `${shown.join(', ')} and more` : shown.join(', ');
}

function successItems(given: OperationResult, index: number): INodeExecutionData[] {
	const records = given instanceof DeferredResult ? [given.present()] : [given].flat();
	return records.map((record) => {
		if (record.error === undefined) return paired(record as IDataObject, index);
		// A field of that name would make n8n take the item for a failed one.
		const { error, ...rest } = record;
		return paired({ ...rest, omneo_error: error } as IDataObject, index);
	});
}

function paired(json: IDataObject, index: number): INodeExecutionData {
	return { json, pairedItem: { item: index } };
}
