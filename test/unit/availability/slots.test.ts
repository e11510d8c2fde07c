/** Slots in one form, whatever the server writes. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { type SlotContext, hasRoom, readSlots } from '../../../omneo/availability/slots';

const MELBOURNE = 'Australia/Melbourne';

const context: SlotContext = {
	question: { definitionId: 22, locationId: 101, zone: MELBOURNE },
	zone: MELBOURNE,
	day: '2027-03-22',
	minutes: 45,
};

const read = (listed: unknown[], changes: Partial<SlotContext> = {}) =>
	readSlots(listed, { ...context, ...changes }).slots.map(({ record }) => record);

const TEN = {
	start_at: '2027-03-22T10:00:00+11:00',
	end_at: '2027-03-22T10:45:00+11:00',
	timezone: MELBOURNE,
	location_name: null,
	staff_name: null,
	duration_minutes: 45,
	capacity_remaining: null,
	staff_id: null,
	location_id: 101,
	appointment_definition_id: 22,
};

describe('a slot at ten is the same', () => {
	it.each([
		['as a time of day', '10:00'],
		['with seconds', '10:00:00'],
		['as a label', '10:00 AM'],
		['as a date and time', '2027-03-22 10:00:00'],
		['with an offset', '2027-03-22T10:00:00+11:00'],
		['in UTC with Z', '2027-03-21T23:00:00.000000Z'],
		['as an object with only a time', { time: '10:00' }],
		['as an object with only a label', { label: '10:00 am' }],
		['as a local start', { time: '10:00', start_at: '2027-03-22 10:00:00' }],
		['as a start in UTC, known by time', { time: '10:00', start_at: '2027-03-21 23:00:00' }],
		['as a start in UTC, known by label', { label: '10:00 AM', start_at: '2027-03-21 23:00:00' }],
		['as a local start that nothing explains', { start_at: '2027-03-22 10:00:00' }],
		[
			'with an end and no length',
			{ start_at: '2027-03-22 10:00:00', end_at: '2027-03-22 10:45:00' },
		],
	])('%s', (_, slot) => {
		expect(read([slot])).toEqual([TEN]);
	});
});

it.each([1e300, 525_600, -45, 0])('takes %d minutes for no length', (duration_minutes) => {
	expect(read([{ time: '10:00', duration_minutes }])).toEqual([TEN]);
	const unknown = { ...TEN, duration_minutes: null, end_at: null };
	expect(read(['10:00'], { minutes: duration_minutes })).toEqual([unknown]);
});

it('keeps the room that is left, and the length of the slot itself', () => {
	const slot = { start_at: '2027-03-22 10:00:00', capacity_remaining: 2, duration_minutes: 60 };
	expect(read([slot])).toEqual([
		{
			...TEN,
			capacity_remaining: 2,
			duration_minutes: 60,
			end_at: '2027-03-22T11:00:00+11:00',
		},
	]);
});

it('knows a slot without room from one without a limit', () => {
	const { slots } = readSlots([{ time: '10:00', capacity_remaining: 0 }, '11:00'], context);
	expect(slots.map(hasRoom)).toEqual([false, true]);
});

it.each([['soon'], [{}], [{ start_at: 'soon' }], [7], ['25:00'], [null]])(
	'counts %j as unread',
	(slot) => {
		expect(readSlots([slot, '10:00'], context)).toMatchObject({ unread: 1, slots: [{}] });
	},
);

it('does not date a time of day without its day', () => {
	expect(readSlots(['10:00'], { ...context, day: undefined })).toMatchObject({
		slots: [],
		unread: 1,
	});
});

describe('on the night when clocks go back', () => {
	const night = { day: '2027-04-04', minutes: 30 };
	const twice = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'];
	const starts = ['01:30:00+11:00', '02:00:00+11:00', '02:30:00+11:00'];
	const expected = [...starts, '02:00:00+10:00', '02:30:00+10:00', '03:00:00+10:00'].map(
		(time) => `2027-04-04T${time}`,
	);
	const local = (listed: unknown[]) => read(listed, night).map(({ start_at }) => start_at);

	it('keeps the two of each time apart, by their order', () => {
		expect(local(twice)).toEqual(expected);
		expect(local(twice.map((time) => ({ start_at: `2027-04-04 ${time}:00` })))).toEqual(expected);
	});

	it('keeps them apart in UTC', () => {
		const utc = expected.map((start) => DateTime.fromISO(start, { zone: 'utc' }));
		const listed = utc.map((start, index) => ({
			time: twice[index],
			start_at: start.toFormat('yyyy-MM-dd HH:mm:ss'),
		}));
		expect(local(listed)).toEqual(expected);
	});

	it('tells a single one by its end', () => {
		const later = { start_at: '2027-04-04 02:30:00', end_at: '2027-04-04 03:00:00' };
		const earlier = { start_at: '2027-04-04 02:30:00', end_at: '2027-04-04 02:00:00' };
		expect(local([later])).toEqual(['2027-04-04T02:30:00+10:00']);
		expect(local([earlier])).toEqual(['2027-04-04T02:30:00+11:00']);
	});
});

it('leaves out a time that clocks skip', () => {
	expect(read(['02:30', '03:00'], { day: '2027-10-03' }).map((slot) => slot.start_at)).toEqual([
		'2027-10-03T03:00:00+11:00',
	]);
});

it('reads back any moment in any zone, however it is written', () => {
	const zones = [MELBOURNE, 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'UTC'];
	const from = DateTime.fromISO('2027-01-01', { zone: 'utc' }).toMillis() / 900_000;
	const quarter = fc.integer({ min: from, max: from + 2 * 365 * 96 });
	fc.assert(
		fc.property(quarter, fc.constantFrom(...zones), (quarters, zone) => {
			const start = quarters * 900_000;
			const [here, utc] = [zone, 'utc'].map((name) => DateTime.fromMillis(start, { zone: name }));
			const end = here.plus({ minutes: 45 });
			const time = here.toFormat('HH:mm');
			const plain = 'yyyy-MM-dd HH:mm:ss';
			const exact = [
				here.toISO(),
				utc.toISO(),
				{ start_at: here.toISO() },
				{ time, start_at: utc.toFormat(plain) },
			];
			// A clock that shows a time twice can only be distinguished by more than the clock.
			const reported = here.getPossibleOffsets().length === 1;
			const byClock = [
				time,
				{ time },
				{ time, start_at: here.toFormat(plain) },
				{ start_at: here.toFormat(plain), end_at: end.toFormat(plain) },
			];
			for (const slot of [...exact.slice(0, 3), ...(reported ? [exact[3], ...byClock] : [])]) {
				const day = here.toISODate() ?? undefined;
				const { slots } = readSlots([slot], { ...context, zone, day });
				expect([slots[0]?.start, slots[0]?.record.start_at, slots[0]?.record.end_at]).toEqual([
					start,
					here.toISO({ suppressMilliseconds: true }),
					end.toISO({ suppressMilliseconds: true }),
				]);
			}
		}),
		{ numRuns: 300 },
	);
});

it.each([
	['2027-03-22 10:00:00', true],
	[{ start_at: '2027-03-22 10:00:00' }, true],
	[{ start_at: '2027-03-22 10:00:00', time: '10:00' }, false],
	['2027-03-22T10:00:00Z', false],
	['10:00', false],
])('says whether the zone of %j is assumed', (slot, assumed) => {
	expect(readSlots([slot], context).assumed).toBe(assumed);
});
