import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../../../omneo/concurrency/clock';
import { invalidInput } from '../../../omneo/errors';
import { CONCURRENCY, Throttle } from '../../../omneo/http/throttle';
import type { Transport } from '../../../omneo/http/transport';
import type { LookupStore } from '../../../omneo/client/lookupCache';
import { AdaptiveRateLimiter } from '../../../omneo/http/rateLimiter';
import { Retrier } from '../../../omneo/http/retrier';
import { readNumber } from '../../../omneo/values';
import { KeyedMutex } from '../../../omneo/concurrency/keyedMutex';
import { ServerClock } from '../../../omneo/concurrency/serverClock';
import { ParameterCache } from './parameterCache';
import { IdempotencyStore } from './idempotencyStore';
import { TenantRecords } from './tenantRecords';
import type { ToolForm } from './toolForm';
import { CREDENTIAL, n8nTransport, rootFromCredential } from './n8nTransport';

/** What all items of a run share. */
export interface RunContext {
	root: string;
	transport: Transport;
	retrier: Retrier;
	lookupStore: LookupStore;
	parameters: ParameterCache;
	/** The form of the tool, under an AI agent. */
	tool?: ToolForm;
	clock: Clock;
	serverClock: ServerClock;
	/** What this process has created at the tenant, in any execution. */
	records: TenantRecords;
	idempotency: IdempotencyStore;
	/** The records that items of this run have changed, by their lock keys. */
	modifiedKeys: Set<string>;
	/** How many requests may be under way. */
	maxConcurrent: number;
}

/** By n8n's own record of an execution, which all its nodes, loops and tries share: with one credential, they count against one limit. */
const limiters = new WeakMap<object, Map<string, AdaptiveRateLimiter>>();

/** What all runs of a node in an execution share: its loops, its tries, and the calls of an AI model, which are made side by side. */
interface NodeRunState {
	/** The order of what must not happen side by side. */
	mutex: KeyedMutex;
	/** The names of what may be there already. */
	uncertainKeys: Set<string>;
}

/** By n8n's own record of a node in an execution. */
const nodeRunStates = new WeakMap<object, NodeRunState>();

/** @throws OmneoError when the credential or the options cannot be used. */
export async function createRunContext(
	context: IExecuteFunctions,
	clock: Clock,
	tool?: ToolForm,
): Promise<RunContext> {
	const root = await rootFromCredential(context);
	const maxConcurrent = maxConcurrentOf(context);
	const throttle = new Throttle(maxConcurrent, limiterFor(context, root, clock), clock);
	return {
		root,
		transport: throttle.wrap(n8nTransport(context)),
		retrier: new Retrier(clock),
		lookupStore: new Map(),
		parameters: new ParameterCache(context),
		tool,
		clock,
		serverClock: new ServerClock(clock.now),
		records: new TenantRecords(root),
		idempotency: new IdempotencyStore(context, root, nodeRunState(context).uncertainKeys),
		modifiedKeys: new Set(),
		maxConcurrent,
	};
}

function limiterFor(
	context: IExecuteFunctions,
	root: string,
	{ random }: Clock,
): AdaptiveRateLimiter {
	const { credentials } = context.getNode();
	const ofExecution = getOrCreate(
		limiters,
		context.getContext('flow'),
		() => new Map<string, AdaptiveRateLimiter>(),
	);
	const key = `${root} ${credentials?.[CREDENTIAL]?.id ?? ''}`;
	return getOrCreate(ofExecution, key, () => new AdaptiveRateLimiter(random));
}

export function nodeRunState(context: IExecuteFunctions): NodeRunState {
	const make = () => ({ mutex: new KeyedMutex(), uncertainKeys: new Set<string>() });
	return getOrCreate(nodeRunStates, context.getContext('node'), make);
}

/** The option counts for the whole run, so that of the first item is taken. */
function maxConcurrentOf(context: IExecuteFunctions): number {
	const given: unknown = context.getNodeParameter('options.maxRequestsAtOnce', 0, '');
	const amount = readNumber(given, { whole: true, above: 0, most: CONCURRENCY.max });
	if (amount.ok) return amount.value ?? CONCURRENCY.default;
	throw invalidInput({ max_requests_at_once: [amount.problem] });
}

function getOrCreate<K, T>(
	known: { get(key: K): T | undefined; set(key: K, value: T): unknown },
	key: K,
	make: () => T,
): T {
	const value = known.get(key) ?? make();
	known.set(key, value);
	return value;
}
