/** Slots read from the sandbox over HTTP: never outside opening hours, never over a booking, the same however they are asked for. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { FreeSlot } from '../../../omneo/availability/slots';
import { eachDay } from '../../../omneo/time';
import type { Switches } from '../../../dev/sandbox';
import { openHours } from '../../../dev/sandbox/domain/bookableTimes';
import { places } from '../../../dev/sandbox/data/seed/places';
import { services } from '../../../dev/sandbox/data/seed/services';
import { SlotStage, question, seed, zoneOf } from './slots.support';

const { definitions, locations, staff, customers } = seed;
const stage = SlotStage.use();

const records = (slots: FreeSlot[]) => slots.map(({ record }) => record);

/** Books a quarter of an hour's work; the sandbox checks nothing else. */
async function book(definitionId: number, locationId: number, start: DateTime, minutes: number) {
	const plain = 'yyyy-MM-dd HH:mm:ss';
	await stage.client.write({
		method: 'POST',
		path: ['appointments'],
		body: {
			appointment_definition_id: definitionId,
			location_id: locationId,
			profile_id: customers.amelia,
			scheduled_start_at: start.toUTC().toFormat(plain),
			scheduled_end_at: start.plus({ minutes }).toUTC().toFormat(plain),
			timezone: 'UTC',
		},
	});
}

/** The weekends on which clocks change, with a day on both sides. */
const CHANGES = [
	{ locationId: locations.melbourne, first: '2027-04-02', last: '2027-04-05' },
	{ locationId: locations.london, first: '2027-03-26', last: '2027-03-29' },
	{ locationId: locations.newYork, first: '2027-03-15', last: '2027-03-16' },
];

describe('around the change of clocks', () => {
	it('lists no slot outside opening hours or over a booking', async () => {
		const service = services.find(({ id }) => id === definitions.suitFitting);
		if (!service) throw new Error('The sandbox has no suit fitting');
		const cases = fc.record({
			change: fc.constantFrom(...CHANGES),
			bookings: fc.array(
				fc.record({ hour: fc.nat(9), quarter: fc.nat(3), day: fc.nat(3), length: fc.nat(5) }),
				{ maxLength: 6 },
			),
		});
		await fc.assert(
			fc.asyncProperty(cases, async ({ change, bookings }) => {
				stage.sandbox.reset();
				const { locationId, ...days } = change;
				const zone = zoneOf(locationId);
				const place = places.find(({ id }) => id === locationId);
				if (!place) throw new Error('The sandbox has no such place');
				const taken: Array<[number, number]> = [];
				for (const { hour, quarter, day, length } of bookings) {
					const midnight = DateTime.fromISO(days.first, { zone }).plus({ days: day });
					const start = midnight.set({ hour: 9 + hour, minute: quarter * 15 });
					const minutes = 15 * (length + 1);
					await book(service.id, locationId, start, minutes);
					taken.push([start.toMillis(), start.plus({ minutes }).toMillis()]);
				}
				for (const slot of await stage.read(question(service.id, locationId), days)) {
					const start = DateTime.fromISO(slot.record.start_at, { zone });
					const end = DateTime.fromISO(slot.record.end_at ?? '', { zone });
					const open = openHours(service, place, null, start.toISODate() ?? '');
					expect(start.toMillis()).toBe(slot.start);
					expect(end.diff(start).as('minutes')).toBe(service.minutes);
					expect(start.toFormat('HH:mm') >= (open?.[0] ?? '24:00')).toBe(true);
					expect(end.toFormat('HH:mm') <= (open?.[1] ?? '')).toBe(true);
					const over = taken.filter(([from, until]) => from < end.toMillis() && slot.start < until);
					expect(over).toEqual([]);
				}
			}),
			{ numRuns: 10 },
		);
	}, 60_000);
});

it('reads a range as the union of its days, whatever its length', async () => {
	const lengths = fc.record({ start: fc.nat(50), length: fc.nat(45) });
	await fc.assert(
		fc.asyncProperty(lengths, async ({ start, length }) => {
			stage.sandbox.reset();
			const day = (offset: number) =>
				DateTime.fromISO('2027-03-15').plus({ days: offset }).toISODate() ?? '';
			const days = { first: day(start), last: day(start + length) };
			const ask = question(definitions.suitFitting, locations.newYork);
			const whole = await stage.read(ask, days);
			const single = [];
			for (const one of eachDay(days)) {
				single.push(...(await stage.read(ask, { first: one, last: one })));
			}
			expect(records(whole)).toEqual(records(single));
			const starts = whole.map((slot) => slot.start);
			expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
		}),
		{ numRuns: 3 },
	);
}, 60_000);

