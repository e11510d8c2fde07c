import { z } from 'zod/v4';
import { checkedBody } from '../../../omneo/client/requestBody';
import {
	type ChangeContext,
	type ChangeDraft,
	prepareChanges,
	prepareReschedule,
} from '../../../omneo/appointments/update';
import { type Appointment, waitlistChanges } from '../../../omneo/schema';
import { prepareEntryChanges } from '../../../omneo/appointments/entries';
import { zoneOfBooking } from '../../../omneo/time';
import { CUSTOMER, FakeOmneo, data, errorOf, NOW } from '../support';

const ROUTES = {
	'GET /locations/7': data({ id: 7, timezone: 'Australia/Perth' }),
	'GET /locations/8': data({ id: 8, timezone: null }),
	'GET /locations/9': data({ id: 9, timezone: 'Perth time' }),
	'GET /locations/10': data({ id: 10, timezone: 'Asia/Tokyo' }),
};

/** In UTC, and without the location that Omneo usually embeds. */
const BOOKED = {
	id: 501,
	status: 'confirmed',
	profile_id: CUSTOMER,
	location_id: 7,
	scheduled_start_at: '2026-05-11 00:00:00',
	scheduled_end_at: '2026-05-11 00:45:00',
	timezone: 'UTC',
} as Appointment;

function contextOf(current: Partial<Appointment> = {}) {
	const omneo = new FakeOmneo(ROUTES);
	const context: ChangeContext = {
		lookups: omneo.lookups,
		workflowZone: 'Europe/London',
		repeatedHour: 'refuse',
		allowOtherLength: false,
		now: NOW,
		current: async () => ({ ...BOOKED, ...current }) as Appointment,
	};
	return { omneo, context };
}

async function reschedule(current: Partial<Appointment> = {}) {
	const { context } = contextOf(current);
	return (await prepareReschedule({ scheduled_start_at: '2026-06-01 10:00' }, context)).body;
}

async function update(draft: Partial<ChangeDraft>, current: Partial<Appointment> = {}) {
	const { context } = contextOf(current);
	const clear = { given: [], choices: [{ name: 'Notes', value: 'notes' }] };
	return await prepareChanges({ rest: {}, clear, ...draft }, context);
}

