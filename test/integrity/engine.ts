/** The node on n8n's engine against the tenant. The only file here that knows the host. */
import type { ICredentialDataDecryptedObject, INode, INodeParameters } from 'n8n-workflow';
import { type FinishedRun, Engine, type WorkflowDefinition } from '../../dev/engine/engine';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { Tenant } from './tenant';
import type { Row } from './tenant/book';

export type { FinishedRun };

/** By how much the node's waits and the tenant's lags are shorter here. */
export const SCALE = 50;

/** So many seconds of the world, in the milliseconds they take here. */
export const seconds = (count: number) => (count * 1000) / SCALE;

/** As long as one request waits because of a limit before it is given up, here: 30 s of the world. */
const PATIENCE = seconds(30);

export interface RunOptions {
	onError?: INode['onError'];
	credential?: ICredentialDataDecryptedObject;
	node?: Partial<INode>;
}

/** The engine and a tenant for a test file. The tenant is as new before each test. */
export class Stage {
	readonly tenant = new Tenant();
	engine!: Engine;

	static use(): Stage {
		const stage = new Stage();
		beforeAll(async () => {
			await stage.tenant.start();
			stage.engine = await Engine.start();
			shortenDelays(stage.engine, SCALE);
			const { delays } = stage.engine.nodeTypes.nodeClass('omneo') as unknown as {
				delays: { maxRateLimitWait: number };
			};
			delays.maxRateLimitWait = PATIENCE;
		});
		beforeEach(() => stage.tenant.reset());
		afterAll(async () => await stage.tenant.stop());
		return stage;
	}

	credential(accessToken = this.tenant.token) {
		return { baseUrl: this.tenant.url, accessToken };
	}

	/** Runs a form over rows in an execution by itself. */
	async run(parameters: INodeParameters, rows: Row[], options: RunOptions = {}) {
		return await this.runAll([parameters], rows, options);
	}

	/** Runs several of our nodes, one behind the other, in one execution. */
	async runAll(forms: INodeParameters[], rows: Row[], options: RunOptions = {}) {
		return await this.engine.run(workflowOf(forms, options), {
			items: rows.map((json) => ({ json: json as never })),
			credentials: this.credentials(options),
		});
	}

	/** What n8n's 'Retry' of a stopped execution does. */
	async retry(stopped: FinishedRun, parameters: INodeParameters, options: RunOptions = {}) {
		const credentials = this.credentials(options);
		return await this.engine.retry(stopped, workflowOf([parameters], options), { credentials });
	}

	async testCredential(changes: Row = {}) {
		return await this.engine.testCredential('omneoApi', {
			...this.credential(),
			...changes,
		} as never);
	}

	private credentials({ credential = this.credential() }: RunOptions) {
		return { omneoApi: credential };
	}
}

export const nameOf = (index: number) => (index === 0 ? 'Omneo' : `Omneo ${index + 1}`);

function workflowOf(forms: INodeParameters[], { onError, node }: RunOptions): WorkflowDefinition {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	const trigger = { ...common, id: 't', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' };
	const nodes = forms.map((parameters, index) => ({
		...common,
		id: nameOf(index),
		name: nameOf(index),
		type: 'n8n-nodes-omneo.omneo',
		credentials: { omneoApi: { id: '1', name: 'Omneo account' } },
		onError,
		parameters,
		...node,
	}));
	const names = [trigger, ...nodes].map(({ name }) => name);
	const link = (to: string) => ({ main: [[{ node: to, type: 'main' as const, index: 0 }]] });
	const connections = Object.fromEntries(
		names.slice(0, -1).map((name, index) => [name, link(names[index + 1])]),
	);
	return { nodes: [{ ...trigger, parameters: {} }, ...nodes], connections };
}
