import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type Result, ok, invalid } from '../../../omneo/validation';
import { countedWere } from '../../../omneo/text';
import type { Clock } from '../../../omneo/concurrency/clock';
import { pooled } from '../../../omneo/concurrency/pool';
import type { KeyedMutex } from '../../../omneo/concurrency/keyedMutex';
import type { IdempotencyStore } from './idempotencyStore';
import type { Operation } from './operation';
import { executionClock } from './executionClock';
import { type ItemError, describeError, isInputError } from './itemError';
import { Item } from './item';
import { fieldLabels } from './labels';
import { nextTurn } from './nextTurn';
import { Results } from './results';
import { createRunContext, nodeRunState } from './runContext';

/** One run of the node. */
interface Run {
	context: IExecuteFunctions;
	operation: Operation;
	count: number;
	/** Works on all items, several at a time, for as long as `shouldContinue`. */
	pool(work: (index: number) => Promise<void>, shouldContinue?: () => boolean): Promise<void>;
	mutex: KeyedMutex;
	/** What was written so far, by the index of the item; null where the outcome is unknown. */
	resultsByItem(): Map<number, string | null>;
	/** The item as the operation sees it. */
	open(index: number): Promise<Item>;
	/** Does something for an item and reports how it went; never throws. */
	attempt<T>(index: number, work: () => Promise<T>): Promise<Result<T, ItemError>>;
}

/** Finds the operation of a node's parameters; undefined for values such as n8n's own Custom API Call. */
type FindOperation = (resource: string, value: string) => Operation | undefined;

/**
 * Runs the chosen operation over all items. With On Error = Continue nothing is thrown but a cancel:
 * of a node that throws then, n8n passes all items on as if they had gone through.
 */
export async function runNode(
	context: IExecuteFunctions,
	findOperation: FindOperation,
): Promise<INodeExecutionData[][]> {
	const running = runOperation(context, findOperation);
	const isCancelled = () => context.getExecutionCancelSignal()?.aborted === true;
	if (!context.continueOnFail()) return [await running];
	return [
		await running.catch((error: unknown) =>
			isCancelled() ? Promise.reject(error) : failedForAll(context, error),
		),
	];
}

function failedForAll(context: IExecuteFunctions, error: unknown): INodeExecutionData[] {
	const count = context.getInputData().length;
	const results = new Results(context, count);
	for (let index = 0; index < count; index++) {
		results.take(index, invalid(describeError(error, index, new Map())));
	}
	return outputOf(context, results);
}

/** Several items at a time, begun in order and put out in order. The only loop over items. */
async function runOperation(
	context: IExecuteFunctions,
	findOperation: FindOperation,
): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(context, findOperation);
	const clock = executionClock(context);
	const creating = createRunContext(context, clock);
	const runContext = await creating.catch(() => undefined);
	const count = context.getInputData().length;
	const width = runContext?.maxConcurrent ?? 1;
	const run: Run = {
		context,
		operation,
		count,
		pool: async (work, shouldContinue) =>
			await pooled(count, width, work, { shouldContinue, yieldToEventLoop: nextTurn }),
		mutex: nodeRunState(context).mutex,
		resultsByItem: () => runContext?.idempotency.resultsByItem() ?? new Map(),
		open: async (index) => new Item(context, index, await creating),
		attempt: attempts(operation, clock),
	};
	const items = await (context.continueOnFail() ? runContinueOnFail(run) : runStopOnError(run));
	if (runContext) hintFoundItems(context, runContext.idempotency);
	return items;
}

function outputOf(context: IExecuteFunctions, results: Results): INodeExecutionData[] {
	const toErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return toErrorOutput ? results.forErrorOutput() : results.inline();
}

/** An item that fails becomes an item with its reason; the others go on. */
async function runContinueOnFail(run: Run): Promise<INodeExecutionData[]> {
	const { context, operation, count, pool, mutex, open, attempt } = run;
	const results = new Results(context, count);
	await pool(async (index) => {
		const reservation = mutex.reserve();
		const outcome = await attempt(index, async () => {
			const item = await open(index);
			const prepared = await operation.prepare(item);
			const execute = async () => await operation.execute(item, prepared);
			if (!operation.lockKeys) return await execute();
			return await reservation.runExclusive(operation.lockKeys(prepared), execute);
		});
		reservation.release();
		results.take(index, outcome);
	});
	if (results.failed('cancelled'))
		throw results.stopError(run.resultsByItem(), nothingDone(operation), 'cancelled');
	return outputOf(context, results);
}

/** Every item is checked before the first is written; after a failure none is begun. */
async function runStopOnError(run: Run): Promise<INodeExecutionData[]> {
	const { context, operation, count, pool, mutex, open, attempt } = run;
	const begun: Array<{ item: Item; prepared: unknown }> = [];
	const checked = new Results(context, count);
	// What is wrong in a form is reported for all items at once; any other error would be the same for each.
	let onlyInputErrors = true;
	const prepare = async (index: number) => {
		const outcome = await attempt(index, async () => {
			const item = await open(index);
			return { item, prepared: await operation.prepare(item) };
		});
		if (outcome.ok) {
			begun[index] = outcome.value;
			return;
		}
		checked.take(index, outcome);
		onlyInputErrors &&= isInputError(outcome.problem);
	};
	await pool(prepare, () => onlyInputErrors);
	if (checked.failed()) throw checked.stopError(run.resultsByItem(), nothingDone(operation));

	const results = new Results(context, count);
	const execute = async (index: number) => {
		const { item, prepared } = begun[index];
		// Long lists: what is done is not kept.
		delete begun[index];
		await mutex.reserve().runExclusive(operation.lockKeys?.(prepared) ?? [], async () => {
			if (results.failed()) return;
			const execute = async () => await operation.execute(item, prepared);
			results.take(index, await attempt(index, execute));
		});
	};
	await pool(execute, () => !results.failed());
	if (results.failed()) throw results.stopError(run.resultsByItem(), nothingDone(operation));
	return results.inline();
}

function attempts(operation: Operation, clock: Clock): Run['attempt'] {
	const labels = fieldLabels(operation.fields);
	return async (index, work) => {
		try {
			// Fails when the run is cancelled.
			await clock.wait(0);
			return ok(await work());
		} catch (error) {
			return invalid(describeError(error, index, labels));
		}
	};
}

/** What the message of a stop says of a run that refused its input. */
function nothingDone({ resource, value }: Operation): string {
	const books = resource === 'appointment' && value === 'add';
	return books ? 'nothing was booked' : 'nothing was sent to Omneo';
}

/** Says of how many items nothing was written, as their records were there. */
function hintFoundItems(context: IExecuteFunctions, { replayed, found }: IdempotencyStore): void {
	const hint = (message: string) =>
		context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	if (replayed > 0) {
		hint(`${countedWere(replayed)} already completed by an earlier try. Nothing was sent twice.`);
	}
	if (found > 0) {
		hint(
			`${countedWere(found)} already in Omneo, so nothing was created for ${found === 1 ? 'it' : 'them'}.`,
		);
	}
}

function chosenOperation(context: IExecuteFunctions, findOperation: FindOperation): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resource, value);
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation '${value}'`, {
		description:
			"Choose another operation. To call the API directly, use the HTTP Request node with 'Predefined Credential Type'.",
	});
}
