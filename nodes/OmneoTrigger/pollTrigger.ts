/** One call of n8n: a poll, or the test step of the editor. */
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { hashOf } from '../../omneo/trigger/hash';
import { itemOf } from '../../omneo/trigger/items';
import { type Turn, TriggerMemory, newestState } from '../../omneo/trigger/memory';
import { type Polled, pollAppointments } from '../../omneo/trigger/poll';
import { sampleEvent } from '../../omneo/trigger/sample';
import { readState, storedState } from '../../omneo/trigger/state';
import { rootFromCredential } from '../Omneo/runtime/n8nTransport';
import { mayPass, triggerError } from './failure';
import { readTriggerOptions, readTriggerSettings } from './settings';
import { triggerSource } from './source';

const memory = new TriggerMemory();

/** From so many pages on, reading the whole list at each poll is worth a warning. */
const MANY_PAGES = 10;

/** Activations that someone waits for: n8n shows the failure, and the trigger doesn't start. */
const WAITED_FOR = ['activate', 'create', 'update', 'manual'];

/** Activations that begin anew. With any other one, what happened meanwhile is reported. */
const BEGINS = ['activate', 'create'];

export async function pollTrigger(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	if (context.getMode() === 'manual') {
		return await testStep(context, key).catch((error: unknown) => {
			throw triggerError(context.getNode(), error);
		});
	}
	let isWaitedFor = false;
	try {
		const polled = await memory.inTurn(key, context, async (turn) => {
			isWaitedFor = turn.isFirst && WAITED_FOR.includes(context.getActivationMode());
			return await poll(context, key, turn);
		});
		if (!polled) return null;
		keepState(context, polled);
		return polled.items.length > 0 ? [polled.items] : null;
	} catch (error) {
		const isReported = isWaitedFor || !mayPass(error) || memory.onPassingFailure(key);
		if (!isReported) return null;
		throw triggerError(context.getNode(), error);
	}
}

interface Result extends Polled {
	items: INodeExecutionData[];
}

async function poll(context: IPollFunctions, key: string, turn: Turn): Promise<Result> {
	const { source, options, root } = await sourceOf(context, key);
	const settings = await readTriggerSettings(context, source.lookups);
	const config = hashOf(JSON.stringify([root, settings.narrowing]), 6);
	const begins = turn.isFirst && BEGINS.includes(context.getActivationMode()) && !options.catchUp;
	// Read now and not before the requests: another poll may have stored one meanwhile.
	const stored = readState(staticData(context)[stateName(context)]);
	const state = begins ? undefined : newestState(config, turn.state, stored);
	const polled = await pollAppointments({
		source,
		settings,
		config,
		state,
		mustProve: turn.isFirst,
	});
	if (turn.isFirst) warnOfPrice(context, polled);
	const detectedAt = Date.now();
	const items = polled.events.map((event) => ({
		json: itemOf(event, { detectedAt, simplify: options.simplify }) as IDataObject,
	}));
	return { ...polled, items };
}

async function testStep(context: IPollFunctions, key: string): Promise<INodeExecutionData[][]> {
	const { source, options } = await sourceOf(context, `test ${key}`);
	const settings = await readTriggerSettings(context, source.lookups);
	const event = await sampleEvent(source, settings);
	const shown = { detectedAt: Date.now(), simplify: options.simplify, isTest: true };
	return [[{ json: itemOf(event, shown) as IDataObject }]];
}

async function sourceOf(context: IPollFunctions, key: string) {
	const root = await rootFromCredential(context);
	const options = readTriggerOptions(context);
	const { timeoutMs } = options;
	return {
		root,
		options,
		source: triggerSource(context, { root, key: `${key} ${root}`, timeoutMs }),
	};
}

/**
 * Stored under the node's ID among the workflow's own data: what n8n keeps for a node goes by its name,
 * and is lost when that changes.
 */
function stateName(context: IPollFunctions): string {
	return `omneoTrigger ${context.getNode().id}`;
}

function staticData(context: IPollFunctions): IDataObject {
	return context.getWorkflowStaticData('global');
}

function keepState(context: IPollFunctions, { state }: Polled): void {
	staticData(context)[stateName(context)] = storedState(state) as IDataObject;
}

function warnOfPrice(context: IPollFunctions, { state, pages }: Polled): void {
	if (state.rung !== 'whole' || pages <= MANY_PAGES) return;
	context.logger.warn(
		`Omneo neither sorts nor filters its appointments, so the Omneo Trigger reads ${pages} pages at each poll. Poll less often, or add filters.`,
	);
}
