/** What a workflow gets: one item for each event. */
import { z } from 'zod/v4';
import type { ApiRecord } from '../client/requests';
import type { Appointment } from '../schema';
import { simplifiedAppointment, simplifyAppointment } from '../simplify/appointment';
import { isoTime } from '../simplify/common';
import { zoneOfBooking } from '../time';
import { isBlank } from '../values';
import { isoUtc } from './changes';
import { triggerEvents } from './events';
import type { Found } from './step';
import type { Known } from './sighting';

/** One item, for the editor. */
export const triggerItem = z.object({
	event: z.enum(triggerEvents),
	key: z.string(),
	occurred_at: z.string(),
	detected_at: z.string(),
	appointment: simplifiedAppointment,
	previous: simplifiedAppointment.pick({
		status: true,
		scheduled_start_at: true,
		scheduled_end_at: true,
		timezone: true,
		appointment_definition_id: true,
		location_id: true,
		assigned_staff_id: true,
	}),
	changed: z.array(z.string()),
	minutes_until_start: z.number().int(),
	late: z.boolean(),
	test: z.boolean(),
});

interface Shown {
	/** When it was noticed, in milliseconds since 1970. */
	detectedAt: number;
	simplify: boolean;
	/** For the editor's test step. */
	isTest?: boolean;
}

/** Times of the event are in UTC; those of the appointment as everywhere in this package. */
export function itemOf(found: Found, { detectedAt, simplify, isTest }: Shown): ApiRecord {
	const { event, id, key, at, record, previous, changed, minutesUntilStart, isLate } = found;
	const appointment = record ?? (previous && recordOf(previous)) ?? {};
	const isFirst = event === 'added' || event === 'upcoming';
	return {
		event,
		key,
		occurred_at: isoUtc(at),
		detected_at: isoUtc(Math.floor(detectedAt / 1000) * 1000),
		appointment: simplify ? { ...shortOf({ ...appointment, id }), id } : { ...appointment, id },
		...(isFirst ? {} : { previous: previous ? before(previous, appointment) : null, changed }),
		...(event === 'upcoming' ? { minutes_until_start: minutesUntilStart, late: isLate } : {}),
		...(isTest ? { test: true } : {}),
	};
}

/** One that can't be told in short is passed on as it came. */
function shortOf(record: ApiRecord): ApiRecord {
	try {
		return simplifyAppointment(record as unknown as Appointment);
	} catch {
		return record;
	}
}

/** What is still known of a record that is gone, in the API's fields. */
function recordOf(known: Known): ApiRecord {
	return {
		status: known.status,
		scheduled_start_at: timeOf(known.start),
		scheduled_end_at: timeOf(known.end),
		timezone: textOrNull(known.timezone),
		appointment_definition_id: numberOrNull(known.definition),
		location_id: numberOrNull(known.location),
		assigned_staff_id: textOrNull(known.staff),
	};
}

/** The values before the change, under the names of the short form. */
function before(known: Known, record: ApiRecord): ApiRecord {
	const location = record.location as Appointment['location'];
	const zone = zoneOfBooking({ timezone: known.timezone, location }) ?? 'UTC';
	return {
		...recordOf(known),
		scheduled_start_at: isoTime(timeOf(known.start), zone),
		scheduled_end_at: isoTime(timeOf(known.end), zone),
	};
}

function timeOf(millis: number | undefined): string | null {
	return millis === undefined ? null : isoUtc(millis);
}

function textOrNull(text: string): string | null {
	return isBlank(text) ? null : text;
}

function numberOrNull(text: string): number | null {
	return isBlank(text) ? null : Number(text);
}
