/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** One sandbox and one engine for a test file, and a workflow with our node in the middle of it. */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import {
	type FinishedRun,
	Engine,
	PACKAGE_FOLDER,
	type RunOptions,
	type WorkflowDefinition,
} from '../../dev/engine/engine';
import { moveHostClock } from '../../dev/engine/hostClock';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { type Sandbox, type Switches, seed, startSandbox } from '../../dev/sandbox';

export { seed };

/** The sandbox's clock: a Monday. All dates in the tests lie within the weeks after it. */
export const NOW = new Date('2027-03-15T00:00:00Z');

/** Divides the delays of the node's retry policy in tests. */
export const DELAY_DIVISOR = 50;

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

/** What Omneo receives for it, and nothing else. */
export const MINIMAL_BODY = {
	appointment_definition_id: seed.definitions.suitFitting,
	location_id: seed.locations.melbourne,
	profile_id: seed.customers.amelia,
	scheduled_start_at: '2027-03-22 10:00:00',
	scheduled_end_at: '2027-03-22 10:45:00',
	timezone: 'Australia/Melbourne',
};

/** An hour with Priya, at the same time: has questions to answer. */
export function stylingForm(changes: object = {}): INodeParameters {
	return form({
		appointmentDefinitionId: id(seed.definitions.personalStyling, 'list'),
		assignedStaffId: id(seed.staff.priya, 'list'),
		...changes,
	});
}

/** A bridal consultation with Priya: asks one question of each type. */
export function bridalForm(changes: object = {}): INodeParameters {
	return stylingForm({
		appointmentDefinitionId: id(seed.definitions.bridalConsultation, 'list'),
		...changes,
	});
}

/** Answers as n8n's mapping form stores them. */
export function mapped(value: Record<string, unknown> | null) {
	const schema = Object.keys(value ?? {}).map((key) => ({
		id: key,
		displayName: `Question ${key}`,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: false,
	}));
	return {
		mappingMode: 'defineBelow',
		value,
		matchingColumns: [],
		schema,
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};
}

/** Books for each item, equal ones too: most tests send the same booking several times. */
export function form(changes: object = {}): INodeParameters {
	const { options = {}, ...others } = changes as { options?: unknown };
	const anyway = { ifAlreadyBooked: 'createAnyway' };
	const given = typeof options === 'object' ? { ...anyway, ...options } : options;
	return { ...minimalForm(), ...others, options: given } as INodeParameters;
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
	cancel?: RunOptions['cancel'];
}

interface SearchOptions {
	/** What differs from the minimal form. */
	parameters?: object;
	filter?: string;
	token?: string;
	credential?: IDataObject;
}

/** The engine and a sandbox for a test file; starts and stops with it, and is as new before each test. */
export class Stage {
	sandbox!: Sandbox;
	engine!: Engine;

	static use(switches: Partial<Switches> = {}): Stage {
		const stage = new Stage();
		beforeAll(async () => {
			stage.sandbox = await startSandbox({ now: () => NOW, switches });
			stage.engine = await Engine.start();
			shortenDelays(stage.engine, DELAY_DIVISOR);
		});
		let restoreClock = () => {};
		beforeEach(() => {
			restoreClock = moveHostClock(NOW);
			stage.sandbox.reset();
		});
		afterEach(() => restoreClock());
		afterAll(async () => await stage.sandbox.stop());
		return stage;
	}

	get credential() {
		return { baseUrl: this.sandbox.url, accessToken: this.sandbox.token };
	}

	/** The credential as the engine gets it. */
	credentials(changes: IDataObject = {}): RunOptions['credentials'] {
		return { omneoApi: { ...this.credential, ...changes } as never };
	}

	/** What a picker shows in a form. */
	async search(method: string, { parameters = {}, filter, token, credential }: SearchOptions = {}) {
		const node = omneoNode(form(parameters));
		return await this.engine.listSearch(node, method, this.credentials(credential), filter, token);
	}

	/** The answer form for a definition. */
	async questions(
		appointmentDefinitionId: unknown,
		{ credential, ...more }: { credential?: IDataObject; answers?: unknown } = {},
	) {
		const node = omneoNode(form({ appointmentDefinitionId, ...more }));
		return await this.engine.mappingFields(
			node,
			'getBookingQuestions',
			this.credentials(credential),
		);
	}

	/** Runs a form over items on the real engine. */
	async run(parameters: INodeParameters, options: BookOptions = {}): Promise<FinishedRun> {
		const { items = [{}], onError, credential } = options;
		const omneo = omneoNode(parameters, { onError, ...options.node });
		const runOptions: RunOptions = {
			items: items.map((json): INodeExecutionData => ({ json })),
			credentials: this.credentials(credential),
			cancel: options.cancel,
		};
		const workflow = { ...workflowWith(omneo), settings: options.settings };
		return await this.engine.run(workflow, runOptions);
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

/** Nothing ever listens there. */
export const REFUSED_URL = 'http://127.0.0.1:1';

/** Everything that a stopped workflow tells the user. */
export function errorText({ error }: FinishedRun): string {
	return [error?.message, error && 'description' in error ? error.description : ''].join('\n');
}

/** Whole, as text, with what JSON would leave out. */
export function everythingIn(value: unknown): string {
	return inspect(value, { depth: null, showHidden: true, maxStringLength: null });
}

/** The text of a file of the repository. */
export function repositoryFile(path: string): string {
	return readFileSync(resolve(PACKAGE_FOLDER, path), 'utf8');
}

/** The names of the files in one of its folders. */
export function repositoryFiles(folder: string): string[] {
	return readdirSync(resolve(PACKAGE_FOLDER, folder));
}

/** Another host on the network, which answers everything with `{}` and notes what it was asked. */
export class OtherHost {
	readonly requests: string[] = [];
	url = '';

	static use(): OtherHost {
		const other = new OtherHost();
		const server = createServer((request, response) => {
			const { authorization, accept } = request.headers;
			other.requests.push([request.method, request.url, authorization, accept].join(' '));
			response.setHeader('content-type', 'application/json').end('{}');
		});
		beforeAll(async () => {
			await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
			other.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		});
		beforeEach(() => other.requests.splice(0));
		afterAll(async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		});
		return other;
	}
}

/** Collects what is printed, by whichever way. */
export function watchOutput() {
	const printed: string[] = [];
	const note = (...parts: unknown[]) => {
		printed.push(
			parts.map((part) => (typeof part === 'string' ? part : everythingIn(part))).join(' '),
		);
		return true;
	};
	const spies = [
		...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
			jest.spyOn(console, method).mockImplementation(note as never),
		),
		jest.spyOn(process.stdout, 'write').mockImplementation(note as never),
		jest.spyOn(process.stderr, 'write').mockImplementation(note as never),
	];
	return {
		get text() {
			return printed.join('\n');
		},
		stop: () => spies.forEach((spy) => spy.mockRestore()),
	};
}
