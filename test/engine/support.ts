/** One sandbox and one engine for a test file, and a workflow with our node in the middle of it. */
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import {
	type FinishedRun,
	Host,
	type RunOptions,
	type WorkflowDefinition,
} from '../../host/engine';
import { type Sandbox, type Switches, seed, startSandbox } from '../../sandbox';

export { seed };

/** The sandbox's clock: a Monday. All dates in the tests lie within the weeks after it. */
export const NOW = new Date('2027-03-15T00:00:00Z');

export type OnError = NonNullable<INode['onError']>;

/** What happens to a failing item, by n8n's names. */
export const ON_ERROR: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

export const id = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/** The six required fields of a booking, as a form holds them. */
export function minimalForm(): INodeParameters {
	return {
		resource: 'appointment',
		operation: 'add',
		appointmentDefinitionId: id(seed.definitions.suitFitting, 'list'),
		locationId: id(seed.locations.melbourne, 'list'),
		profileId: id(seed.customers.amelia, 'list'),
		scheduledStartAt: '2027-03-22T10:00:00',
	} as INodeParameters;
}

export function form(changes: object = {}): INodeParameters {
	return { ...minimalForm(), ...changes };
}

export function omneoNode(parameters: INodeParameters, more: Partial<INode> = {}): INode {
	return {
		id: 'omneo',
		name: 'Omneo',
		type: 'n8n-nodes-omneo.omneo',
		typeVersion: 1,
		position: [200, 0],
		credentials: { omneoApi: { id: '1', name: 'Omneo account' } },
		parameters,
		...more,
	};
}

function node(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** Trigger, our node, and behind each of its outputs a node that tells what its items are paired with. */
export function workflowWith(omneo: INode): WorkflowDefinition {
	return {
		nodes: [
			node('Trigger', 'n8n-nodes-base.manualTrigger'),
			omneo,
			node('Main pairs', 'host.pairs'),
			node('Error pairs', 'host.pairs'),
		],
		connections: {
			Trigger: { main: [to('Omneo')] },
			Omneo: { main: [to('Main pairs'), to('Error pairs')] },
		},
	};
}

export interface BookOptions {
	items?: IDataObject[];
	onError?: OnError;
	node?: Partial<INode>;
	credential?: IDataObject;
	settings?: WorkflowDefinition['settings'];
}

/** The engine and a sandbox for a test file; starts and stops with it, and is as new before each test. */
export class Stage {
	sandbox!: Sandbox;
	host!: Host;

	static use(switches: Partial<Switches> = {}): Stage {
		const stage = new Stage();
		beforeAll(async () => {
			stage.sandbox = await startSandbox({ now: () => NOW, switches });
			stage.host = await Host.start();
		});
		beforeEach(() => stage.sandbox.reset());
		afterAll(async () => await stage.sandbox.stop());
		return stage;
	}

	get credential() {
		return { baseUrl: this.sandbox.url, accessToken: this.sandbox.token };
	}

	/** Runs a form over items on the real engine. */
	async run(parameters: INodeParameters, options: BookOptions = {}): Promise<FinishedRun> {
		const { items = [{}], onError, credential } = options;
		const omneo = omneoNode(parameters, { onError, ...options.node });
		const runOptions: RunOptions = {
			items: items.map((json): INodeExecutionData => ({ json })),
			credentials: { omneoApi: { ...this.credential, ...credential } as never },
		};
		const workflow = { ...workflowWith(omneo), settings: options.settings };
		return await this.host.run(workflow, runOptions);
	}

	/** Bodies of the bookings that were asked for, as received. */
	posted(): IDataObject[] {
		return this.sandbox.requests
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/appointments'))
			.map(({ body }) => body as IDataObject);
	}

	/** How often a path was read. */
	reads(path: RegExp): number {
		return this.sandbox.requests.filter((request) => path.test(request.path)).length;
	}
}
