/**
 * Profiles (customers and staff) and locations, as far as bookings need them.
 * Source: API reference "Profile overview", "Browse Location Profiles"; `omneo-sdk` location types.
 */
import { z } from 'zod/v4';
import { answeredId, filledText, maybe } from './primitives';

/** A person as other records embed one. Source: API reference, "Add Appointment". */
export const person = z.looseObject({
	id: z.string(),
	first_name: maybe(z.string()),
	last_name: maybe(z.string()),
	email: maybe(z.string()),
});

/** A location as other records embed one. Source: API reference, "Add Appointment". */
export const place = z.looseObject({
	id: answeredId,
	name: maybe(z.string()),
	handle: maybe(z.string()),
	timezone: maybe(z.string()),
});

/** A customer. Email and mobile phone are unique in a tenant. */
export const profile = z.looseObject({
	id: z.string(),
	first_name: maybe(z.string()),
	last_name: maybe(z.string()),
	full_name: maybe(z.string()),
	email: maybe(z.string()),
	mobile_phone: maybe(z.string()),
	created_at: maybe(z.string()),
	updated_at: maybe(z.string()),
});

/**
 * The body of `POST /profiles`. The guide's example holds all four; which of them a tenant insists
 * on is not documented. A taken email or mobile phone is refused with 422 under its field.
 * Source: docs "Working with profiles" (the call), `omneo-sdk` (the refusal).
 */
export const profileFields = z.strictObject({
	first_name: filledText,
	last_name: filledText,
	email: filledText.optional(),
	mobile_phone: filledText.optional(),
});

/** A shop. `timezone` is its IANA zone; its hours are plain local times. */
export const location = z.looseObject({
	id: answeredId,
	name: maybe(z.string()),
	handle: maybe(z.string()),
	timezone: maybe(z.string()),
	external_id: maybe(z.string()),
	is_published: maybe(z.boolean()),
	is_permanently_closed: maybe(z.boolean()),
});

/** A person's post at a location. Bookings take `profile_id`, never the post's own id. */
export const locationProfile = z.looseObject({
	id: maybe(z.union([z.number(), z.string()])),
	location_id: maybe(answeredId),
	profile_id: z.string(),
	assignment_type: maybe(z.string()),
	is_active: maybe(z.boolean()),
	sort_order: maybe(z.number()),
	profile: maybe(profile),
});

export type Profile = z.infer<typeof profile>;
export type ProfileFields = z.infer<typeof profileFields>;
export type Location = z.infer<typeof location>;
export type LocationProfile = z.infer<typeof locationProfile>;
