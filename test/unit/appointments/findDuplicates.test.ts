import type { AppointmentRequest } from '../../../omneo/schema';
import {
	type EntryRequest,
	findMatchingAppointments,
	findMatchingEntries,
} from '../../../omneo/appointments/findDuplicates';
import type { HttpRequest } from '../../../omneo/http/transport';
import type { ApiRecord } from '../../../omneo/client/requests';
import { OmneoClient } from '../../../omneo/client/client';
import { ServerClock } from '../../../omneo/concurrency/serverClock';
import {
	CUSTOMER,
	FakeOmneo,
	ROOT,
	type Reply,
	type Routes,
	STAFF,
	errorOf,
	records,
} from '../support';

const BODY: AppointmentRequest = {
	appointment_definition_id: 12,
	profile_id: CUSTOMER,
	location_id: 7,
	scheduled_start_at: '2026-05-11 10:00:00',
	scheduled_end_at: '2026-05-11 10:45:00',
	timezone: 'Australia/Melbourne',
};

/** A booking as Omneo answers it, in UTC: that of `BODY`, but for what is given. */
const booking = (id: number, more: ApiRecord = {}): ApiRecord => ({
	id,
	profile_id: CUSTOMER,
	appointment_definition_id: 12,
	location_id: 7,
	scheduled_start_at: '2026-05-11 00:00:00',
	status: 'requested',
	...more,
});

const START = Date.parse('2026-05-11T10:00:00+10:00');

const DAY = 86_400_000;

/** A list that says it has one page. */
const whole = (...list: ApiRecord[]): Reply => ({
	status: 200,
	body: { data: list, meta: { last_page: 1 } },
});

/** The 11th at midnight by both clocks, unless one of them is wrong. */
const MIDNIGHT = Date.UTC(2026, 4, 11);
const NOON_BEFORE = MIDNIGHT - DAY / 2;

function aged(routes: Routes, { host = MIDNIGHT, server = MIDNIGHT } = {}) {
	const omneo = new FakeOmneo(routes);
	omneo.date = new Date(server).toUTCString();
	const serverClock = new ServerClock(() => host);
	return new OmneoClient({ root: ROOT, transport: omneo.transport, serverClock });
}

/** The IDs of the bookings that count by when they were created. */
async function agedList(
	list: ApiRecord[],
	age: Parameters<typeof findMatchingAppointments>[3],
	clocks?: Parameters<typeof aged>[1],
) {
	const client = aged({ 'GET /appointments': whole(...list) }, clocks);
	return ids(await findMatchingAppointments(client, BODY, START, age));
}

const ids = (list: ApiRecord[]) => list.map(({ id }) => id);

/** The IDs of the bookings in the list that are like the body. */
async function like(
	list: ApiRecord[],
	body: Partial<AppointmentRequest> = {},
	likeness: Parameters<typeof findMatchingAppointments>[3] = {},
) {
	const omneo = new FakeOmneo({ 'GET /appointments': whole(...list) });
	return ids(await findMatchingAppointments(omneo.client, { ...BODY, ...body }, START, likeness));
}

/** A list of pages, each with one record. */
const endless = (record: (id: number) => ApiRecord, last: number) => (request: HttpRequest) => {
	const number = Number(request.query?.['page[number]']);
	const meta = { current_page: number, last_page: last };
	return { status: 200, body: { data: [record(number)], meta } };
};

