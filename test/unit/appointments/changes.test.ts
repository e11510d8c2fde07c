/** What changes of appointments and entries need to know, and how they are refused. */
import {
	type ChangeContext,
	type ChangeDraft,
	prepareChanges,
	prepareReschedule,
} from '../../../omneo/appointments/update';
import { prepareEntry, prepareEntryChanges } from '../../../omneo/appointments/entries';
import { type Appointment, waitlistChanges } from '../../../omneo/schema';
import { CUSTOMER, FakeOmneo, NOW, STAFF, data, errorOf, records } from '../support';

const ROUTES = {
	'GET /locations/7': data({ id: 7, timezone: 'Australia/Perth' }),
	'GET /locations/10': data({ id: 10, timezone: 'Asia/Tokyo' }),
	'GET /locations/7/profiles': records({
		id: 1,
		profile_id: STAFF,
		profile: { id: STAFF, first_name: 'Priya', last_name: 'Rao' },
	}),
};

const BOOKED = {
	id: 501,
	status: 'confirmed',
	profile_id: CUSTOMER,
	location_id: 7,
	appointment_definition: { id: 12, name: 'Styling', duration_minutes: 45 },
	scheduled_start_at: '2026-05-11 00:00:00',
	scheduled_end_at: '2026-05-11 00:45:00',
	timezone: 'Australia/Perth',
} as Appointment;

function contextOf(current: object = {}, more: Partial<ChangeContext> = {}) {
	const seen = { reads: 0 };
	const context: ChangeContext = {
		lookups: new FakeOmneo(ROUTES).lookups,
		workflowZone: 'Europe/London',
		repeatedHour: 'refuse',
		allowOtherLength: false,
		now: NOW,
		current: async () => {
			seen.reads += 1;
			return { ...BOOKED, ...current } as Appointment;
		},
		...more,
	};
	return { seen, context };
}

const CLEAR = { given: [], choices: [] };

async function change(draft: Partial<ChangeDraft>, current: object = {}, more = {}) {
	const { context } = contextOf(current, more);
	return await prepareChanges({ rest: {}, clear: CLEAR, ...draft }, context);
}

const fieldsOf = async (work: Promise<unknown>) => Object.keys((await errorOf(work)).fields);

const [TEN, TWELVE] = ['2026-06-01 10:00', '2026-06-01 12:00'];
const PERTH = { timezone: 'Australia/Perth' };
const at = (clock: string) => `2026-06-01 ${clock}:00`;

describe('a change', () => {
	it('without times sends no more than what is given, and does not read the appointment', async () => {
		const { seen, context } = contextOf();
		const draft = { rest: { notes: 'x' }, clear: CLEAR, profile: { by: 'id', value: '' } as const };
		expect(await prepareChanges(draft, context)).toEqual({ notes: 'x' });
		expect(await change({ timezone: 'asia/tokyo' })).toEqual({ timezone: 'Asia/Tokyo' });
		expect(seen.reads).toBe(0);
	});

	it('of the start alone keeps the length', async () => {
		expect(await change({ scheduled_start_at: TEN })).toEqual({
			scheduled_start_at: at('10:00'),
			scheduled_end_at: at('10:45'),
			...PERTH,
		});
	});

	it.each<[string, object]>([
		['no end', { scheduled_end_at: null }],
		['no start', { scheduled_start_at: null }],
		['neither', { scheduled_start_at: null, scheduled_end_at: null }],
		['no length', { scheduled_end_at: BOOKED.scheduled_start_at }],
		['an end before its start', { scheduled_end_at: '2026-05-10 00:00:00' }],
	])('of the start of one that has %s needs an end', async (_, current) => {
		expect(await fieldsOf(change({ scheduled_start_at: TEN }, current))).toEqual([
			'scheduled_end_at',
		]);
		expect(
			await change({ scheduled_start_at: TEN, scheduled_end_at: at('10:30') }, current),
		).toEqual({ scheduled_start_at: at('10:00'), scheduled_end_at: at('10:30'), ...PERTH });
	});

	it('of the end alone is measured from the own start', async () => {
		expect(await change({ scheduled_end_at: '2026-05-11 09:30' })).toEqual({
			scheduled_end_at: '2026-05-11 09:30:00',
			...PERTH,
		});
		expect(await fieldsOf(change({ scheduled_end_at: '2026-05-11 08:00' }))).toEqual([
			'scheduled_end_at',
		]);
		expect(await fieldsOf(change({ scheduled_end_at: '2026-05-13 08:30' }))).toEqual([
			'scheduled_end_at',
		]);
	});

	const DAYS = { scheduled_start_at: TEN, scheduled_end_at: '2026-06-03 10:00' };

	it('to a length that is no such service’s is refused, unless that is allowed or not known', async () => {
		expect(await fieldsOf(change(DAYS))).toEqual(['scheduled_end_at']);
		const sent = { scheduled_end_at: '2026-06-03 10:00:00' };
		expect(await change(DAYS, {}, { allowOtherLength: true })).toMatchObject(sent);
		expect(await change(DAYS, { appointment_definition: null })).toMatchObject(sent);
		const none = { appointment_definition: { id: 12, duration_minutes: 0 } };
		expect(await change(DAYS, none)).toMatchObject(sent);
	});

	it('to another service, or with a zone, does not read how long the old one takes', async () => {
		const { seen, context } = contextOf();
		const draft = { rest: {}, clear: CLEAR, ...DAYS, timezone: 'Asia/Tokyo' };
		expect(await prepareChanges(draft, context)).toMatchObject({ timezone: 'Asia/Tokyo' });
		expect(seen.reads).toBe(0);
		const other = { ...DAYS, definition: { by: 'id', value: 13 } as const };
		expect(await change(other)).toMatchObject({ appointment_definition_id: 13 });
	});

	it('of an end with a zone is still measured', async () => {
		const end = { scheduled_end_at: '2026-05-13 08:30', timezone: 'Australia/Perth' };
		expect(await fieldsOf(change(end))).toEqual(['scheduled_end_at']);
	});

	it('to another location is in its zone, and to one that is wrong in none', async () => {
		const moved = { location: { by: 'id', value: 10 } as const, scheduled_start_at: TEN };
		expect(await change(moved)).toMatchObject({ timezone: 'Asia/Tokyo', location_id: 10 });
		const wrong = { location: { by: 'id', value: 'x' } as const, scheduled_start_at: TEN };
		expect(await fieldsOf(change(wrong))).toEqual(['location_id']);
		const missing = { location: { by: 'id', value: 99 } as const, scheduled_start_at: TEN };
		expect(await fieldsOf(change(missing))).toEqual(['location_id']);
		expect(await fieldsOf(change({ scheduled_start_at: TEN, timezone: 'x' }))).toEqual([
			'timezone',
		]);
	});

	it('of the staff member by name looks at the own location', async () => {
		const staff = { by: 'name', value: 'Priya Rao' } as const;
		expect(await change({ staff })).toEqual({ assigned_staff_id: STAFF });
		expect(await fieldsOf(change({ staff }, { location_id: null }))).toEqual(['assigned_staff_id']);
	});

	it('that cannot be read names each field', async () => {
		const wrong = { scheduled_start_at: 'soon', scheduled_end_at: 'later', confirmed_at: 'then' };
		expect((await fieldsOf(change(wrong))).sort()).toEqual(Object.keys(wrong).sort());
	});
});

