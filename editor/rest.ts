/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** The calls of n8n's own editor that a script or a test needs, made as its owner. */
import { parse } from 'flatted';
import type { IPinData, IRunExecutionData, ITaskData, WorkflowExecuteMode } from 'n8n-workflow';
import type { WorkflowDefinition } from '../host/engine';

const POLL_MS = 250;
const FINISHED = ['success', 'error', 'crashed', 'canceled'];

/** The one person of an n8n that is kept for development. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface NewCredential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A workflow as n8n exports it, with the data that is pinned to its nodes. */
export type ImportableWorkflow = WorkflowDefinition & { pinData?: IPinData };

export interface SavedWorkflow extends ImportableWorkflow {
	id: string;
	name: string;
	active: boolean;
	/** The version that activating publishes. */
	versionId: string;
}

/** A community package as n8n's settings list it. */
export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string; latestVersion: number }>;
	failedLoading?: boolean;
}

interface Execution {
	id: string;
	workflowId: string;
	mode: WorkflowExecuteMode;
	status: string;
}

/** What a run left behind, by node name. */
export class FinishedExecution {
	constructor(
		readonly execution: Execution,
		readonly data: IRunExecutionData,
	) {}

	get status(): string {
		return this.execution.status;
	}

	/** The error that stopped the workflow. */
	get error() {
		return this.data.resultData.error;
	}

	task(node: string): ITaskData | undefined {
		return this.data.resultData.runData[node]?.at(-1);
	}

	json(node: string, output = 0) {
		return (this.task(node)?.data?.main[output] ?? []).map((item) => item.json);
	}
}

/** n8n refused a call. */
export class N8nRestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export class N8nRest {
	private cookie = '';

	private constructor(private readonly baseUrl: string) {}

	/** Signs in; on an n8n that has nobody yet, the owner is set up first. */
	static async signIn(baseUrl: string, owner: Owner): Promise<N8nRest> {
		const rest = new N8nRest(baseUrl);
		const { userManagement } = await rest.get<{
			userManagement: { showSetupOnFirstLoad: boolean };
		}>('/settings');
		if (userManagement.showSetupOnFirstLoad) await rest.post('/owner/setup', owner);
		else {
			const { email, password } = owner;
			await rest.post('/login', { emailOrLdapLoginId: email, password });
		}
		return rest;
	}

	/** The session, as a browser would send it: `n8n-auth=…`. */
	get sessionCookie(): string {
		return this.cookie;
	}

	async credentials(): Promise<Credential[]> {
		return await this.get('/credentials');
	}

	async createCredential(credential: NewCredential): Promise<Credential> {
		return await this.post('/credentials', credential);
	}

	async updateCredential(id: string, credential: NewCredential): Promise<Credential> {
		return await this.call('PATCH', `/credentials/${id}`, credential);
	}

	/** Makes the credential, or gives the one of that name and type its new data. */
	async saveCredential(credential: NewCredential): Promise<Credential> {
		const before = (await this.credentials()).find(
			({ name, type }) => name === credential.name && type === credential.type,
		);
		if (before) return await this.updateCredential(before.id, credential);
		return await this.createCredential(credential);
	}

	/** What the test button of the credential says. */
	async testCredential(
		{ id, name, type }: Credential,
		data: NewCredential['data'],
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.post('/credentials/test', { credentials: { id, name, type, data } });
	}

	async workflows(): Promise<SavedWorkflow[]> {
		return await this.get('/workflows');
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.get(`/workflows/${id}`);
	}

	/** Saves a workflow; its nodes use the given credentials where they want one of that type. */
	async importWorkflow(
		workflow: ImportableWorkflow,
		credentials: Credential[] = [],
	): Promise<SavedWorkflow> {
		return await this.post('/workflows', linked(workflow, credentials));
	}

	/** Takes a workflow away, as soon as n8n has stopped its triggers. */
	async deleteWorkflow(id: string, withinMs = 10_000): Promise<void> {
		await this.post(`/workflows/${id}/archive`, {});
		const until = Date.now() + withinMs;
		for (;;) {
			try {
				return await this.call('DELETE', `/workflows/${id}`);
			} catch (error) {
				const isBusy = error instanceof N8nRestError && error.status === 409;
				if (!isBusy || Date.now() > until) throw error;
				await new Promise((resolve) => setTimeout(resolve, POLL_MS));
			}
		}
	}

	/** Publishes a workflow: from here on its triggers start it. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.post(`/workflows/${id}/activate`, { versionId });
	}

	async deactivate(id: string): Promise<void> {
		await this.post(`/workflows/${id}/deactivate`, {});
	}

	/** Runs a workflow from a trigger, as the editor's button does; says which execution it is. */
	async run(id: string, trigger: string): Promise<string> {
		const triggerToStartFrom = { name: trigger };
		const { executionId } = await this.post<{ executionId: string }>(`/workflows/${id}/run`, {
			triggerToStartFrom,
		});
		return executionId;
	}

	/** The executions of a workflow, the newest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.get<{ results: Execution[] }>(`/executions?filter=${filter}`);
		return results;
	}

	/** Waits until an execution is over. */
	async finished(executionId: string, withinMs = 60_000): Promise<FinishedExecution> {
		const until = Date.now() + withinMs;
		for (;;) {
			const { data, ...execution } = await this.get<Execution & { data: string }>(
				`/executions/${executionId}`,
			);
			if (FINISHED.includes(execution.status)) {
				return new FinishedExecution(execution, parse(data) as IRunExecutionData);
			}
			if (Date.now() > until) throw new Error(`Execution ${executionId}: ${execution.status}`);
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
	}

	/** The community packages that n8n lists in its settings. */
	async packages(): Promise<InstalledPackage[]> {
		return await this.get('/community-packages');
	}

	async get<T>(path: string): Promise<T> {
		return await this.call<T>('GET', path);
	}

	async post<T>(path: string, body: unknown): Promise<T> {
		return await this.call<T>('POST', path, body);
	}

	/** Any other call of the editor: `path` begins behind `/rest`. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.baseUrl}/rest${path}`, {
			method,
			// n8n drops a connection that rests for a while, just when the next call may go out on it.
			headers: { 'content-type': 'application/json', cookie: this.cookie, connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		this.cookie = cookies.find((cookie) => cookie.startsWith('n8n-auth=')) ?? this.cookie;
		const text = await response.text();
		if (!response.ok) {
			throw new N8nRestError(response.status, `${method} ${path}: ${response.status} ${text}`);
		}
		return (JSON.parse(text) as { data: T }).data;
	}
}

function linked(workflow: ImportableWorkflow, credentials: Credential[]): ImportableWorkflow {
	const nodes = workflow.nodes.map((node) => {
		const entries = Object.keys(node.credentials ?? {}).flatMap((type) => {
			const found = credentials.find((credential) => credential.type === type);
			return found ? [[type, { id: found.id, name: found.name }] as const] : [];
		});
		return node.credentials ? { ...node, credentials: Object.fromEntries(entries) } : node;
	});
	return { ...workflow, nodes };
}
