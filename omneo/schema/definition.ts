/**
 * An appointment definition: the service that is booked.
 * Source: API reference, "Read Appointment Definition", and the copy embedded in "Add Appointment".
 */
import { z } from 'zod/v4';
import { answeredId, json, maybe } from './primitives';

/** Source: concept page "Appointments". */
export const bookingTypes = ['instant', 'approval_required', 'walk_in_only'] as const;
export type BookingType = (typeof bookingTypes)[number];

/** What the node reads of a definition, embedded in an appointment or answered on its own. */
export const definition = z.looseObject({
	id: answeredId,
	handle: maybe(z.string()),
	name: maybe(z.string()),
	description: maybe(z.string()),
	is_published: maybe(z.boolean()),
	is_archived: maybe(z.boolean()),
	duration_minutes: maybe(z.number()),
	booking_type: maybe(z.string()),
	allow_walk_in: maybe(z.boolean()),
	requires_staff: maybe(z.boolean()),
	allow_waitlist: maybe(z.boolean()),
	allow_queue: maybe(z.boolean()),
	has_booking_questionnaire: maybe(z.boolean()),
	/** Three shapes are known for an entry; `locationIdsOf` reads all of them. */
	locations: maybe(z.array(json)),
});

export type Definition = z.infer<typeof definition>;

/**
 * The ids of the locations that offer a definition; empty when the definition names none.
 * An entry is an assignment `{location_id, location}`, a place `{id, name}`, or
 * `{id: null, location_id}`: the SDK's two generations of types disagree, and the docs do not say.
 */
export function locationIdsOf(record: Pick<Definition, 'locations'>): number[] {
	// Records of a list are not parsed, so this accepts any shape.
	const locations = Array.isArray(record.locations) ? record.locations : [];
	return locations.flatMap((entry) => {
		const own = answeredId.safeParse(entry);
		if (own.success) return [own.data];
		if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [];
		const id = answeredId.safeParse(entry.location_id ?? entry.id);
		return id.success && entry.is_active !== false ? [id.data] : [];
	});
}
