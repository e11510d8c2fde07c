/** Equal bookings of one process: whatever comes first, and however late lists are, one is made. */
import fc, { type Scheduler } from 'fast-check';
import type { Item } from '../../../nodes/Omneo/runtime/item';
import { executeWrite } from '../../../nodes/Omneo/runtime/executeWrite';
import { IdempotencyStore } from '../../../nodes/Omneo/runtime/idempotencyStore';
import type { WritePlan } from '../../../nodes/Omneo/runtime/operation';
import { TenantRecords } from '../../../nodes/Omneo/runtime/tenantRecords';
import { unlessBooked } from '../../../nodes/Omneo/operations/appointment/add.existing';
import { findMatchingAppointments } from '../../../omneo/appointments/findDuplicates';
import { OmneoClient } from '../../../omneo/client/client';
import type { ApiRecord } from '../../../omneo/client/requests';
import type { Clock } from '../../../omneo/concurrency/clock';
import { OmneoError } from '../../../omneo/errors';
import { Retrier } from '../../../omneo/http/retrier';
import type { HttpOutcome, HttpRequest } from '../../../omneo/http/transport';
import { invalid, ok } from '../../../omneo/validation';
import { CUSTOMER } from '../support';
import { EPOCH } from '../virtualClock';
import { Execution } from './support';

const BODY = {
	appointment_definition_id: 12,
	profile_id: CUSTOMER,
	location_id: 7,
	scheduled_start_at: '2026-05-11 10:00:00',
	scheduled_end_at: '2026-05-11 10:45:00',
	timezone: 'UTC',
};
const START = Date.UTC(2026, 4, 11, 10);

/** What becomes of a booking that is sent. */
type Fate = 'answered' | 'answerLost' | 'lost';

interface Lags {
	/** How many requests after it was stored a record is in the list, and can be read by its ID. */
	list: number;
	record: number;
}

/** Stores bookings; what is asked takes effect, and is answered, when the scheduler says so. */
class Store {
	readonly bookings: Array<{ record: ApiRecord; storedAt: number }> = [];
	private requests = 0;

	constructor(
		private readonly scheduler: Scheduler,
		private readonly lags: Lags,
		private readonly fates: Fate[],
	) {}

	readonly transport = async (request: HttpRequest): Promise<HttpOutcome> => {
		await this.scheduler.schedule(Promise.resolve(), `arrives ${request.method}`);
		this.requests += 1;
		const outcome = this.handle(request);
		await this.scheduler.schedule(Promise.resolve(), `is answered ${request.method}`);
		return outcome;
	};

	private handle({ method, url, body }: HttpRequest): HttpOutcome {
		const answer = (data: unknown) =>
			ok({ status: 200, headers: {}, body: { data, meta: { last_page: 1 } } });
		if (method === 'POST') {
			const fate = this.fates.shift() ?? 'answered';
			if (fate === 'lost') return ok({ status: 502, headers: {}, body: '' });
			const record = { ...(body as ApiRecord), id: this.bookings.length + 1, status: 'requested' };
			this.bookings.push({ record, storedAt: this.requests });
			return fate === 'answered' ? answer(record) : invalid({ timedOut: true, cancelled: false });
		}
		const id = /appointments\/(\d+)$/.exec(url)?.[1];
		const lag = id === undefined ? this.lags.list : this.lags.record;
		const shown = this.bookings
			.filter(({ storedAt }) => storedAt + lag < this.requests)
			.map(({ record }) => record);
		if (id === undefined) return answer(shown);
		const found = shown.find((record) => String(record.id) === id);
		return found ? answer(found) : ok({ status: 404, headers: {}, body: { message: 'None.' } });
	}
}

/** Time is what the scheduler makes of it. */
function clockOf(scheduler: Scheduler): Clock {
	return {
		now: () => EPOCH,
		random: () => 0,
		wait: async (millis) => {
			if (millis > 0) await scheduler.schedule(Promise.resolve(), 'wait');
		},
	};
}