describe('a reschedule', () => {
	const move = async (draft: object, current: object = {}, past?: object) => {
		const { context } = contextOf(current);
		return (await prepareReschedule(draft as never, context, past as never)).body;
	};

	it('sends start, end and zone, and keeps the length', async () => {
		const sent = { scheduled_start_at: at('10:00'), scheduled_end_at: at('10:45'), ...PERTH };
		expect(await move({ scheduled_start_at: TEN })).toEqual(sent);
		expect(await move({ scheduled_start_at: TEN, scheduled_end_at: at('11:00') })).toEqual({
			...sent,
			scheduled_end_at: at('11:00'),
		});
	});

	it.each<[string, object, object, string[]]>([
		['no start', {}, {}, ['scheduled_start_at']],
		['a start that is none', { scheduled_start_at: 'soon' }, {}, ['scheduled_start_at']],
		[
			'an end that is none',
			{ scheduled_start_at: TEN, scheduled_end_at: 'x' },
			{},
			['scheduled_end_at'],
		],
		['a zone that is none', { scheduled_start_at: TEN, timezone: 'x' }, {}, ['timezone']],
		[
			'no known length',
			{ scheduled_start_at: TEN },
			{ scheduled_end_at: null },
			['scheduled_end_at'],
		],
		[
			'an end before the start',
			{ scheduled_start_at: TWELVE, scheduled_end_at: TEN },
			{},
			['scheduled_end_at'],
		],
		[
			'two days',
			{ scheduled_start_at: TEN, scheduled_end_at: '2026-06-03 10:00' },
			{},
			['scheduled_end_at'],
		],
	])('with %s is refused by its field', async (_, draft, current, fields) => {
		expect(await fieldsOf(move(draft, current))).toEqual(fields);
	});
});

describe('the desired start of an entry', () => {
	const context = (more: object = {}) => ({
		lookups: new FakeOmneo(ROUTES).lookups,
		workflowZone: 'Europe/London',
		now: NOW,
		...more,
	});
	const LOCATION = { by: 'id', value: 7 } as const;
	const entry = async (draft: object, more: object = {}) => {
		const given = { rest: {}, profile: { by: 'id', value: CUSTOMER }, ...draft };
		const body: Record<string, unknown> = await prepareEntry(
			waitlistChanges.loose() as never,
			given as never,
			context(more) as never,
		);
		return body.desired_start_at;
	};

	it('is read at the location, and written in UTC or on its clock', async () => {
		expect(await entry({ location: LOCATION, desired_start_at: TEN })).toBe(at('02:00'));
		const clock = { desiredStartClock: 'location' };
		expect(await entry({ location: LOCATION, desired_start_at: TEN }, clock)).toBe(at('10:00'));
		expect(await entry({ location: LOCATION, desired_start_at: '' })).toBeUndefined();
	});

	it('that cannot be read, or has no zone, is refused', async () => {
		expect(await fieldsOf(entry({ desired_start_at: 'soon', location: LOCATION }))).toEqual([
			'desired_start_at',
		]);
		const wrong = { by: 'id', value: 'x' };
		expect(await fieldsOf(entry({ desired_start_at: TEN, location: wrong }))).toEqual([
			'location_id',
		]);
		// Clocks go forward in London then.
		expect(await fieldsOf(entry({ desired_start_at: '2026-03-29 01:30' }))).toEqual([
			'desired_start_at',
		]);
	});

	it('of a change is not read without one', async () => {
		let asked = 0;
		const changed = await prepareEntryChanges(
			waitlistChanges,
			{ rest: { notes: 'x' }, clear: CLEAR },
			context({ currentLocation: async () => void (asked += 1) }) as never,
		);
		expect(changed).toEqual({ notes: 'x' });
		expect(asked).toBe(0);
	});
});
