/** The short forms of customers, locations and staff. */
import { z } from 'zod/v4';
import type { Location, LocationProfile, Profile } from '../contract';
import { fullName } from '../text';
import { flag, text } from './common';

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
	return {
		id: record.id,
		first_name: record.first_name ?? null,
		last_name: record.last_name ?? null,
		full_name: record.full_name ?? fullName(record) ?? null,
		email: record.email ?? null,
		mobile_phone: record.mobile_phone ?? null,
		created_at: record.created_at ?? null,
	};
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
	return {
		id: record.id,
		name: record.name ?? null,
		handle: record.handle ?? null,
		timezone: record.timezone ?? null,
		external_id: record.external_id ?? null,
		is_published: record.is_published ?? null,
		is_permanently_closed: record.is_permanently_closed ?? null,
	};
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
