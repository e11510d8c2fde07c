/** The calls of n8n's own editor that a script or a test needs, made as its owner. */
import { parse } from 'flatted';
import type { IPinData, IRunExecutionData } from 'n8n-workflow';
import type { WorkflowDefinition } from '../engine/engine';
import { type Execution, FinishedExecution, isFinished } from './execution';
import { retryUntil } from './retryUntil';
import { N8nRestError, N8nSession } from './restSession';

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

interface NewCredential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A workflow as n8n exports it, with the data that is pinned to its nodes. */
export type ImportableWorkflow = WorkflowDefinition & { pinData?: IPinData };

interface SavedWorkflow extends ImportableWorkflow {
	id: string;
	name: string;
	active: boolean;
	/** The version that activating publishes. */
	versionId: string;
}

/** A community package as n8n's settings list it. */
interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string; latestVersion: number }>;
	failedLoading?: boolean;
}

class StillRunning extends Error {}

export class N8nRest extends N8nSession {
	/** Signs in. On a new n8n, sets up the owner first. */
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
		await retryUntil(async () => await this.call('DELETE', `/workflows/${id}`), {
			withinMs,
			isTransient: (error) => error instanceof N8nRestError && error.status === 409,
		});
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
		const look = async () => {
			const { data, ...execution } = await this.get<Execution & { data: string }>(
				`/executions/${executionId}`,
			);
			if (!isFinished(execution)) {
				throw new StillRunning(`Execution ${executionId}: ${execution.status}`);
			}
			return new FinishedExecution(execution, parse(data) as IRunExecutionData);
		};
		return await retryUntil(look, {
			withinMs,
			isTransient: (error) => error instanceof StillRunning,
		});
	}

	/** The community packages that n8n lists in its settings. */
	async packages(): Promise<InstalledPackage[]> {
		return await this.get('/community-packages');
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
