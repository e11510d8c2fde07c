/** The short forms of customers, locations and staff. */
import { z } from 'zod/v4';
import type { Location, LocationProfile, Profile } from '../schema';
import { flag, isoTime, pick, text } from './common';
import { fullName } from '../values';

export const simplifiedProfile = z.object({
	id: z.string(),
	first_name: text,
	last_name: text,
	full_name: text,
	email: text,
	mobile_phone: text,
	created_at: text,
});

export function simplifyProfile(record: Profile): z.infer<typeof simplifiedProfile> {
	const short = pick(simplifiedProfile, record);
	const full_name = short.full_name ?? fullName(record) ?? null;
	// A customer is at no shop, so the zone is UTC.
	return { ...short, full_name, created_at: isoTime(record.created_at, 'UTC') };
}

export const simplifiedLocation = z.object({
	id: z.number().int(),
	name: text,
	handle: text,
	timezone: text,
	external_id: text,
	is_published: flag,
	is_permanently_closed: flag,
});

export function simplifyLocation(record: Location): z.infer<typeof simplifiedLocation> {
	return pick(simplifiedLocation, record);
}

/** Led by `profile_id`, which is what bookings take; the post's own id is of no use there. */
export const simplifiedStaff = z.object({
	profile_id: z.string(),
	first_name: text,
	last_name: text,
	full_name: text,
	email: text,
	is_active: flag,
	location_id: z.number().int().nullable(),
	sort_order: z.number().nullable(),
});

export function simplifyStaff(record: LocationProfile): z.infer<typeof simplifiedStaff> {
	const { profile } = record;
	return {
		profile_id: record.profile_id,
		first_name: profile?.first_name ?? null,
		last_name: profile?.last_name ?? null,
		full_name: profile?.full_name ?? fullName(profile) ?? null,
		email: profile?.email ?? null,
		is_active: record.is_active ?? null,
		location_id: record.location_id ?? null,
		sort_order: record.sort_order ?? null,
	};
}
