import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { cancelled } from '../../../omneo/errors';
import { type Given, type Operation, Outcome } from '../operations/operation';
import { findOperation } from '../operations/registry';
import { type Failure, describeFailure, toErrorJson, toNodeError } from './failure';
import { Item, type Session, openSession } from './item';
import { fieldLabels } from './labels';
import { Written } from './written';

type Tried<T> = { value: T } | { failure: Failure };

/** Works on one item and reports how it went; never throws. */
type Attempt = <T>(index: number, work: (item: Item) => Promise<T>) => Promise<Tried<T>>;

/**
 * Runs the chosen operation over all items, in order. The only loop over items, and the only place
 * that knows about stop and continue.
 */
export async function runNode(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const attempt = attempts(context, operation);
	const steps = stepsOf(operation, new Written(context));
	const run = context.continueOnFail() ? eachByItself : allOrStop;
	return [await run(context, steps, attempt)];
}

/** The two halves of an operation. Of a change, nothing is left to do for an item that an earlier try has written. */
function stepsOf(operation: Operation, written: Written) {
	const { writes } = operation;
	return {
		prepare: async (item: Item): Promise<unknown> =>
			writes && written.has(item.index) ? undefined : await operation.prepare(item),
		write: async (item: Item, prepared: unknown): Promise<Given> => {
			const work = () => operation.execute(item, prepared);
			return writes ? await written.once(item.index, prepared, work) : await work();
		},
	};
}

type Steps = ReturnType<typeof stepsOf>;

/** An item that fails becomes an item with its reason; the others go on. */
async function eachByItself(
	context: IExecuteFunctions,
	{ prepare, write }: Steps,
	attempt: Attempt,
): Promise<INodeExecutionData[]> {
	const toErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const results: INodeExecutionData[] = [];
	const forErrorOutput: INodeExecutionData[] = [];
	for (const index of context.getInputData().keys()) {
		const outcome = await attempt(index, async (item) => write(item, await prepare(item)));
		if ('value' in outcome) {
			results.push(...successItems(outcome.value, index));
		} else if (toErrorOutput) {
			// n8n routes an item by its `error` key. It also runs the whole node again, bookings and
			// all, when the very first item has that key and Retry On Fail is on: so these go last.
			const { message } = outcome.failure;
			forErrorOutput.push(paired({ error: message, ...toErrorJson(outcome.failure) }, index));
		} else {
			results.push(paired(toErrorJson(outcome.failure), index));
		}
	}
	return [...results, ...forErrorOutput];
}

/** Every item is checked before the first is written; at the first failure none is written after it. */
async function allOrStop(
	context: IExecuteFunctions,
	{ prepare, write }: Steps,
	attempt: Attempt,
): Promise<INodeExecutionData[]> {
	const indices = [...context.getInputData().keys()];
	const prepared: unknown[] = [];
	const refused: Array<{ index: number; failure: Failure }> = [];
	for (const index of indices) {
		const outcome = await attempt(index, async (item) => await prepare(item));
		if ('value' in outcome) prepared[index] = outcome.value;
		else refused.push({ index, failure: outcome.failure });
		if ('failure' in outcome && outcome.failure.details.code !== 'invalid_input') break;
	}
	if (refused.length > 0) throw stopBeforeWriting(context, refused);

	const results: INodeExecutionData[] = [];
	const written: string[] = [];
	for (const index of indices) {
		const outcome = await attempt(index, async (item) => write(item, prepared[index]));
		if ('failure' in outcome) throw stopMidway(context, outcome.failure, index, written);
		results.push(...successItems(outcome.value, index));
		if (outcome.value instanceof Outcome && outcome.value.wrote) written.push(outcome.value.wrote);
	}
	return results;
}

function attempts(context: IExecuteFunctions, operation: Operation): Attempt {
	const labels = fieldLabels(operation.fields);
	let session: Promise<Session> | undefined;
	return async (index, work) => {
		try {
			if (context.getExecutionCancelSignal()?.aborted) return fail(cancelled(), index);
			session ??= openSession(context);
			return { value: await work(new Item(context, index, await session)) };
		} catch (error) {
			return fail(error, index);
		}
	};

	function fail(error: unknown, index: number): { failure: Failure } {
		return { failure: describeFailure(error, index, labels) };
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resource, value);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`The operation '${value}' is not one of this node's`,
		{
			description:
				"Choose another operation. For a call of your own, use the HTTP Request node with the Omneo credential under 'Predefined Credential Type'.",
		},
	);
}

/** How many further items a message names, so that it stays readable. */
const MOST_NAMED = 10;

function stopBeforeWriting(
	context: IExecuteFunctions,
	[first, ...others]: Array<{ index: number; failure: Failure }>,
) {
	const more = others.slice(0, MOST_NAMED).map(({ failure }) => failure.message);
	if (others.length > MOST_NAMED) more.push(`And ${others.length - MOST_NAMED} more items.`);
	return toNodeError(context.getNode(), first.failure, first.index, more);
}

/** What was written before the stop is not in n8n's output, so the message has to say it. */
function stopMidway(
	context: IExecuteFunctions,
	failure: Failure,
	index: number,
	written: string[],
) {
	const more =
		written.length > 0
			? [
					`Done before this item, and kept: ${written.length} of them, with the IDs ${written.join(', ')}.`,
				]
			: [];
	return toNodeError(context.getNode(), failure, index, more);
}

function successItems(given: Given, index: number): INodeExecutionData[] {
	const records = given instanceof Outcome ? [given.show()] : [given].flat();
	return records.map((record) => {
		// A field of that name would make n8n take the item for a failed one.
		const { error, ...rest } = record;
		const renamed = error === undefined ? rest : { ...rest, omneo_error: error };
		return paired(renamed as IDataObject, index);
	});
}

function paired(json: IDataObject, index: number): INodeExecutionData {
	return { json, pairedItem: { item: index } };
}
