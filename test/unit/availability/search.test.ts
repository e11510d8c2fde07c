/** Which slots a search gives, and what it needs to know before. */
import { nextSlots, noSlot } from '../../../omneo/availability/nextSlots';
import { resolveSlotTarget } from '../../../omneo/availability/slotQuery';
import { readSlots } from '../../../omneo/availability/slots';
import type { Reference } from '../../../omneo/client/references';
import { type Routes, FakeOmneo, STAFF, data, errorOf, records } from '../support';

const SLOTS = 'POST /appointment-definitions/12/available-slots-range';
const TEN = Date.UTC(2027, 2, 22, 10);
const HOUR = 3_600_000;
const startsAt = (...hours: number[]) =>
	hours.map((hour) => ({ start_at: new Date(TEN + hour * HOUR).toISOString() }));

async function search(slots: object[], more: object = {}, otherSlots?: object[]) {
	const { client } = new FakeOmneo({
		[SLOTS]: ({ body }) => {
			const { location_id, start_date } = body as { location_id: number; start_date: string };
			const listed = location_id === 8 ? (otherSlots ?? []) : slots;
			return { status: 200, body: { data: start_date === '2027-03-22' ? listed : [] } };
		},
	});
	const found = await nextSlots(client, {
		definitionId: 12,
		requiresStaff: false,
		places: [{ locationId: 7, zone: 'UTC', from: TEN }],
		withinDays: 5,
		count: 10,
		...more,
	});
	return found.map(({ start }) => (start - TEN) / HOUR);
}

describe('the next slots', () => {
	it('are those from the time on and within the days, in order and each once', async () => {
		expect(await search(startsAt(3, -1, 0, 3, 120, 121))).toEqual([0, 3, 120]);
	});

	it('are no more than asked for, and the first ones of all places', async () => {
		expect(await search(startsAt(1, 2, 3), { count: 2 })).toEqual([1, 2]);
		const places = [7, 8].map((locationId) => ({ locationId, zone: 'UTC', from: TEN }));
		expect(await search(startsAt(4, 5), { places, count: 3 }, startsAt(1, 6))).toEqual([1, 4, 5]);
	});

	it('have room, and are of use', async () => {
		const slots = startsAt(1, 2).map((slot, index) => ({ ...slot, capacity_remaining: index }));
		expect(await search(slots)).toEqual([2]);
		const accepts = ({ start }: { start: number }) => start > TEN + HOUR;
		expect(await search(startsAt(1, 2), { accepts })).toEqual([2]);
	});

	it('that do not exist are reported with the days', async () => {
		const none = async (withinDays: number) => {
			const places = [{ locationId: 7, zone: 'UTC', from: TEN }];
			const search = { definitionId: 12, requiresStaff: false, places, withinDays, count: 1 };
			return await noSlot(search, new FakeOmneo({}));
		};
		expect(await none(1)).toMatchObject({ code: 'no_slot', retryable: false });
		expect((await none(1)).message).toContain('within 1 day from');
		expect((await none(2)).message).toContain('within 2 days from');
	});
});

describe('times of day in a list', () => {
	const starts = (...listed: unknown[]) =>
		readSlots(listed, {
			question: { definitionId: 12, locationId: 7, zone: 'UTC' },
			zone: 'UTC',
			day: '2027-03-22',
			minutes: 45,
		}).slots.map(({ start }) => (start - Date.UTC(2027, 2, 22)) / 60_000);

	it.each<[string, number]>([
		['9:05', 545],
		['09:05:59', 545],
		['9:05 am', 545],
		['9:05 p.m.', 1265],
		['9:05PM', 1265],
		['12:05 AM', 5],
		['12:05 pm', 725],
		['23:59', 1439],
	])('%s is minute %d', (text, minute) => expect(starts(text)).toEqual([minute]));

	it.each(['24:00', '10:60', '9:5', 'x 9:05', '9:05 x', '9:05 am x', ' '])('%s is none', (text) =>
		expect(starts(text)).toEqual([]),
	);

	it('come in order, however they are listed', () => {
		expect(starts('11:00', '09:00', '10:00')).toEqual([540, 600, 660]);
	});
});

describe('what a slot is asked for', () => {
	const routes: Routes = {
		'GET /appointment-definitions/12': data({ id: 12, name: 'Styling' }),
		'GET /locations/7': data({ id: 7, name: 'Central', timezone: 'Australia/Perth' }),
		'GET /locations/8': data({ id: 8, name: null, timezone: 'Asia/Tokyo' }),
		'GET /locations/7/profiles': records({
			id: 1,
			profile_id: STAFF,
			profile: { id: STAFF, first_name: 'Priya', last_name: 'Rao' },
		}),
	};
	const ref = (value: unknown, by: Reference['by'] = 'id'): Reference => ({ by, value });
	const target = async (more: object = {}, others: Routes = {}) =>
		await resolveSlotTarget(
			{ definition: ref(12), locations: [ref(7)], ...more },
			{
				lookups: new FakeOmneo({ ...routes, ...others }).lookups,
				workflowZone: 'Europe/London',
			},
			(_, places) => ({ known: places.length }),
		);

	it('are the service, and each place once with its zone and name', async () => {
		expect(await target({ locations: [ref(7), ref('8'), ref(7)] })).toEqual({
			definition: expect.objectContaining({ id: 12 }),
			places: [
				{ locationId: 7, zone: 'Australia/Perth', locationName: 'Central' },
				{ locationId: 8, zone: 'Asia/Tokyo', locationName: null },
			],
			staffId: undefined,
			staffName: undefined,
			known: 2,
		});
	});

	it('are the staff member at the first place, with the name where it can be read', async () => {
		const named = { staffId: STAFF, staffName: 'Priya Rao' };
		expect(await target({ staff: ref('priya rao', 'name') })).toMatchObject(named);
		expect(await target({ staff: ref(STAFF) })).toMatchObject(named);
		const failing = { 'GET /locations/7/profiles': { status: 403 } };
		expect(await target({ staff: ref(STAFF) }, failing)).toMatchObject({
			staffId: STAFF,
			staffName: undefined,
		});
		expect(await target({ staff: ref(STAFF), locations: [] })).toMatchObject({ staffId: STAFF });
		const cancelled = { 'GET /locations/7/profiles': { failure: { cancelled: true } } };
		expect((await errorOf(target({ staff: ref(STAFF) }, cancelled))).kind).toBe('cancelled');
	});

	it.each<[string, object, string[]]>([
		['service', { definition: ref('x') }, ['appointment_definition_id']],
		['service that is not there', { definition: ref(13) }, ['appointment_definition_id']],
		['first place', { locations: [ref('x')] }, ['location_id']],
		['place that is not there', { locations: [ref(9)] }, ['location_id']],
		['further place', { locations: [ref(7), ref('x')] }, ['other_locations']],
		['staff member', { staff: ref('nobody', 'name') }, ['assigned_staff_id']],
	])('are refused for a wrong %s by its field', async (_, more, fields) => {
		expect(Object.keys((await errorOf(target(more))).fields)).toEqual(fields);
	});
});
