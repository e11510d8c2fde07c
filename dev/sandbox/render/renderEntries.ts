/** Entries of the waitlist and the queue as the API answers them. Source: `omneo-sdk` types. */
import type {
	QueueEntry as QueueAnswer,
	WaitlistEntry as WaitlistAnswer,
} from '../../../omneo/schema';
import { extra, renderPerson, renderPlace } from './renderParts';
import type { Context } from '../data/store';
import { utcText } from '../domain/wallClock';
import type { Entry, QueueEntry, WaitlistEntry } from '../data/records';

function renderEntry(context: Context, entry: Entry) {
	const { timeFormat } = context.switches;
	return {
		id: entry.id,
		appointment_definition_id: entry.service.id,
		profile_id: entry.profile?.id ?? null,
		profile: entry.profile && renderPerson(entry.profile),
		location_id: entry.place.id,
		location: renderPlace(context, entry.place),
		appointment_id: entry.bookingId,
		status: entry.status,
		notes: entry.notes,
		meta: entry.meta,
		created_at: utcText(entry.createdAt, timeFormat),
		updated_at: utcText(entry.updatedAt, timeFormat),
		...extra(context),
	};
}

export function renderWaitlistEntry(context: Context, entry: WaitlistEntry): WaitlistAnswer {
	const { desiredStart } = entry;
	return {
		...renderEntry(context, entry),
		desired_start_at: desiredStart && utcText(desiredStart, context.switches.timeFormat),
	};
}

export function renderQueueEntry(context: Context, entry: QueueEntry): QueueAnswer {
	return {
		...renderEntry(context, entry),
		staff_id: entry.staff?.id ?? null,
		staff: entry.staff && renderPerson(entry.staff),
	};
}
