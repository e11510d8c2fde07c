/** The parts that several short forms share. */
import { z } from 'zod/v4';
import type { Appointment, QueueEntry, WaitlistEntry } from '../schema';
import { momentOfAnswer, toLocalIso } from '../time';
import { fullName, isBlank, readZone } from '../values';

export const text = z.string().nullable();
export const row = z.number().int().nullable();
export const flag = z.boolean().nullable();

/** Who it is for, what, and where: the columns that people read, after the times. */
export const names = z.object({
	profile_name: text,
	profile_email: text,
	appointment_definition_name: text,
	location_name: text,
});

/** The IDs behind the names: they come last, as the next node reads them and people do not. */
export const ids = z.object({
	profile_id: text,
	appointment_definition_id: row,
	location_id: row,
});

type Subject = Appointment | WaitlistEntry | QueueEntry;

export function namesOf(record: Subject): z.infer<typeof names> {
	return {
		profile_name: fullName(record.profile) ?? null,
		profile_email: record.profile?.email ?? null,
		appointment_definition_name: record.appointment_definition?.name ?? null,
		location_name: record.location?.name ?? null,
	};
}

export function idsOf(record: Subject): z.infer<typeof ids> {
	return {
		profile_id: record.profile_id ?? null,
		appointment_definition_id: record.appointment_definition_id ?? null,
		location_id: record.location_id ?? null,
	};
}

/** The fields of a short form that the record has under the same names; null for those that it lacks. */
export function pick<T extends z.ZodObject>(
	{ shape }: T,
	record: { [Name in keyof z.infer<T>]?: z.infer<T>[Name] | null },
): z.infer<T> {
	const values = new Map<string, unknown>(Object.entries(record));
	return Object.fromEntries(
		Object.keys(shape).map((name) => [name, values.get(name) ?? null]),
	) as z.infer<T>;
}

/** The output of Delete, by n8n's convention. */
export const deleted = z.object({ deleted: z.boolean() });

/**
 * A time of an answer as ISO 8601 with the offset of a zone, e.g. `2027-05-11T10:00:00+10:00`: readable
 * at the place, and exact for the field that it is mapped into. Text that cannot be read stays as it is.
 */
export function isoTime(answered: string | null | undefined, zone: string): string | null {
	const moment = momentOfAnswer(answered);
	if (moment !== undefined) return toLocalIso(moment, zone);
	return typeof answered === 'string' && !isBlank(answered) ? answered : null;
}

/** The zone of a place that an answer embeds; UTC when it names none that is known. */
export function zoneOf(place: { timezone?: string | null } | null | undefined): string {
	const zone = readZone(place?.timezone);
	return (zone.ok ? zone.value : undefined) ?? 'UTC';
}
