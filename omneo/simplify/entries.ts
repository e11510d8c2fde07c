/** The short forms of waitlist and queue entries. */
import { z } from 'zod/v4';
import type { QueueEntry, WaitlistEntry } from '../schema';
import { ids, idsOf, isoTime, names, namesOf, row, text, zoneOf } from './common';
import { fullName } from '../values';

const head = { id: z.number().int(), status: text };

/** `desired_start_at` is read as UTC, like all times of answers, and shown with the offset of the location. */
export const simplifiedWaitlistEntry = z.object({
	...head,
	desired_start_at: text,
	...names.shape,
	notes: text,
	created_at: text,
	...ids.shape,
	appointment_id: row,
});

export function simplifyWaitlistEntry(
	record: WaitlistEntry,
): z.infer<typeof simplifiedWaitlistEntry> {
	const zone = zoneOf(record.location);
	return {
		id: record.id,
		status: record.status ?? null,
		desired_start_at: isoTime(record.desired_start_at, zone),
		...namesOf(record),
		notes: record.notes ?? null,
		created_at: isoTime(record.created_at, zone),
		...idsOf(record),
		appointment_id: record.appointment_id ?? null,
	};
}

/** Without a profile, the entry is an anonymous walk-in. */
export const simplifiedQueueEntry = z.object({
	...head,
	...names.shape,
	staff_name: text,
	notes: text,
	created_at: text,
	...ids.shape,
	staff_id: text,
	appointment_id: row,
});

export function simplifyQueueEntry(record: QueueEntry): z.infer<typeof simplifiedQueueEntry> {
	return {
		id: record.id,
		status: record.status ?? null,
		...namesOf(record),
		staff_name: fullName(record.staff) ?? null,
		notes: record.notes ?? null,
		created_at: isoTime(record.created_at, zoneOf(record.location)),
		...idsOf(record),
		staff_id: record.staff_id ?? null,
		appointment_id: record.appointment_id ?? null,
	};
}