describe('a booking', () => {
	it('is like one of the same customer, definition, location and start', async () => {
		expect(await like([booking(5)])).toEqual([5]);
	});

	it.each<[string, ApiRecord]>([
		['customer', { profile_id: STAFF }],
		['definition', { appointment_definition_id: 13 }],
		['location', { location_id: 8 }],
		['start, later', { scheduled_start_at: '2026-05-11 00:00:01' }],
		['start, earlier', { scheduled_start_at: '2026-05-10 23:59:59' }],
		['start that is read as if it were local', { scheduled_start_at: '2026-05-11 10:00:00' }],
	])('is not like one of another %s, whatever the server made of the filters', async (_, other) => {
		expect(await like([booking(5, other), booking(6)])).toEqual([6]);
	});

	it.each([
		'2026-05-11T00:00:00Z',
		'2026-05-11T00:00:00.000000Z',
		'2026-05-11T10:00:00+10:00',
		'2026-05-10T20:00:00-04:00',
		'2026-05-11T00:00:00',
	])('is found by its start, when Omneo writes it as %s', async (scheduled_start_at) => {
		expect(await like([booking(5, { scheduled_start_at })])).toEqual([5]);
	});

	it.each<[string, ApiRecord]>([
		['IDs that are written as text', { appointment_definition_id: '12', location_id: ' 7 ' }],
		[
			'the IDs of the records that are embedded',
			{
				profile_id: undefined,
				appointment_definition_id: null,
				location_id: undefined,
				profile: { id: CUSTOMER },
				appointment_definition: { id: 12 },
				location: { id: '7' },
			},
		],
	])('is found by %s', async (_, written) => {
		expect(await like([booking(5, written)])).toEqual([5]);
		const elsewhere = { location_id: undefined, location: { id: 8 } };
		expect(await like([booking(5, { ...written, ...elsewhere })])).toEqual([]);
	});

	it.each<[string, ApiRecord]>([
		['no customer', { profile_id: undefined }],
		['no definition', { appointment_definition_id: null, appointment_definition: { name: 'x' } }],
		['no location', { location_id: '', location: [7] }],
		['a location of another type', { location_id: true }],
		['no start', { scheduled_start_at: null }],
		['a start that cannot be read', { scheduled_start_at: 'soon' }],
		['a start without a time', { scheduled_start_at: '2026-05-11' }],
		['no ID', { id: undefined }],
	])('is neither there nor not there by a record with %s', async (_, vague) => {
		expect(await errorOf(like([booking(5, vague)]))).toMatchObject({
			kind: 'unexpectedResponse',
			code: 'unclear_list',
			message: "Couldn't check for an existing record because one in Omneo doesn't say enough",
			hint: 'Look in Omneo before running this item again.',
			retryable: false,
			outcomeUnknown: true,
		});
		// One that is the same for certain is enough.
		expect(await like([booking(5, vague), booking(6)])).toEqual([6]);
	});

	it('is not there by a vague record that differs in something it says', async () => {
		expect(await like([booking(5, { profile_id: undefined, location_id: 8 })])).toEqual([]);
		expect(await like([booking(5, { scheduled_start_at: null, status: 'cancelled' })])).toEqual([]);
	});

	it('is in doubt by a record that does not say whose staff it is, where that matters', async () => {
		const asked = { assigned_staff_id: STAFF };
		expect(await like([booking(5)], asked)).toEqual([5]);
		const error = await errorOf(like([booking(5)], asked, { sameStaff: true }));
		expect(error.code).toBe('unclear_list');
	});

	it('is found when the ID of the customer was given in capitals', async () => {
		expect(await like([booking(5)], { profile_id: CUSTOMER.toUpperCase() })).toEqual([5]);
	});

	it.each(['requested', 'confirmed', 'arrived', 'completed', 'no_show', undefined, 'new'])(
		'counts with status %s',
		async (status) => {
			expect(await like([booking(5, { status })])).toEqual([5]);
		},
	);

	it.each(['cancelled', 'rejected'] as const)(
		'does not count when it is %s, unless that is asked for',
		async (status) => {
			expect(await like([booking(5, { status })])).toEqual([]);
			expect(await like([booking(5, { status })], { status: 'confirmed' })).toEqual([]);
			expect(await like([booking(5, { status })], { status })).toEqual([5]);
		},
	);

	it('with another staff member is another one only where that matters', async () => {
		const list = [
			booking(1, { assigned_staff_id: STAFF }),
			booking(2, { assigned_staff_id: CUSTOMER }),
			booking(3, { assigned_staff_id: null }),
		];
		const asked = { assigned_staff_id: STAFF };
		expect(await like(list, asked, { sameStaff: true })).toEqual([1]);
		expect(await like(list, asked)).toEqual([1, 2, 3]);
		expect(await like(list, {}, { sameStaff: true })).toEqual([1, 2, 3]);
	});

	it('may begin later, up to a bound', async () => {
		const list = ['2026-05-10 23:59:59', '2026-05-11 00:00:00', '2026-05-11 01:00:00'].map(
			(scheduled_start_at, id) => booking(id, { scheduled_start_at }),
		);
		list.push(booking(3, { scheduled_start_at: '2026-05-11 01:00:01' }));
		expect(await like(list, {}, { laterByMs: 3_600_000 })).toEqual([1, 2]);
	});

	it.each<[unknown, boolean]>([
		['2026-05-06 21:59:59', false],
		['2026-05-06 22:00:00', true],
		['2026-05-08 00:00:00', true],
		['2026-05-11 00:00:00', true],
		[undefined, true],
		['soon', true],
	])('made %s can come from a request of the 8th at midnight: %s', async (created_at, can) => {
		const sent = { sentAgoMs: 3 * DAY };
		const found = agedList([booking(5, { created_at })], sent);
		if (can) expect(await found).toEqual([5]);
		else {
			expect(await errorOf(found)).toMatchObject({
				code: 'unclear_list',
				message: 'Omneo has a record like this one that was created earlier',
				outcomeUnknown: true,
			});
		}
		expect(await like([booking(5, { created_at })])).toEqual([5]);
		expect(await agedList([booking(5, { created_at }), booking(6)], sent)).toContain(6);
	});

	it.each<[unknown, boolean]>([
		['2026-05-09 23:59:59', false],
		['2026-05-10 00:00:00', true],
		[undefined, true],
	])('made %s counts as one of the last day: %s', async (created_at, counts) => {
		const found = await agedList([booking(5, { created_at })], { maxAgeMs: DAY });
		expect(found).toEqual(counts ? [5] : []);
	});

	it.each(['this machine', 'Omneo'])(
		'is old only when the clock of %s says so as well',
		async (by) => {
			const wrong = NOON_BEFORE;
			const clocks = by === 'Omneo' ? { server: wrong } : { host: wrong };
			const list = [booking(5, { created_at: '2026-05-09 23:59:59' })];
			expect(await agedList(list, { maxAgeMs: DAY }, clocks)).toEqual([5]);
			expect(await agedList(list, { maxAgeMs: DAY })).toEqual([]);
		},
	);

	it('of an age is not asked for without an age', async () => {
		expect(await agedList([], { sentAgoMs: 0 })).toEqual([]);
		expect(await agedList([], { maxAgeMs: 0 })).toEqual([]);
	});

	it.each(['id', 'status', 'profile_id', 'scheduled_start_at', 'created_at', 'location'])(
		'does not stumble over a %s that is no text',
		async (field) => {
			for (const wild of [{ toString: 1 }, [], [{}], true, null]) {
				const list = [booking(5, { [field]: wild }), booking(6)];
				expect(await like(list, {}, { sentAgoMs: 0 })).toContain(6);
			}
		},
	);

	it('comes oldest first, by number', async () => {
		expect(await like([booking(30), booking(4), booking(200)])).toEqual([4, 30, 200]);
	});

	it('is asked for with the filters that are known to work', async () => {
		const omneo = new FakeOmneo({ 'GET /appointments': records() });
		await findMatchingAppointments(omneo.client, BODY, START);
		expect(omneo.requests.map(({ query }) => query)).toEqual([
			expect.objectContaining({
				'filter[profile_id]': CUSTOMER,
				'filter[appointment_definition_id]': 12,
			}),
		]);
	});

	it('is found on a late page, and not found for certain only in a list that was read as a whole', async () => {
		const at = (wanted: number, last: number) => {
			const other = { profile_id: STAFF };
			const list = endless((id) => booking(id, id === wanted ? {} : other), last);
			return findMatchingAppointments(
				new FakeOmneo({ 'GET /appointments': list }).client,
				BODY,
				START,
			);
		};
		expect(ids(await at(40, 40))).toEqual([40]);
		expect(await at(41, 40)).toEqual([]);
		expect(await errorOf(at(61, 60))).toMatchObject({
			code: 'unclear_list',
			message: "Couldn't check for an existing record because Omneo lists too many",
			outcomeUnknown: true,
			failureKind: undefined,
		});
	});

	it('is unclear when the list cannot be read', async () => {
		const { client } = new FakeOmneo({ 'GET /appointments': { status: 503 } });
		expect((await errorOf(findMatchingAppointments(client, BODY, START))).kind).toBe('unavailable');
	});
});