describe('the zone of a reschedule', () => {
	it.each([
		['is looked up when the answer does not embed it', {}, 'Australia/Perth'],
		['is the one that is embedded', { location: { id: 7, timezone: 'Asia/Tokyo' } }, 'Asia/Tokyo'],
		['is the own one', { timezone: 'Pacific/Auckland' }, 'Pacific/Auckland'],
		['is looked up when the own one is missing', { timezone: null }, 'Australia/Perth'],
		["is the workflow's where the location names none", { location_id: 8 }, 'Europe/London'],
		["is the workflow's where there is no location", { location_id: null }, 'Europe/London'],
	] as Array<[string, Partial<Appointment>, string]>)('%s', async (_, current, timezone) => {
		expect(await reschedule(current)).toEqual({
			scheduled_start_at: '2026-06-01 10:00:00',
			scheduled_end_at: '2026-06-01 10:45:00',
			timezone,
		});
	});

	it('is refused when it cannot be known', async () => {
		const unusable = await errorOf(reschedule({ location_id: 9 }));
		expect(unusable.fields.timezone[0]).toMatch(/the location's time zone in Omneo isn't valid/);
		const gone = await errorOf(reschedule({ location_id: 99 }));
		expect(gone.fields).toEqual({
			location_id: [expect.stringMatching(/^there's no record with ID '\d+' in Omneo$/)],
		});
	});
});

describe('an update', () => {
	const start = { scheduled_start_at: '2026-06-01 10:00' };
	const at = (value: unknown) => ({ location: { by: 'id' as const, value } });

	it('is on the clock of a new location', async () => {
		expect(await update({ ...start, ...at(10) })).toMatchObject({ timezone: 'Asia/Tokyo' });
	});

	it('stays on its own clock at the location where it is', async () => {
		const own = { timezone: 'Pacific/Auckland', location_id: 10 };
		expect(await update({ ...start, ...at(10) }, own)).toMatchObject({
			timezone: 'Pacific/Auckland',
		});
	});

	it('does not guess a clock where the new location is not found', async () => {
		const { fields } = await errorOf(update({ ...start, ...at(99) }));
		expect(fields).toEqual({
			location_id: [expect.stringMatching(/^there's no record with ID '\d+' in Omneo$/)],
		});
		expect((await errorOf(update({ ...start, ...at('x') }))).fields).toEqual({
			location_id: ['must be a whole number such as 42, or choose By Name'],
		});
	});

	it('needs an end where the length is not known', async () => {
		const { fields } = await errorOf(update(start, { scheduled_end_at: null }));
		expect(Object.keys(fields)).toEqual(['scheduled_end_at']);
	});

	it('takes an end alone where the start is not known', async () => {
		const body = await update({ scheduled_end_at: '2026-06-01 10:00' }, { scheduled_start_at: '' });
		expect(body).toEqual({ scheduled_end_at: '2026-06-01 10:00:00', timezone: 'Australia/Perth' });
	});

	it('says nothing of the start alone when the end cannot be read', async () => {
		const { fields } = await errorOf(update({ ...start, scheduled_end_at: 'soon' }));
		expect(Object.keys(fields)).toEqual(['scheduled_end_at']);
	});

	it('reads nothing when no time is changed', async () => {
		const { context, omneo } = contextOf();
		context.current = () => Promise.reject(new Error('read'));
		const clear = { given: 'Notes', choices: [{ name: 'Notes', value: 'notes' }] };
		expect(await prepareChanges({ rest: {}, clear }, context)).toEqual({ notes: null });
		expect(omneo.calls).toEqual([]);
	});
});

describe('the zone that a booking is read in', () => {
	it.each([
		[{ timezone: 'Asia/Tokyo', location: { timezone: 'Europe/London' } }, 'Asia/Tokyo'],
		[{ timezone: 'UTC', location: { timezone: 'Europe/London' } }, 'Europe/London'],
		[{ timezone: 'utc', location: { timezone: 'Europe/London' } }, 'Europe/London'],
		[{ timezone: 'nonsense', location: { timezone: 'Europe/London' } }, 'Europe/London'],
		[{ timezone: 'UTC', location: { timezone: 'UTC' } }, 'UTC'],
		[{ timezone: 'UTC', location: null }, undefined],
		[{}, undefined],
	])('%j is %s', (booked, zone) => {
		expect(zoneOfBooking(booked)).toBe(zone);
	});
});

describe('a body with a field that there is not', () => {
	const contract = z.strictObject({
		notes: z.string().optional(),
		order: z.strictObject({ id: z.number().optional() }).optional(),
	});

	it('names it', async () => {
		const given = { colour: 'red', order: { id: 1, size: 2 } };
		const error = await errorOf(Promise.resolve().then(() => checkedBody(contract, given)));
		expect(error.fields).toEqual({
			colour: ["isn't a field that Omneo accepts here"],
			order: [expect.stringContaining('size')],
		});
	});
});

describe('the desired start of an entry', () => {
	async function change(location: number | undefined) {
		return await prepareEntryChanges(
			waitlistChanges,
			{ desired_start_at: '2026-06-01 10:00', rest: {}, clear: { given: [], choices: [] } },
			{
				lookups: new FakeOmneo(ROUTES).lookups,
				workflowZone: 'Europe/London',
				now: NOW,
				currentLocation: async () => location,
			},
		);
	}

	it("is on the workflow's clock where the entry has no location", async () => {
		expect(await change(undefined)).toEqual({ desired_start_at: '2026-06-01 09:00:00' });
		expect(await change(7)).toEqual({ desired_start_at: '2026-06-01 02:00:00' });
	});
});
