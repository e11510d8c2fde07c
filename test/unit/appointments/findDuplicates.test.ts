import type { AppointmentRequest } from '../../../omneo/schema';
import {
	type EntryRequest,
	findMatchingAppointments,
	findMatchingEntries,
} from '../../../omneo/appointments/findDuplicates';
import type { HttpRequest } from '../../../omneo/http/transport';
import type { ApiRecord } from '../../../omneo/client/requests';
import { CUSTOMER, FakeOmneo, STAFF, errorOf, records } from '../support';

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

const ids = (list: ApiRecord[]) => list.map(({ id }) => id);

/** The IDs of the bookings in the list that are like the body. */
async function like(
	list: ApiRecord[],
	body: Partial<AppointmentRequest> = {},
	likeness: Parameters<typeof findMatchingAppointments>[3] = {},
) {
	const omneo = new FakeOmneo({ 'GET /appointments': records(...list) });
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
		['start that cannot be read', { scheduled_start_at: 'soon' }],
		['start that is not there', { scheduled_start_at: null }],
		['record without a customer', { profile_id: undefined }],
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

	it('is found by IDs that are written as text', async () => {
		const written = { appointment_definition_id: '12', location_id: '7' };
		expect(await like([booking(5, written)])).toEqual([5]);
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

	it('with somebody else is another one only where that matters', async () => {
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
		expect(await like(list, {}, { laterBy: 3_600_000 })).toEqual([1, 2]);
	});

	it.each<[unknown, boolean]>([
		['2026-05-06 21:59:59', false],
		['2026-05-06 22:00:01', true],
		['2026-05-08 00:00:00', true],
		['2026-05-11 00:00:00', true],
		[undefined, true],
		['soon', true],
	])('made %s can come from a request of the 8th at midnight: %s', async (created_at, can) => {
		const omneo = new FakeOmneo({ 'GET /appointments': records(booking(5, { created_at })) });
		omneo.date = 'Mon, 11 May 2026 00:00:00 GMT';
		const found = await findMatchingAppointments(omneo.client, BODY, START, { sentAgo: 3 * DAY });
		expect(ids(found)).toEqual(can ? [5] : []);
		expect(await like([booking(5, { created_at })])).toEqual([5]);
	});

	it('is not too old by a clock that nobody told', async () => {
		const list = [booking(5, { created_at: '2020-01-01 00:00:00' })];
		expect(await like(list, {}, { sentAgo: 0 })).toEqual([5]);
	});

	it.each(['id', 'status', 'profile_id', 'scheduled_start_at', 'created_at'])(
		'does not stumble over a %s that is no text',
		async (field) => {
			for (const wild of [{ toString: 1 }, [], [{}], true, null]) {
				const list = [booking(5, { [field]: wild }), booking(6)];
				expect(await like(list, {}, { sentAgo: 0 })).toContain(6);
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
			code: 'too_many_records',
			ending: undefined,
		});
	});

	it('cannot be told from others when the list cannot be read', async () => {
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
		const omneo = new FakeOmneo({ 'GET /queue': records(entry(5, more)) });
		const list = await findMatchingEntries(omneo.client, 'queue', { ...ASKED, ...asked }, OPEN);
		expect(omneo.calls).toEqual(['GET /queue']);
		return list.length === 1;
	};

	it.each<[ApiRecord, boolean]>([
		[{}, true],
		[{ status: 'called' }, true],
		[{ status: 'left' }, false],
		[{ status: undefined }, false],
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
		['2026-05-06 21:00:00', []],
		['2026-05-08 00:00:00', [5]],
	])('that was made %s is that of a request of the 8th: %j', async (created_at, expected) => {
		const omneo = new FakeOmneo({ 'GET /queue': records(entry(5, { created_at })) });
		omneo.date = 'Fri, 08 May 2026 00:00:00 GMT';
		expect(ids(await findMatchingEntries(omneo.client, 'queue', ASKED, OPEN))).toEqual(expected);
	});

	it('is not said to be missing from a list that was cut', async () => {
		const list = endless((id) => entry(id, { status: 'left' }), 60);
		const { client } = new FakeOmneo({ 'GET /queue': list });
		const error = await errorOf(findMatchingEntries(client, 'queue', ASKED, OPEN));
		expect(error).toMatchObject({ code: 'too_many_records', retryable: false });
	});
});
