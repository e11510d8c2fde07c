/**
 * The queue: walk-in customers at a location, from waiting over called to served.
 * Source: `omneo-sdk`, queue types and README. Its address is not documented, see `QUEUE_PATH`.
 */
import { z } from 'zod/v4';
import { appointmentFields } from './appointment';
import { person } from './people';
import { maybe, profileId, rowId } from './primitives';
import { waitlistEntry } from './waitlist';

/** Inferred from the SDK's folder name and its "Route category" comment. */
export const QUEUE_PATH = 'appointment-queues';

/** In the order of their life. Source: `omneo-sdk`, queue README. */
export const queueStatuses = ['waiting', 'called', 'served', 'cancelled'] as const;
export type QueueStatus = (typeof queueStatuses)[number];

const { notes, meta } = appointmentFields.shape;

/** The body of a create. Without a profile it is an anonymous walk-in. */
export const queueRequest = z.strictObject({
	appointment_definition_id: rowId,
	location_id: rowId,
	profile_id: profileId.optional(),
	staff_id: profileId.optional(),
	/** The booking that the walk-in became. */
	appointment_id: rowId.optional(),
	status: z.enum(queueStatuses, `must be one of ${queueStatuses.join(', ')}`).optional(),
	notes,
	meta,
});

/** The body of an update: who waits for what and where cannot be changed. Source: `omneo-sdk`, queue types. */
export const queueChanges = queueRequest
	.omit({ appointment_definition_id: true, location_id: true, profile_id: true })
	.extend({
		staff_id: queueRequest.shape.staff_id.nullable(),
		appointment_id: queueRequest.shape.appointment_id.nullable(),
		notes: notes.nullable(),
		meta: meta.nullable(),
	});

/** An entry as Omneo answers it. What is embedded is inferred from the SDK's types of an appointment. */
export const queueEntry = waitlistEntry.omit({ desired_start_at: true }).extend({
	staff_id: maybe(z.string()),
	staff: maybe(person),
});

export type QueueEntry = z.infer<typeof queueEntry>;
