/** A booking at a free time, on the night when clocks go back in Melbourne. */
import { DateTime } from 'luxon';
import { ok } from '../../../omneo/validation';
import { OmneoClient } from '../../../omneo/client/client';
import type { Booking } from '../../../omneo/appointments/create';
import type { AppointmentRequest } from '../../../omneo/schema';
import {
	type SlotBookingContext,
	lookAtStart,
	lookForNextFree,
} from '../../../omneo/availability/bookSlot';
import type { SlotRecord } from '../../../omneo/availability/slots';
import type { Transport } from '../../../omneo/http/transport';
import { SlotLedger } from '../../../omneo/availability/slotLedger';
import { LookupCache } from '../../../omneo/client/lookupCache';
import type { RepeatedHour } from '../../../omneo/time';
import { errorOf } from '../support';
import { VirtualClock } from '../virtualClock';

/** How long a list of slots lags behind a booking. */
const LAG_MS = 15_000;

const MELBOURNE = 'Australia/Melbourne';

/** An always open shop with one service of half an hour, and these slots on every day. */
function shop(
	times: unknown[],
	repeatedHour: RepeatedHour = 'refuse',
	clock = new VirtualClock(),
): SlotBookingContext {
	const transport: Transport = async ({ url, body }) => {
		const { date } = (body ?? {}) as { date?: string };
		const data = url.includes('locations')
			? { id: 101, timezone: MELBOURNE }
			: url.includes('available')
				? { date, timezone: MELBOURNE, slots: times }
				: { id: 22, requires_staff: false };
		const status = url.endsWith('range') ? 404 : 200;
		return ok({ status, headers: {}, body: { data, meta: { duration_minutes: 30 } } });
	};
	const client = new OmneoClient({ root: 'https://shop.test/api/v3', transport });
	const lookups = new LookupCache(client, new Map());
	const ledger = new SlotLedger(() => LAG_MS, clock.now);
	const awaitLag = async () => await clock.wait(LAG_MS);
	return { client, lookups, workflowZone: 'UTC', repeatedHour, withinDays: 2, ledger, awaitLag };
}

const bookAtStart = async (wanted: Booking, context: SlotBookingContext) =>
	await (
		await lookAtStart(wanted, context)
	)();
const bookNextFree = async (wanted: Booking, context: SlotBookingContext) =>
	await (
		await lookForNextFree(wanted, context)
	)();

const booking: AppointmentRequest = {
	appointment_definition_id: 22,
	location_id: 101,
	profile_id: 'c0ffee00-0000-4000-8000-000000000001',
	scheduled_start_at: '2027-04-04 01:30:00',
	scheduled_end_at: '2027-04-04 02:00:00',
	timezone: MELBOURNE,
};

const early = {
	...booking,
	scheduled_start_at: '2027-04-04 00:30:00',
	scheduled_end_at: '2027-04-04 01:00:00',
};
const NIGHT = ['02:00', '02:30', '02:00', '02:30', '03:00'];

/** The booking with the moments of its times. */
function at(body: AppointmentRequest): Booking {
	const momentOf = (text: string) =>
		DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: body.timezone }).toMillis();
	return {
		body,
		startMs: momentOf(body.scheduled_start_at),
		endMs: momentOf(body.scheduled_end_at),
		confirmedMs: body.confirmed_at === undefined ? undefined : momentOf(body.confirmed_at),
	};
}

const timesOf = ({ scheduled_start_at, scheduled_end_at, timezone }: AppointmentRequest) => [
	scheduled_start_at,
	scheduled_end_at,
	timezone,
];

it('passes over times that cannot be distinguished', async () => {
	const { body } = await bookNextFree(at(early), shop(NIGHT));
	expect(timesOf(body)).toEqual(['2027-04-04 03:00:00', '2027-04-04 03:30:00', MELBOURNE]);
});

it('books one of them in UTC where that is allowed, and keeps the other times', async () => {
	const confirmed = { ...early, confirmed_at: '2027-04-01 10:00:00' };
	const { body, slot } = await bookNextFree(at(confirmed), shop(NIGHT, 'earlier'));
	expect(timesOf(body)).toEqual(['2027-04-03 15:00:00', '2027-04-03 15:30:00', 'UTC']);
	expect(body.confirmed_at).toBe('2027-03-31 23:00:00');
	expect(slot.start_at).toBe('2027-04-04T02:00:00+11:00');
});

