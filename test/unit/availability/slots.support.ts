/** A sandbox and a client for the tests of slots. */
import { SlotReader } from '../../../omneo/availability/slotReader';
import { ok } from '../../../omneo/validation';
import { OmneoClient } from '../../../omneo/client/client';
import type { Transport } from '../../../omneo/http/transport';
import type { FreeSlot, SlotQuery } from '../../../omneo/availability/slots';
import type { Days } from '../../../omneo/time';
import { type Sandbox, type Switches, seed, startSandbox } from '../../../dev/sandbox';
import { places } from '../../../dev/sandbox/data/seed/places';

export { seed };

/** A Monday two weeks before summer time ends in Melbourne and begins in London. */
const NOW = new Date('2027-03-15T00:00:00Z');

function overHttp(token: string): Transport {
	return async ({ method, url, query = {}, body }) => {
		const asked = new URL(url);
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) asked.searchParams.set(name, String(value));
		}
		const response = await fetch(asked, {
			method,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		const headers = Object.fromEntries(response.headers);
		return ok({ status: response.status, headers, body: parsed(text) });
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export class SlotStage {
	sandbox!: Sandbox;
	client!: OmneoClient;

	static use(switches: Partial<Switches> = {}): SlotStage {
		const stage = new SlotStage();
		beforeAll(async () => {
			stage.sandbox = await startSandbox({ now: () => NOW, switches });
			const root = stage.sandbox.apiUrl;
			stage.client = new OmneoClient({ root, transport: overHttp(stage.sandbox.token) });
		});
		beforeEach(() => stage.sandbox.reset());
		afterAll(async () => await stage.sandbox.stop());
		return stage;
	}

	async read(question: SlotQuery, days: Days): Promise<FreeSlot[]> {
		const found: FreeSlot[] = [];
		for await (const slots of new SlotReader(this.client).over([question], days)) {
			found.push(...slots);
		}
		return found;
	}

	/** How often a path was asked. */
	countOf(path: RegExp): number {
		return this.sandbox.requests.filter((request) => path.test(request.path)).length;
	}
}

export function zoneOf(locationId: number): string {
	return places.find(({ id }) => id === locationId)?.timezone ?? 'UTC';
}

export function question(
	definitionId: number = seed.definitions.suitFitting,
	locationId: number = seed.locations.melbourne,
	staffId?: string,
): SlotQuery {
	return { definitionId, locationId, staffId, zone: zoneOf(locationId) };
}
