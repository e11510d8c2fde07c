/** An item with what a write asks of it, against an Omneo in memory and by the virtual clock. */
import type { INode } from 'n8n-workflow';
import { executeWrite } from '../../../nodes/Omneo/runtime/executeWrite';
import { IdempotencyStore } from '../../../nodes/Omneo/runtime/idempotencyStore';
import type { Item } from '../../../nodes/Omneo/runtime/item';
import type { NewRecord, WritePlan } from '../../../nodes/Omneo/runtime/operation';
import { TenantRecords } from '../../../nodes/Omneo/runtime/tenantRecords';
import { anyRecord } from '../../../omneo/client/parse';
import { OmneoClient } from '../../../omneo/client/client';
import type { Transport } from '../../../omneo/http/transport';
import { OmneoError } from '../../../omneo/errors';
import { Retrier } from '../../../omneo/http/retrier';
import { FakeOmneo, type Routes } from '../support';
import { VirtualClock } from '../virtualClock';
import { Execution } from './support';

let tenants = 0;

/** A node in an execution, at a tenant that no other test has. */
export class Desk {
	readonly clock = new VirtualClock();
	readonly root = `https://desk-${(tenants += 1)}.test/api/v3`;
	readonly records = new TenantRecords(this.root);
	readonly omneo: FakeOmneo;
	readonly modifiedKeys = new Set<string>();
	private readonly execution = new Execution();

	/** @param throwing What the transport throws when it is a fault of the node. */
	constructor(
		routes: Routes = {},
		private readonly throwing?: Error,
	) {
		this.omneo = new FakeOmneo(routes);
	}

	/** What is noted, as a try that begins now reads it. */
	notes(node: Partial<INode> = {}): IdempotencyStore {
		return new IdempotencyStore(this.execution.context(node), this.root, new Set());
	}

	item(more: Partial<Item> = {}): Item {
		const retrier = new Retrier(this.clock);
		const transport: Transport = async (request) => {
			if (this.throwing) throw this.throwing;
			// FakeOmneo knows its routes below its own root.
			const url = request.url.replace(this.root, 'https://api.acme.getomneo.com/api/v3');
			return await this.omneo.transport({ ...request, url });
		};
		return {
			index: 0,
			dryRun: false,
			clock: this.clock,
			retrier,
			lookups: { names: new Map() },
			records: this.records,
			idempotency: this.notes(),
			modifiedKeys: this.modifiedKeys,
			client: new OmneoClient({ root: this.root, transport, retrier }),
			...more,
		} as unknown as Item;
	}

	/** Carries out the plan; its answer, and whether nothing had to be written. */
	async write(plan: WritePlan, item = this.item()) {
		const work = executeWrite(item, plan, (answer, _, { existing }) => ({
			...answer,
			wasThere: existing !== undefined,
		}));
		return (await this.clock.run(work)).present();
	}

	async failure(plan: WritePlan, item = this.item()): Promise<OmneoError> {
		return await errorFrom(this.write(plan, item));
	}
}

export async function errorFrom(work: Promise<unknown>): Promise<OmneoError> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(OmneoError);
	return error as OmneoError;
}

export const KEYS = ['booking ana'];

export const ANA = { customer: 'ana' };

/** A booking of Ana; what `creates` and the plan itself have besides. */
export function booking(
	creates: Partial<NewRecord> = {},
	more: Partial<WritePlan> = {},
): WritePlan {
	return {
		request: { method: 'POST', path: ['appointments'], body: ANA },
		lockKeys: KEYS,
		creates: {
			keys: KEYS,
			isUnique: false,
			accepts: () => true,
			description: 'an appointment of Ana',
			find: async (client) => (await client.page(['appointments'], anyRecord, 1)).records,
			...creates,
		},
		...more,
	};
}