describe('an entry of a list of those who wait', () => {
	const ASKED: EntryRequest = {
		profile_id: CUSTOMER,
		appointment_definition_id: 12,
		location_id: 7,
		desired_start_at: '2026-05-11 00:00:00',
	};
	const OPEN = ['waiting', 'called'];
	const entry = (id: number, more: ApiRecord = {}): ApiRecord => ({
		id,
		profile_id: CUSTOMER,
		appointment_definition_id: 12,
		location_id: 7,
		desired_start_at: '2026-05-11 00:00:00',
		status: 'waiting',
		...more,
	});
	const found = async (more: ApiRecord, asked: Partial<EntryRequest> = {}) => {
		const omneo = new FakeOmneo({ 'GET /queue': whole(entry(5, more)) });
		const list = await findMatchingEntries(omneo.client, 'queue', { ...ASKED, ...asked }, OPEN);
		expect(omneo.calls).toEqual(['GET /queue']);
		return list.length === 1;
	};

	it.each<[ApiRecord, boolean]>([
		[{}, true],
		[{ status: 'called' }, true],
		[{ status: 'left' }, false],
		// Whoever names no status may still wait.
		[{ status: undefined }, true],
		[{ profile_id: STAFF }, false],
		[{ appointment_definition_id: 13 }, false],
		[{ location_id: 8 }, false],
		[{ desired_start_at: '2026-05-11 10:00:00' }, true],
		[{ desired_start_at: '2026-05-10 18:15:00' }, true],
		[{ desired_start_at: '2026-05-12 02:00:00' }, true],
		[{ desired_start_at: '2026-05-12 02:15:00' }, false],
		[{ desired_start_at: '2026-05-11 00:10:00' }, false],
		[{ desired_start_at: null }, false],
	])('with %j is the one that was asked for: %s', async (more, isIt) => {
		expect(await found(more)).toBe(isIt);
	});

	it.each<[ApiRecord, boolean]>([
		[{ desired_start_at: null }, true],
		[{ desired_start_at: undefined }, true],
		[{}, false],
	])('without a desired start, with %j: %s', async (more, isIt) => {
		expect(await found(more, { desired_start_at: undefined })).toBe(isIt);
		expect(await found(more, { desired_start_at: ' ' })).toBe(isIt);
	});

	it.each([
		['2026-05-09 21:59:59', false],
		['2026-05-09 22:00:00', true],
	])('that was made %s can be that of a request of just now: %s', async (created_at, can) => {
		const omneo = aged({ 'GET /queue': whole(entry(5, { created_at })) });
		const age = { sentAgoMs: 0 };
		const list = findMatchingEntries(omneo, 'queue', ASKED, OPEN, age);
		if (can) expect(ids(await list)).toEqual([5]);
		else expect((await errorOf(list)).code).toBe('unclear_list');
	});

	it('that does not say whose it is leaves that open', async () => {
		const error = await errorOf(found({ profile_id: undefined }));
		expect(error.code).toBe('unclear_list');
		expect(await found({ profile_id: undefined, profile: { id: CUSTOMER } })).toBe(true);
	});

	it('is not said to be missing from a list that was cut', async () => {
		const list = endless((id) => entry(id, { status: 'left' }), 60);
		const { client } = new FakeOmneo({ 'GET /queue': list });
		const error = await errorOf(findMatchingEntries(client, 'queue', ASKED, OPEN));
		expect(error).toMatchObject({ code: 'unclear_list', retryable: false });
	});
});
