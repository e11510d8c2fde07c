/** A sandbox with a clock that a test moves, and a trigger on the real engine that polls it. */
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { Engine, type WorkflowDefinition } from '../../dev/engine/engine';
import { moveHostClock } from '../../dev/engine/hostClock';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { TriggerHost } from '../../dev/engine/triggerHost';
import { type Sandbox, type Switches, startSandbox } from '../../dev/sandbox';
import { DELAY_DIVISOR, MINIMAL_BODY, NOW } from './support';

const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

export interface TriggerItem extends IDataObject {
	event: string;
	key: string;
	occurred_at: string;
	appointment: IDataObject & { id: number };
}

export class TriggerStage {
	sandbox!: Sandbox;
	engine!: Engine;
	host!: TriggerHost;
	private now = NOW.getTime();
	private skewMs = 0;
	private workflows = 0;
	private restoreClock = () => {};

	static use(switches: Partial<Switches> = {}): TriggerStage {
		// Some tests book a thousand times; a busy machine must not fail them.
		jest.setTimeout(180_000);
		const stage = new TriggerStage();
		beforeAll(async () => {
			const now = () => new Date(stage.now);
			stage.sandbox = await startSandbox({ now, switches });
			stage.engine = await Engine.start();
			shortenDelays(stage.engine, DELAY_DIVISOR);
		});
		beforeEach(() => {
			stage.now = NOW.getTime();
			stage.skew(0);
			stage.sandbox.reset();
			stage.workflows += 1;
			stage.host = new TriggerHost(stage.engine, stage.credentials());
		});
		afterEach(async () => {
			await stage.host.deactivate(stage.workflow({}));
			stage.restoreClock();
		});
		afterAll(async () => await stage.sandbox.stop());
		return stage;
	}

	credentials(changes: IDataObject = {}) {
		const { url, token } = this.sandbox;
		return { omneoApi: { baseUrl: url, accessToken: token, ...changes } };
	}

	/** A trigger and a node behind it. Each test has a workflow of its own. */
	workflow(
		parameters: object,
		{ name = 'Trigger', id = `w${this.workflows}` }: { name?: string; id?: string } = {},
	): WorkflowDefinition {
		const trigger = node(name, 'n8n-nodes-omneo.omneoTrigger', {
			id: 'trigger',
			parameters: parameters as INodeParameters,
			credentials: { omneoApi: { id: '1', name: 'Omneo account' } },
		});
		return {
			id,
			nodes: [trigger, node('After', 'n8n-nodes-base.noOp')],
			connections: { [name]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
		};
	}

	/** Moves the clocks of Omneo and n8n on. */
	later(minutes: number): void {
		this.now += minutes * 60_000;
		this.skew(this.skewMs);
	}

	/** Sets n8n's clock so many milliseconds ahead of Omneo's. */
	skew(millis: number): void {
		this.skewMs = millis;
		this.restoreClock();
		this.restoreClock = moveHostClock(new Date(this.now + millis));
	}

	/** Books at Omneo, at its time now. */
	book(changes: IDataObject = {}): number {
		return this.sandbox.addAppointment({ ...MINIMAL_BODY, status: 'confirmed', ...changes }).id;
	}

	/** Changes an appointment as another client of Omneo does. */
	async change(id: number, fields: IDataObject): Promise<void> {
		await this.request('PUT', `/appointments/${id}`, fields);
	}

	async remove(id: number): Promise<void> {
		await this.request('DELETE', `/appointments/${id}`);
	}

	/** Puts a customer on the waitlist for what `book` books. */
	async wait(fields: IDataObject): Promise<void> {
		const { appointment_definition_id, location_id } = MINIMAL_BODY;
		const entry = { appointment_definition_id, location_id, ...fields };
		await this.request('POST', '/appointment-waitlists', entry);
	}

	private async request(method: string, path: string, body?: IDataObject): Promise<void> {
		const { apiUrl, token } = this.sandbox;
		const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
		const init = { method, headers, body: body && JSON.stringify(body) };
		const response = await fetch(`${apiUrl}${path}`, init);
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	}

	/** A minute passes, and the trigger polls. */
	async tick(workflow: WorkflowDefinition, times = 1): Promise<TriggerItem[]> {
		this.later(1);
		const before = this.items.length;
		await this.host.tick(workflow, times);
		return this.items.slice(before);
	}

	get items(): TriggerItem[] {
		return this.host.items as TriggerItem[];
	}

	/** What was reported, as `5001 added`. */
	get told(): string[] {
		return this.items.map(({ event, appointment }) => `${appointment.id} ${event}`);
	}

	/** Requests to Omneo during the work. */
	async requests(work: () => Promise<unknown>): Promise<number> {
		const before = this.sandbox.requests.length;
		await work();
		return this.sandbox.requests.length - before;
	}
}

export const EVERY_EVENT = [
	'added',
	'moved',
	'updated',
	'confirmed',
	'arrived',
	'completed',
	'no_show',
	'rejected',
	'cancelled',
	'deleted',
	'upcoming',
];