it('finds the second of two equal times when that is the one that was booked', async () => {
	const later = {
		...booking,
		scheduled_start_at: '2027-04-03 16:00:00',
		scheduled_end_at: '2027-04-03 16:30:00',
		timezone: 'UTC',
	};
	const { body, slot } = await bookAtStart(at(later), shop(NIGHT, 'later'));
	expect(body).toEqual(later);
	expect(slot.start_at).toBe('2027-04-04T02:00:00+10:00');
});

it('looks as far ahead as asked, and no further', async () => {
	const evening = {
		...booking,
		scheduled_start_at: '2027-04-04 22:00:00',
		scheduled_end_at: '2027-04-04 22:30:00',
	};
	const { body } = await bookNextFree(at(evening), shop(['09:00']));
	expect(body.scheduled_start_at).toBe('2027-04-05 09:00:00');
	await expect(bookNextFree(at(evening), shop([]))).rejects.toMatchObject({ kind: 'noSlot' });
});

it('says so when there is nothing to offer instead', async () => {
	expect(await errorOf(bookAtStart(at(early), shop([])))).toMatchObject({
		kind: 'slotTaken',
		code: 'slot_taken',
		message: "'2027-04-04 00:30' (Australia/Melbourne) isn't a free slot, so nothing was booked",
		hint: 'There are no free slots in the 14 days after it.',
		retryable: false,
		outcomeUnknown: false,
		data: { alternatives: [] },
	});
});

it('offers the next free times instead', async () => {
	const error = await errorOf(bookAtStart(at(booking), shop(['05:00', '06:00'])));
	expect(error.hint).toBe('Next free slots: 2027-04-04 05:00, 2027-04-04 06:00, 2027-04-05 05:00.');
	expect((error.data.alternatives as SlotRecord[]).map(({ start_at }) => start_at)).toEqual([
		'2027-04-04T05:00:00+10:00',
		'2027-04-04T06:00:00+10:00',
		'2027-04-05T05:00:00+10:00',
	]);
});

describe('a slot that was just booked, and is still listed', () => {
	const CLOCK = () => new VirtualClock();
	/** Noon and one, each day. */
	const noon = {
		...booking,
		scheduled_start_at: '2027-04-05 12:00:00',
		scheduled_end_at: '2027-04-05 12:30:00',
	};
	const later = {
		...noon,
		scheduled_start_at: '2027-04-05 13:00:00',
		scheduled_end_at: '2027-04-05 13:30:00',
	};

	it('is looked at again after the time that lists lag, and takes more when it is still there', async () => {
		const clock = CLOCK();
		const context = shop(['12:00'], 'refuse', clock);
		const first = await bookAtStart(at(noon), context);
		expect(clock.waits).toEqual([]);
		first.onSent();
		const second = await clock.run(bookAtStart(at(noon), context));
		expect(second.body).toEqual(noon);
		expect(clock.waits).toEqual([LAG_MS]);
		second.onSent();
		// What takes any number needs no more looks.
		await clock.run(bookAtStart(at(noon), context));
		expect(clock.waits).toEqual([LAG_MS]);
	});

	it('is taken when it is not there any more', async () => {
		const clock = CLOCK();
		const times = ['12:00'];
		const context = shop(times, 'refuse', clock);
		(await bookAtStart(at(noon), context)).onSent();
		context.awaitLag = async () => {
			times.pop();
			times.push('15:00');
		};
		expect(await errorOf(bookAtStart(at(noon), context))).toMatchObject({ kind: 'slotTaken' });
	});

	it('counts for as long as the booking takes, when the next free one is looked for', async () => {
		const clock = CLOCK();
		const context = shop(
			[
				{ start_at: '12:00', capacity_remaining: 1 },
				{ start_at: '13:00', capacity_remaining: 1 },
			],
			'refuse',
			clock,
		);
		const first = await bookNextFree(at(noon), context);
		expect(first.body.scheduled_start_at).toBe(noon.scheduled_start_at);
		first.onSent();
		const second = await clock.run(bookNextFree(at(noon), context));
		expect(second.body.scheduled_start_at).toBe(later.scheduled_start_at);
		second.onSent();
		const third = await clock.run(bookNextFree(at(noon), context));
		expect(third.body.scheduled_start_at).toBe('2027-04-06 12:00:00');
		expect(await errorOf(bookAtStart(at(noon), context))).toMatchObject({ kind: 'slotTaken' });
	});
});
