/**
 * The waitlist: customers who want a service at a location when a place becomes free.
 * Source: `omneo-sdk`, waitlist types and README. Its address is not documented, see `WAITLIST_PATH`.
 */
import { z } from 'zod/v4';
import { appointmentFields } from './appointment';
import { person, place } from './people';
import { answeredId, apiDateTime, json, maybe, profileId, rowId } from './primitives';

/** Inferred from the SDK's folder name and its "Route category" comment. */
export const WAITLIST_PATH = 'appointment-waitlists';

/** Source: `omneo-sdk`, waitlist types. */
export const waitlistStatuses = ['active', 'fulfilled', 'cancelled'] as const;
export type WaitlistStatus = (typeof waitlistStatuses)[number];

const { notes, meta } = appointmentFields.shape;

/** The body of a create. There is no `timezone`: which clock `desired_start_at` is on is not documented. */
export const waitlistRequest = z.strictObject({
	appointment_definition_id: rowId,
	profile_id: profileId,
	location_id: rowId,
	desired_start_at: apiDateTime.optional(),
	/** The booking that came of it. */
	appointment_id: rowId.optional(),
	status: z.enum(waitlistStatuses, `must be one of ${waitlistStatuses.join(', ')}`).optional(),
	notes,
	meta,
});

/** The body of an update: who waits for what and where cannot be changed. Source: `omneo-sdk`, waitlist types. */
export const waitlistChanges = waitlistRequest
	.omit({ appointment_definition_id: true, profile_id: true, location_id: true })
	.extend({
		desired_start_at: waitlistRequest.shape.desired_start_at.nullable(),
		appointment_id: waitlistRequest.shape.appointment_id.nullable(),
		notes: notes.nullable(),
		meta: meta.nullable(),
	});

/** An entry as Omneo answers it. What is embedded is inferred from the SDK's types of an appointment. */
export const waitlistEntry = z.looseObject({
	id: answeredId,
	appointment_definition_id: maybe(z.number().int()),
	appointment_definition: maybe(z.looseObject({ name: maybe(z.string()) })),
	profile_id: maybe(z.string()),
	profile: maybe(person),
	location_id: maybe(z.number().int()),
	location: maybe(place),
	appointment_id: maybe(z.number().int()),
	status: maybe(z.string()),
	desired_start_at: maybe(z.string()),
	notes: maybe(z.string()),
	meta: maybe(json),
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
});

export type WaitlistEntry = z.infer<typeof waitlistEntry>;
