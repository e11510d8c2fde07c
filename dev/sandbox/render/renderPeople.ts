/** Profiles, locations and who works where, as the API answers them. */
import type { Location, LocationProfile, Profile } from '../../../omneo/schema';
import type { Context } from '../data/store';
import type { Person, Place, Post } from '../data/records';
import { utcText } from '../domain/wallClock';
import {
	SEEDED_AT,
	extra,
	renderPerson,
	renderPlace,
	renderSpecial,
	renderWeek,
} from './renderParts';

export function renderProfile(context: Context, person: Person): Profile {
	const at = utcText(person.createdAt ?? SEEDED_AT, context.switches.timeFormat);
	return {
		...renderPerson(person),
		full_name: `${person.first} ${person.last}`,
		mobile_phone: person.mobile,
		identities: (person.identities ?? []).map(({ handle, identifier }) => ({ handle, identifier })),
		created_at: at,
		updated_at: at,
		...extra(context),
	};
}

export function renderLocation(context: Context, place: Place): Location {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return {
		...renderPlace(context, place),
		external_id: place.externalId,
		is_published: !place.closedForGood,
		is_permanently_closed: place.closedForGood,
		normal_hours: renderWeek(context, place.week, place.id * 10),
		special_hours: renderSpecial(context, place.special, place.id * 10),
		created_at: at,
		updated_at: at,
		...extra(context),
	};
}

/** Source: API reference "Browse Location Profiles". */
export function renderPost(context: Context, post: Post): LocationProfile {
	const place = context.store.place(post.placeId);
	const person = context.store.person(post.personId);
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return {
		id: post.id,
		location_id: post.placeId,
		profile_id: post.personId,
		assignment_type: post.type,
		role_type: 'full_time',
		is_default: post.isDefault,
		is_active: post.active,
		starts_at: null,
		ends_at: null,
		external_id: null,
		profile_external_id: null,
		sort_order: post.sortOrder,
		notes: null,
		meta: null,
		excluded_service_handles: [],
		location: place && { id: place.id, name: place.name, handle: place.handle },
		profile: person && renderPerson(person),
		created_at: at,
		updated_at: at,
		deleted_at: null,
		...extra(context),
	};
}
