/** The short forms of those who wait: on the waitlist, and in the queue. */
import type { z } from 'zod/v4';
import type { QueueEntry, WaitlistEntry } from '../schema';
import { fullName } from '../text';
import { readZone } from '../values';
import { localTime, row, subject, subjectOf, text } from './common';

const entry = subject.extend({ appointment_id: row, notes: text, created_at: text });

function simplifyEntry(record: WaitlistEntry | QueueEntry): z.infer<typeof entry> {
	return {
		...subjectOf(record),
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
	const zone = readZone(record.location?.timezone);
	return {
		...simplifyEntry(record),
		desired_start_at: record.desired_start_at ?? null,
		desired_start_local: localTime(record.desired_start_at, (zone.ok && zone.value) || 'UTC'),
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
