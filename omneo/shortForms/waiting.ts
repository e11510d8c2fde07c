/** The short forms of those who wait: on the waitlist, and in the queue. */
import { z } from 'zod/v4';
import type { QueueEntry, WaitlistEntry } from '../contract';
import { localTime } from '../simplify';
import { fullName } from '../text';
import { checkZone } from '../time';

const text = z.string().nullable();
const row = z.number().int().nullable();

const entry = z.object({
	id: z.number().int(),
	status: text,
	appointment_definition_id: row,
	appointment_definition_name: text,
	location_id: row,
	location_name: text,
	profile_id: text,
	profile_name: text,
	profile_email: text,
	appointment_id: row,
	notes: text,
	created_at: text,
});

function simplifyEntry(record: WaitlistEntry | QueueEntry): z.infer<typeof entry> {
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
		appointment_id: record.appointment_id ?? null,
		notes: record.notes ?? null,
		created_at: record.created_at ?? null,
	};
}

/** `desired_start_at` as Omneo writes it; `desired_start_local` reads it as UTC, like all times of answers. */
export const simplifiedWaitlistEntry = entry.extend({
	desired_start_at: text,
	desired_start_local: text,
});

export function simplifyWaitlistEntry(
	record: WaitlistEntry,
): z.infer<typeof simplifiedWaitlistEntry> {
	const zone = record.location?.timezone;
	const known = typeof zone === 'string' && checkZone(zone).ok;
	return {
		...simplifyEntry(record),
		desired_start_at: record.desired_start_at ?? null,
		desired_start_local: localTime(record.desired_start_at, known ? zone : 'UTC'),
	};
}

/** Without a profile, the entry is an anonymous walk-in. */
export const simplifiedQueueEntry = entry.extend({ staff_id: text, staff_name: text });

export function simplifyQueueEntry(record: QueueEntry): z.infer<typeof simplifiedQueueEntry> {
	return {
		...simplifyEntry(record),
		staff_id: record.staff_id ?? null,
		staff_name: fullName(record.staff) ?? null,
	};
}
