/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * n8n's engine in this process: n8n-core executes workflows with the built package, loaded by n8n's
 * own loader, with real credential injection and real HTTP. For tests, the demo and the bench.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type {
	IDataObject,
	ICredentialDataDecryptedObject,
	IConnections,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	ResourceMapperFields,
	WorkflowExecuteMode,
} from 'n8n-workflow';

// n8n-core keeps a settings file in the user's folder as soon as it is loaded.
const userFolder = mkdtempSync(join(tmpdir(), 'omneo-engine-'));
process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'only-for-this-run';
process.on('exit', () => rmSync(userFolder, { recursive: true, force: true }));

import * as core from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import { EngineCredentials } from './credentials';
import { FinishedRun } from './finishedRun';
import { EngineNodeTypes } from './nodeTypes';
import { runDataFrom } from './runData';

export { FinishedRun };

export const PACKAGE_FOLDER = resolve(__dirname, '../..');
const INSTANCE_URL = 'http://127.0.0.1:5678/';

/** A workflow as n8n exports it. */
export interface WorkflowDefinition {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** What its nodes have stored. */
	staticData?: IDataObject;
}

export interface RunOptions {
	/** What the workflow's first node puts out. */
	items?: INodeExecutionData[];
	/** Decrypted data by credential type. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Name of the node to start at; the trigger when left out. */
	start?: string;
	/** As by hand when left out. In another mode, a trigger passes on the items. */
	mode?: WorkflowExecuteMode;
	/** The run is cancelled when this is done, as by the editor's stop button. */
	cancel?: Promise<unknown>;
}

export class Engine {
	/** Executions so far; each has its own number, a retry too. */
	private executions = 0;

	private constructor(private readonly types: EngineNodeTypes) {}

	/** Loads the built package (`dist`) through n8n's own loader. */
	static async start(folder = PACKAGE_FOLDER): Promise<Engine> {
		const loader = new core.PackageDirectoryLoader(folder);
		await loader.loadAll();
		return new Engine(new EngineNodeTypes(loader));
	}

	get nodeTypes(): EngineNodeTypes {
		return this.types;
	}

	/** Runs a workflow from its first node to its end. */
	async run(definition: WorkflowDefinition, options: RunOptions = {}): Promise<FinishedRun> {
		const { items = [{ json: {} }], credentials = {}, mode = 'manual' } = options;
		const start = options.start ?? this.triggerOf(definition);
		const node = this.workflow(definition).getNode(start) as INode;
		const runData = runDataFrom(node, items);
		return await this.execute(definition, mode, runData, {
			credentials,
			cancel: options.cancel,
		});
	}

	/**
	 * Runs a stopped execution again from where it stopped, as 'Retry with currently saved workflow'
	 * in n8n's list of executions does: under a new execution, from what had been stored of it.
	 * @throws Error when the execution came to its end, as n8n does.
	 */
	async retry(
		finished: FinishedRun,
		definition: WorkflowDefinition,
		options: Pick<RunOptions, 'credentials' | 'cancel'> = {},
	): Promise<FinishedRun> {
		const data = finished.storedForRetry();
		const saved = this.workflow(definition);
		for (const waiting of data.executionData?.nodeExecutionStack ?? []) {
			const node = saved.getNode(waiting.node.name);
			if (!node) throw new Error(`There is no '${waiting.node.name}' in the workflow any more.`);
			waiting.node = node;
		}
		return await this.execute(definition, 'retry', data, options);
	}

	private async execute(
		definition: WorkflowDefinition,
		mode: WorkflowExecuteMode,
		data: IRunExecutionData,
		{ credentials = {}, cancel }: Pick<RunOptions, 'credentials' | 'cancel'>,
	): Promise<FinishedRun> {
		const workflow = this.workflow(definition);
		const additional = this.additionalData(credentials, {
			executionId: `run-${++this.executions}`,
			hooks: new core.ExecutionLifecycleHooks(mode, `run-${this.executions}`, {
				...definition,
				id: workflow.id,
				name: definition.name ?? 'Workflow',
				active: false,
				activeVersionId: null,
				isArchived: false,
				createdAt: new Date(0),
				updatedAt: new Date(0),
			}),
		});
		const begin = () =>
			new core.WorkflowExecute(additional, mode, data).processRunExecutionData(workflow);
		const running = onceChecked(begin);
		void cancel?.then(() => running.cancel());
		return new FinishedRun(await running);
	}

