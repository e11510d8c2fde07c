/** The short form of an appointment: what the next step of a workflow usually needs. */
import { z } from 'zod/v4';
import type { Appointment } from '../schema';
import { zoneOfBooking } from '../time';
import { ids, idsOf, isoTime, names, namesOf, text } from './common';
import { fullName } from '../values';

/** In the order people look. Times are ISO 8601 with the offset of the booking's zone. */
export const simplifiedAppointment = z.object({
	id: z.number().int(),
	status: text,
	scheduled_start_at: text,
	scheduled_end_at: text,
	timezone: text,
	...names.shape,
	assigned_staff_name: text,
	notes: text,
	confirmed_at: text,
	created_at: text,
	...ids.shape,
	assigned_staff_id: text,
});

/** Reads only the fields that are there, so a field that Omneo adds or leaves out does no harm. */
export function simplifyAppointment(record: Appointment): z.infer<typeof simplifiedAppointment> {
	const zone = zoneOfBooking(record) ?? 'UTC';
	return {
		id: record.id,
		status: record.status ?? null,
		scheduled_start_at: isoTime(record.scheduled_start_at, zone),
		scheduled_end_at: isoTime(record.scheduled_end_at, zone),
		timezone: record.timezone ?? null,
		...namesOf(record),
		assigned_staff_name: fullName(record.assigned_staff) ?? null,
		notes: record.notes ?? null,
		confirmed_at: isoTime(record.confirmed_at, zone),
		created_at: isoTime(record.created_at, zone),
		...idsOf(record),
		assigned_staff_id: record.assigned_staff_id ?? null,
	};
}

/** The short form of an appointment with what is linked to it; only the link route answers that. Source: live test of link in the SDK. */
export const linkedAppointment = simplifiedAppointment.extend({
	links: z.array(z.object({ id: text, type: text, target_id: text })),
});

export function simplifyLinked(record: Appointment): z.infer<typeof linkedAppointment> {
	const links = (record.links ?? []).map(({ id, type, target_id }) => ({
		id: id ?? null,
		type: type ?? null,
		target_id: target_id ?? null,
	}));
	return { ...simplifyAppointment(record), links };
}
