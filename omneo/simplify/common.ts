/** The parts that several short forms share. */
import { z } from 'zod/v4';
import type { Appointment, QueueEntry, WaitlistEntry } from '../schema';
import { fullName } from '../text';
import { momentOfAnswer, toLocalIso } from '../time';

export const text = z.string().nullable();
export const row = z.number().int().nullable();
export const flag = z.boolean().nullable();

/** What is booked or waited for, where, and by whom. */
export const subject = z.object({
	id: z.number().int(),
	status: text,
	appointment_definition_id: row,
	appointment_definition_name: text,
	location_id: row,
	location_name: text,
	profile_id: text,
	profile_name: text,
	profile_email: text,
});

export function subjectOf(
	record: Appointment | WaitlistEntry | QueueEntry,
): z.infer<typeof subject> {
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

/** A time of a response as local time of a zone, with offset; null when it cannot be read. */
export function localTime(answered: unknown, zone: string): string | null {
	const moment = momentOfAnswer(answered);
	return moment === undefined ? null : toLocalIso(moment, zone);
}