describe('the form of a slot is the same', () => {
	const APRIL = { first: '2027-04-03', last: '2027-04-06' };
	const ask = () => question(definitions.personalStyling, locations.melbourne, staff.priya);
	const forms = (['objects', 'strings'] as const).flatMap((slots) =>
		(['local', 'utc'] as const).flatMap((slotTimes) =>
			(['plain', 'iso', 'micros'] as const).map(
				(timeFormat): Partial<Switches> => ({ slots, slotTimes, timeFormat }),
			),
		),
	);

	it.each(forms)('with %j, for a day and for a range', async (switches) => {
		const withoutRoom = (slots: FreeSlot[]) =>
			records(slots).map((record) => ({ ...record, capacity_remaining: null }));
		const usual = withoutRoom(await stage.read(ask(), APRIL));
		expect(usual.length).toBeGreaterThan(10);
		stage.sandbox.switches(switches);
		expect(withoutRoom(await stage.read(ask(), APRIL))).toEqual(usual);
		const days = [];
		for (const day of eachDay(APRIL)) {
			days.push(...(await stage.read(ask(), { first: day, last: day })));
		}
		expect(withoutRoom(days)).toEqual(usual);
	});

	it('when neither the answer nor the location names a zone', async () => {
		const usual = records(await stage.read(ask(), APRIL));
		stage.sandbox.switches({ locationTimezone: 'missing', slotTimes: 'utc' });
		expect(records(await stage.read(ask(), APRIL))).toEqual(usual);
	});
});

describe('a range', () => {
	const MARCH = { first: '2027-03-22', last: '2027-03-28' };

	it.each([
		['is refused', { status: 422, json: { message: 'No.', errors: { end_date: ['No.'] } } }],
		['is not there', { status: 404, json: { message: 'The route could not be found.' } }],
		['lists times that cannot be dated', { status: 200, json: { data: ['09:00'], meta: {} } }],
		['is only a part of it', { status: 200, json: { data: [], meta: { total: 5 } } }],
	])('that %s is asked for day by day', async (_, { status, json }) => {
		const usual = records(await stage.read(question(), MARCH));
		stage.sandbox.requests.length = 0;
		stage.sandbox.fault({ path: /slots-range/, status, body: json, times: 'always' });
		expect(records(await stage.read(question(), MARCH))).toEqual(usual);
		expect(stage.countOf(/slots-range/)).toBe(1);
		expect(stage.countOf(/available-slots$/)).toBe(7);
	});

	it('that fails in another way fails', async () => {
		stage.sandbox.fault({ path: /slots-range/, status: 403, times: 'always' });
		await expect(stage.read(question(), MARCH)).rejects.toMatchObject({ kind: 'permission' });
		expect(stage.countOf(/available-slots$/)).toBe(0);
	});

	it('of a service that does not exist costs two calls', async () => {
		await expect(stage.read(question(999), MARCH)).rejects.toMatchObject({ kind: 'notFound' });
		expect(stage.sandbox.requests).toHaveLength(2);
	});

	it('whose zone nothing tells is taken as local, like a day', async () => {
		const slots = ['2027-03-22 10:00:00'];
		stage.sandbox.fault({ path: /slots-range/, status: 200, body: { data: slots } });
		stage.sandbox.fault({ path: /slots$/, status: 200, body: { data: { slots } } });
		const [slot] = await stage.read(question(), MARCH);
		expect(slot.record.start_at).toBe('2027-03-22T10:00:00+11:00');
		expect(stage.sandbox.requests).toHaveLength(2);
	});

	it('of more than 31 days is asked for in parts', async () => {
		await stage.read(question(), { first: '2027-03-22', last: '2027-05-30' });
		const asked = stage.sandbox.requests.map(({ body }) => body as { start_date?: string });
		const starts = asked.flatMap(({ start_date }) => start_date ?? []);
		expect(starts).toEqual(['2027-03-22', '2027-04-22', '2027-05-23']);
	});
});

it('does not take slots that cannot be read for a full day', async () => {
	const data = { slots: ['early', 'late'] };
	stage.sandbox.fault({ path: /available-slots/, status: 200, body: { data } });
	const day = { first: '2027-03-22', last: '2027-03-22' };
	await expect(stage.read(question(), day)).rejects.toMatchObject({ kind: 'unexpectedResponse' });
});