/** The item of an execution, with what booking asks of it. */
function itemOf(
	root: string,
	store: Store,
	clock: Clock,
	execution: Execution,
	index: number,
): Item {
	const retrier = new Retrier(clock);
	return {
		index,
		dryRun: false,
		clock,
		retrier,
		records: new TenantRecords(root),
		idempotency: new IdempotencyStore(execution.context(), root, new Set()),
		modifiedKeys: new Set(),
		client: new OmneoClient({ root, transport: store.transport, retrier }),
		choice: () => 'returnExisting',
		oneOf: () => 'asGiven',
		value: () => 'asGiven',
	} as unknown as Item;
}

/** As 'Add Appointment' plans it. */
function planOf(item: Item): WritePlan {
	const keys = ['the booking'];
	return unlessBooked(
		item,
		{ body: BODY, startMs: START, endMs: START + 2_700_000 },
		{
			request: { method: 'POST', path: ['appointments'], body: BODY },
			lockKeys: keys,
			creates: {
				keys,
				isUnique: false,
				find: async (client) => await findMatchingAppointments(client, BODY, START),
				accepts: () => true,
				description: 'the appointment',
			},
		},
	);
}

let tenants = 0;

/** Books the same in all executions, each with so many items; what each item ends with. */
async function bookEverywhere(
	scheduler: Scheduler,
	itemCounts: number[],
	lags: Lags,
	fates: Fate[],
) {
	const root = `https://tenant-${(tenants += 1)}.test/api/v3`;
	const store = new Store(scheduler, lags, [...fates]);
	const clock = clockOf(scheduler);
	const work = itemCounts.flatMap((count) => {
		const execution = new Execution();
		return Array.from({ length: count }, async (_, index) => {
			const item = itemOf(root, store, clock, execution, index);
			const written = executeWrite(item, planOf(item), (answer, __, { existing }) => ({
				id: answer.id,
				created: existing === undefined,
			}));
			return await written.then(
				(result) => result.present(),
				(error: unknown) => error,
			);
		});
	});
	const ends = await scheduler.waitFor(Promise.all(work));
	return { ends, store };
}

const executions = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const lags = fc.record<Lags>({
	list: fc.oneof(fc.nat(6), fc.constant(Infinity)),
	record: fc.oneof(fc.nat(4), fc.constant(Infinity)),
});

it('equal items make one booking, and all get it or report that it was made', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), executions, lags, async (scheduler, counts, lag) => {
			const { ends, store } = await bookEverywhere(scheduler, counts, lag, []);
			expect(store.bookings).toHaveLength(1);
			const created = ends.filter((end) => (end as ApiRecord).created === true);
			expect(created).toEqual([{ id: 1, created: true }]);
			for (const end of ends) {
				if (end instanceof OmneoError) {
					expect([end.code, end.data]).toEqual(['not_shown_yet', { outcome: 'done', id: '1' }]);
				} else expect(end).toMatchObject({ id: 1 });
			}
			if (lag.record < 5) expect(ends.some((end) => end instanceof OmneoError)).toBe(false);
		}),
		{ numRuns: 150 },
	);
});

it('equal items make one booking at most when answers to them are lost', async () => {
	const fates = fc.array(fc.constantFrom<Fate>('answerLost', 'lost', 'answered'), { maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(
			fc.scheduler(),
			executions,
			lags,
			fates,
			async (scheduler, counts, lag, list) => {
				const { ends, store } = await bookEverywhere(scheduler, counts, lag, list);
				expect(store.bookings.length).toBeLessThanOrEqual(1);
				for (const end of ends) {
					if (!(end instanceof OmneoError)) expect(end).toMatchObject({ id: 1 });
					else expect([end.outcomeUnknown, end.retryable]).toEqual([true, false]);
				}
			},
		),
		{ numRuns: 150 },
	);
});

it('the same items without a lock and records would make several', async () => {
	const [sample] = fc.sample(fc.scheduler(), { numRuns: 1, seed: 1 });
	const store = new Store(sample, { list: Infinity, record: 0 }, []);
	const book = async () => {
		const client = new OmneoClient({ root: 'https://x.test', transport: store.transport });
		const found = await findMatchingAppointments(client, BODY, START);
		if (found.length === 0)
			await client.write({ method: 'POST', path: ['appointments'], body: BODY });
	};
	await sample.waitFor(Promise.all([book(), book(), book()]));
	expect(store.bookings).toHaveLength(3);
});
