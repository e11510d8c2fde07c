/**
 * An appointment definition: the service that is booked (its length, hours, rules, places, staff).
 * Source: API reference, "Read Appointment Definition", and the copy embedded in "Add Appointment".
 */
import { z } from 'zod/v4';
import { json, maybe } from './primitives';

/** Source: concept page "Appointments". */
export const bookingTypes = ['instant', 'approval_required', 'walk_in_only'] as const;
export type BookingType = (typeof bookingTypes)[number];

/** The docs page types `is_closed` as text, the SDK as boolean. */
const closed = maybe(z.union([z.boolean(), z.string()]));

const normalHours = z.looseObject({
	id: maybe(z.union([z.number(), z.string()])),
	appointment_definition_id: maybe(z.number().int()),
	day_of_week: maybe(z.string()),
	available_from: maybe(z.string()),
	available_until: maybe(z.string()),
	is_closed: closed,
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
});

const specialHours = z.looseObject({
	id: maybe(z.union([z.number(), z.string()])),
	appointment_definition_id: maybe(z.number().int()),
	name: maybe(z.string()),
	is_repeating: maybe(z.union([z.boolean(), z.string()])),
	available_from: maybe(z.string()),
	available_until: maybe(z.string()),
	start_at: maybe(z.string()),
	end_at: maybe(z.string()),
	is_closed: closed,
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
});

const staffOfDefinition = z.looseObject({
	id: maybe(z.number().int()),
	appointment_definition_id: maybe(z.number().int()),
	staff_id: maybe(z.string()),
	is_active: maybe(z.boolean()),
	staff: maybe(
		z.looseObject({
			id: z.string(),
			first_name: maybe(z.string()),
			last_name: maybe(z.string()),
			email: maybe(z.string()),
			mobile_phone: maybe(z.string()),
			normal_hours: maybe(z.array(normalHours)),
			special_hours: maybe(z.array(specialHours)),
		}),
	),
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
});

/** A definition as embedded in an appointment and as answered on its own. */
export const definition = z.looseObject({
	id: z.number().int(),
	handle: maybe(z.string()),
	name: maybe(z.string()),
	description: maybe(z.string()),
	is_published: maybe(z.boolean()),
	is_archived: maybe(z.boolean()),
	duration_minutes: maybe(z.number()),
	buffer_before_minutes: maybe(z.number()),
	buffer_after_minutes: maybe(z.number()),
	min_lead_minutes: maybe(z.number()),
	max_advance_days: maybe(z.number()),
	slot_interval_minutes: maybe(z.number()),
	booking_type: maybe(z.string()),
	allow_customer_booking: maybe(z.boolean()),
	allow_walk_in: maybe(z.boolean()),
	requires_staff: maybe(z.boolean()),
	customer_must_select_staff: maybe(z.boolean()),
	use_staff_from_location: maybe(z.boolean()),
	max_concurrent_bookings: maybe(z.number()),
	allow_waitlist: maybe(z.boolean()),
	allow_queue: maybe(z.boolean()),
	meta: maybe(json),
	created_target_id: maybe(z.number().int()),
	confirmed_target_id: maybe(z.number().int()),
	cancelled_target_id: maybe(z.number().int()),
	rejected_target_id: maybe(z.number().int()),
	reminder_target_id: maybe(z.number().int()),
	notify_created_offset_days: maybe(z.number()),
	notify_created_offset_hours: maybe(z.number()),
	notify_confirmed_offset_days: maybe(z.number()),
	notify_confirmed_offset_hours: maybe(z.number()),
	notify_cancelled_offset_days: maybe(z.number()),
	notify_cancelled_offset_hours: maybe(z.number()),
	notify_rejected_offset_days: maybe(z.number()),
	notify_rejected_offset_hours: maybe(z.number()),
	notify_reminder_offset_days: maybe(z.number()),
	notify_reminder_offset_hours: maybe(z.number()),
	has_booking_questionnaire: maybe(z.boolean()),
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
	normal_hours: maybe(z.array(normalHours)),
	special_hours: maybe(z.array(specialHours)),
	/** Three shapes are known for an entry; `locationIdsOf` reads all of them. */
	locations: maybe(z.array(json)),
	staff: maybe(z.array(staffOfDefinition)),
	booking_questionnaire: maybe(
		z.looseObject({
			id: maybe(z.union([z.number(), z.string()])),
			name: maybe(z.string()),
			purpose: maybe(z.string()),
			is_active: maybe(z.union([z.boolean(), z.string()])),
			pages: maybe(json),
		}),
	),
});

export type Definition = z.infer<typeof definition>;

/**
 * The ids of the locations that offer a definition; empty when the definition names none.
 * An entry is an assignment `{location_id, location}`, a place `{id, name}`, or
 * `{id: null, location_id}`: the SDK's two generations of types disagree, and the docs do not say.
 */
export function locationIdsOf(record: Pick<Definition, 'locations'>): number[] {
	// Lists are passed on as they come, so what is asked of one has to hold for any answer.
	const locations = Array.isArray(record.locations) ? record.locations : [];
	return locations.flatMap((entry) => {
		if (typeof entry === 'number') return [entry];
		if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [];
		const id = entry.location_id ?? entry.id;
		return typeof id === 'number' && entry.is_active !== false ? [id] : [];
	});
}
