/** The short form of an appointment: what the next step of a workflow usually needs. */
import { z } from 'zod/v4';
import type { Appointment } from './contract';
import { fullName } from './text';
import { checkZone, momentOfAnswer, toLocalIso } from './time';

const text = z.string().nullable();

/** Raw fields keep Omneo's names and values; `*_local` are local ISO times with offset. */
export const simplifiedAppointment = z.object({
	id: z.number().int(),
	status: text,
	appointment_definition_id: z.number().int().nullable(),
	appointment_definition_name: text,
	location_id: z.number().int().nullable(),
	location_name: text,
	profile_id: text,
	profile_name: text,
	profile_email: text,
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

export type SimplifiedAppointment = z.infer<typeof simplifiedAppointment>;

/** Reads only what is there; nothing that Omneo adds or leaves out makes it fail. */
export function simplifyAppointment(record: Appointment): SimplifiedAppointment {
	const zone = localZone(record);
	return {
		id: record.id,
		status: record.status ?? null,
		appointment_definition_id: record.appointment_definition_id ?? null,
		appointment_definition_name: record.appointment_definition?.name ?? null,
		location_id: record.location_id ?? null,
		location_name: record.location?.name ?? null,
		profile_id: record.profile_id ?? null,
		profile_name: fullName(record.profile) ?? null,
		profile_email: record.profile?.email ?? null,
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

/** What Delete gives, by n8n's convention. */
export const deleted = z.object({ deleted: z.boolean() });

/** The booking's own zone. A booking that was sent in UTC to be exact is local to its location. */
function localZone({ timezone, location }: Appointment): string {
	const candidates = timezone === 'UTC' ? [location?.timezone] : [timezone, location?.timezone];
	const zone = candidates.find((name) => typeof name === 'string' && checkZone(name).ok);
	return zone ?? 'UTC';
}

/** A time of an answer on the clock of a zone. */
export function localTime(answered: unknown, zone: string): string | null {
	const moment = momentOfAnswer(answered);
	return moment === undefined ? null : toLocalIso(moment, zone);
}
