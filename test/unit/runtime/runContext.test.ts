import type { IExecuteFunctions } from 'n8n-workflow';
import { createRunContext, nodeRunState } from '../../../nodes/Omneo/runtime/runContext';
import type { Transport } from '../../../omneo/http/transport';
import { errorOf } from '../support';
import { VirtualClock } from '../virtualClock';

interface Setting {
	/** n8n's own records: the same objects for all runs of an execution, and of a node in it. */
	flow?: object;
	node?: object;
	credentialId?: string;
	tenant?: string;
	maxRequestsAtOnce?: unknown;
	/** What the server answers, one after the other; then 200. */
	answers?: Array<{ statusCode: number; headers: object }>;
}

/** What `createRunContext` asks of n8n. */
function contextOf({
	flow = {},
	node = {},
	credentialId = '1',
	tenant = 'acme',
	maxRequestsAtOnce = '',
	answers = [],
}: Setting = {}) {
	return {
		getCredentials: async () => ({ tenant }),
		getNode: () => ({
			type: 'omneo',
			parameters: {},
			credentials: { omneoApi: { id: credentialId, name: 'Omneo' } },
		}),
		getContext: (kind: 'flow' | 'node') => (kind === 'flow' ? flow : node),
		getNodeParameter: () => maxRequestsAtOnce,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		helpers: {
			httpRequestWithAuthentication: async () =>
				answers.shift() ?? { statusCode: 200, headers: {}, body: {} },
		},
	} as unknown as IExecuteFunctions;
}

const create = async (setting: Setting, clock = new VirtualClock()) =>
	await createRunContext(contextOf(setting), clock);

const send = async (transport: Transport) =>
	await transport({ method: 'GET', url: 'https://example.com', timeoutMs: 1000 });

describe('the most requests at once', () => {
	it.each([
		['', 8],
		[3, 3],
		['32', 32],
	])('given as %j is %d', async (maxRequestsAtOnce, expected) => {
		expect((await create({ maxRequestsAtOnce })).maxConcurrent).toBe(expected);
	});

	it.each([0, 33, 2.5, 'many'])('is refused as %j', async (maxRequestsAtOnce) => {
		const error = await errorOf(create({ maxRequestsAtOnce }));
		expect(error.code).toBe('invalid_input');
		expect(Object.keys(error.fields)).toEqual(['max_requests_at_once']);
	});
});

it('refuses a credential that names no address', async () => {
	expect((await errorOf(create({ tenant: '' }))).code).toBe('invalid_credential');
});

describe('the rate limiter', () => {
	/** How long the second run waits after the first one was refused for 5 seconds. */
	async function waitOfSecond(first: Setting, second: Setting): Promise<number> {
		const clock = new VirtualClock();
		const answers = [{ statusCode: 429, headers: { 'retry-after': '5' } }];
		const begun = clock.now();
		await clock.run(send((await create({ ...first, answers }, clock)).transport));
		await clock.run(send((await create(second, clock)).transport));
		return clock.now() - begun;
	}

	it('is shared by all runs of an execution that use one credential', async () => {
		const flow = {};
		expect(await waitOfSecond({ flow }, { flow })).toBeGreaterThanOrEqual(5000);
	});

	it.each<[string, Setting]>([
		['another execution', {}],
		['another credential', { credentialId: '2' }],
		['another tenant', { tenant: 'globex' }],
	])('is another one for %s', async (what, setting) => {
		const flow = {};
		const second = what === 'another execution' ? setting : { flow, ...setting };
		expect(await waitOfSecond({ flow }, second)).toBe(0);
	});
});

describe('what the runs of a node share', () => {
	it('is one mutex and one set of uncertain keys in an execution', () => {
		const node = {};
		const [first, second] = [nodeRunState(contextOf({ node })), nodeRunState(contextOf({ node }))];
		expect(second.mutex).toBe(first.mutex);
		expect(second.uncertainKeys).toBe(first.uncertainKeys);
	});

	it('is not shared with another node', () => {
		expect(nodeRunState(contextOf()).mutex).not.toBe(nodeRunState(contextOf()).mutex);
	});

	it('does not hold what one run has looked up or changed', async () => {
		const shared = { flow: {}, node: {} };
		const [first, second] = [await create(shared), await create(shared)];
		expect(second.lookupStore).not.toBe(first.lookupStore);
		expect(second.modifiedKeys).not.toBe(first.modifiedKeys);
	});
});
