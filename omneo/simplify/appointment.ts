/** The short form of an appointment: what the next step of a workflow usually needs. */
import { z } from 'zod/v4';
import type { Appointment } from '../schema';
import { fullName } from '../text';
import { zoneOfBooking } from '../time';
import { localTime, subject, subjectOf, text } from './common';

/** Raw fields keep Omneo's names and values; `*_local` are local ISO times with offset. */
export const simplifiedAppointment = subject.extend({
	assigned_staff_id: text,
	assigned_staff_name: text,
	scheduled_start_at: text,
	scheduled_end_at: text,
	timezone: text,
	scheduled_start_local: text,
	scheduled_end_local: text,
	notes: text,
	created_at: text,
});

/** Reads only the fields that are there, so a field that Omneo adds or leaves out does no harm. */
export function simplifyAppointment(record: Appointment): z.infer<typeof simplifiedAppointment> {
	const zone = zoneOfBooking(record) ?? 'UTC';
	return {
		...subjectOf(record),
		assigned_staff_id: record.assigned_staff_id ?? null,
		assigned_staff_name: fullName(record.assigned_staff) ?? null,
		scheduled_start_at: record.scheduled_start_at ?? null,
		scheduled_end_at: record.scheduled_end_at ?? null,
		timezone: record.timezone ?? null,
		scheduled_start_local: localTime(record.scheduled_start_at, zone),
		scheduled_end_local: localTime(record.scheduled_end_at, zone),
		notes: record.notes ?? null,
		created_at: record.created_at ?? null,
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
