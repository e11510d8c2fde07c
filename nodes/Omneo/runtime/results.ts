import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../../../omneo/validation';
import { type OperationResult, DeferredResult } from './operation';
import { type ItemError, toErrorJson, toNodeError } from './itemError';

/** How many further items a message names, so that it stays readable. */
const MOST_NAMED = 10;

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
	 * n8n takes items with an `error` to the error output. It also runs the whole node again, bookings
	 * and all, when the very first item has that key and Retry On Fail is on: so these come last.
	 */
	forErrorOutput(): INodeExecutionData[] {
		const refused = this.inOrder((index) => {
			const failure = this.failures.get(index);
			return failure && [paired({ error: failure.message, ...toErrorJson(failure) }, index)];
		});
		return [...this.inOrder((index) => this.given.get(index)), ...refused];
	}

	/**
	 * The error that stops the workflow: what was written is not in n8n's output, so it has to say it.
	 * `notes` are the IDs of what this try and those before it wrote, null where nobody knows.
	 */
	stopError(notes: Map<number, string | null>, code?: string) {
		const failures = [...this.failures].sort(([a], [b]) => a - b);
		const cause = failures.find(([, { details }]) => details.code === code) ?? failures[0];
		const others = failures.filter((failure) => failure !== cause).map(([, failure]) => failure);
		const unknown = others.filter(({ details }) => details.outcome === 'unknown');
		// What may be booked is told in full; of the others, a few tell enough.
		const more = unknown.map(({ message, details }) => `${message}. ${details.hint}`);
		const refused = others.filter((failure) => !unknown.includes(failure));
		more.push(...refused.slice(0, MOST_NAMED).map(({ message }) => message));
		if (refused.length > MOST_NAMED) more.push(`And ${refused.length - MOST_NAMED} more items.`);
		const doubted = [...notes.keys()].filter(
			(index) =>
				notes.get(index) === null && this.failures.get(index)?.details.outcome !== 'unknown',
		);
		if (doubted.length > 0) {
			more.push(
				`An earlier try may have done these as well, so look for them in Omneo: items ${doubted.join(', ')}.`,
			);
		}
		const ids = this.inOrder((index) => {
			const id = notes.get(index);
			return typeof id === 'string' ? [id] : [];
		});
		if (ids.length > 0) {
			more.push(`Done and kept: ${ids.length} of them, with the IDs ${ids.join(', ')}.`);
		}
		const [index, failure] = cause;
		return toNodeError(this.context.getNode(), failure, index, more);
	}

	private inOrder<T>(of: (index: number) => T[] | undefined): T[] {
		return Array.from({ length: this.count }, (_, index) => of(index) ?? []).flat();
	}
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