	/** What a picker's list shows. */
	async listSearch(
		node: INode,
		method: string,
		credentials: RunOptions['credentials'],
		filter?: string,
		token?: string,
	): Promise<INodeListSearchResult> {
		const search = this.types.methodsOf(node).listSearch?.[method];
		if (!search) throw new Error(`The node has no list search '${method}'`);
		return await search.call(this.loadOptions(node, credentials), filter, token);
	}

	/** The fields of a mapping form. */
	async mappingFields(
		node: INode,
		method: string,
		credentials: RunOptions['credentials'],
	): Promise<ResourceMapperFields> {
		const fields = this.types.methodsOf(node).resourceMapping?.[method];
		if (!fields) throw new Error(`The node has no mapping method '${method}'`);
		return await fields.call(this.loadOptions(node, credentials));
	}

	/** What the test button of a credential says. */
	async testCredential(type: string, data: ICredentialDataDecryptedObject) {
		const context = new core.CredentialTestContext(this.additionalData({}));
		return await this.types.credentialTest(type).call(context, { id: '1', name: type, type, data });
	}

	private loadOptions(node: INode, credentials: RunOptions['credentials'] = {}) {
		const workflow = this.workflow({ nodes: [node], connections: {} });
		const currentNodeParameters = node.parameters as INodeParameters;
		const additional = this.additionalData(credentials, { currentNodeParameters });
		return new core.LoadOptionsContext(workflow, node, additional, 'parameters');
	}

	private triggerOf({ nodes }: WorkflowDefinition): string {
		const isTrigger = ({ type, typeVersion }: INode) =>
			this.types.getByNameAndVersion(type, typeVersion).description.group.includes('trigger');
		const trigger = nodes.find(isTrigger);
		if (!trigger) throw new Error('The workflow has no trigger to start at');
		return trigger.name;
	}

	/** The workflow as n8n holds it in memory. */
	workflow({ id = 'w1', settings = {}, ...saved }: WorkflowDefinition): Workflow {
		return new Workflow({ ...saved, id, settings, nodeTypes: this.types, active: false });
	}

	/** What n8n gives every execution, poll and form. */
	additionalData(
		credentials: Record<string, ICredentialDataDecryptedObject> = {},
		more: Partial<IWorkflowExecuteAdditionalData> = {},
	): IWorkflowExecuteAdditionalData {
		const urls = Object.fromEntries(
			URLS.map((name) => [name, `${INSTANCE_URL}${name}`]),
		) as unknown as IWorkflowExecuteAdditionalData;
		return {
			...urls,
			executionId: 'none',
			currentNodeExecutionIndex: 0,
			variables: {},
			credentialsHelper: new EngineCredentials(this.types.loader, credentials),
			externalSecretsProxy: {
				hasProvider: () => false,
				listProviders: () => [],
				getSecret: () => undefined,
				hasSecret: () => false,
				listSecrets: () => [],
			} as unknown as IWorkflowExecuteAdditionalData['externalSecretsProxy'],
			logAiEvent: () => {},
			...more,
		};
	}
}

/** The engine builds addresses out of these, and refuses relative ones. */
const URLS = [
	'restApiUrl',
	'instanceBaseUrl',
	'formBaseUrl',
	'formWaitingBaseUrl',
	'formTestBaseUrl',
	'webhookBaseUrl',
	'webhookWaitingBaseUrl',
	'webhookTestBaseUrl',
	'mcpBaseUrl',
	'mcpTestBaseUrl',
];

/**
 * n8n checks the form before it runs a node, and gives each pattern 250 ms, which a busy machine may
 * not have. Nothing has run by then, so the run is started again. Any other error is thrown at once.
 */
function onceChecked<T>(begin: () => T): T {
	for (let tries = 1; tries < 3; tries++) {
		try {
			return begin();
		} catch (error) {
			if (!String(error).includes('Regular expression execution timed out')) break;
		}
	}
	return begin();
}
