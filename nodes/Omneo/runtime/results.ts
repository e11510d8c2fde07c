import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../../../omneo/validation';
import { type OperationResult, DeferredResult } from './operation';
import { type ItemError, isInputError, toErrorJson, toNodeError } from './itemError';
import { rowWords } from './rowWords';
import { failureLines, writtenLines } from './stopLines';

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
	 * @param nothing What did not happen when only the input is wrong, such as 'nothing was booked'
	 * @param code The failure to put first, instead of the first one in the list
	 */
	stopError(written: Map<number, string | null>, nothing: string, code?: string) {
		const failures = [...this.failures].sort(([a], [b]) => a - b);
		const cause = failures.find(([, { details }]) => details.code === code) ?? failures[0];
		const [index, { message, details }] = cause;
		const isUnknown = (one: number) => this.failures.get(one)?.details.outcome === 'unknown';
		const wordsOf = (one: number) => rowWords(this.context, one);
		const kept = writtenLines(written, isUnknown);
		const node = this.context.getNode();
		const isInput = failures.length > 1 && failures.every(([, error]) => isInputError(error));
		if (isInput) {
			const none = written.size === 0 ? `; ${nothing}` : '';
			const opening = `${failures.length} of ${this.count} items need attention${none} [item ${index}]`;
			const lines = [...failureLines(failures, wordsOf), details.hint, ...kept];
			return toNodeError(node, { message: opening, details }, index, lines);
		}
		const others = failures.filter((failure) => failure !== cause);
		const words = this.count > 1 ? wordsOf(index) : '';
		const which = words === '' ? [] : [`Item ${index} is ${words}.`];
		const lines = [details.hint, ...which, ...failureLines(others, wordsOf), ...kept];
		return toNodeError(node, { message, details }, index, lines);
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
