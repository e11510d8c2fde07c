import { found, type Routes } from '../http';
import { filtered, paged, text, type Filters } from '../paging';
import { renderLocation, renderPost, renderProfile } from '../render';
import type { Person, Place, Post } from '../types';

/** Source: `omneo-sdk`, profile filters. See the switch `profileFilters`. */
const profileFilters: Filters<Person> = {
	email: (person) => person.email,
	mobile_phone: (person) => person.mobile,
	first_name: (person) => person.first,
	last_name: (person) => person.last,
};

/** Source: SDK types; `filter[name]` is used by live tests. */
const locationFilters: Filters<Place> = {
	id: (place) => place.id,
	name: (place) => place.name,
	handle: (place) => place.handle,
	external_id: (place) => place.externalId,
	is_permanently_closed: (place) => place.closedForGood,
};

/** Source: API reference "Browse Location Profiles". */
const postFilters: Filters<Post> = {
	assignment_type: (post) => post.type,
	is_active: (post) => post.active,
	profile_id: (post) => post.personId,
};

/** Every word must begin a word of the name or be part of the email or phone. Source: docs "Working with profiles" (search covers name, email and mobile). */
function matches(person: Person, search: string): boolean {
	const simple = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const names = simple(`${person.first} ${person.last}`).split(' ');
	const keys = [person.email ?? '', person.mobile ?? ''].map(simple);
	return simple(search)
		.split(/\s+/)
		.filter(Boolean)
		.every(
			(word) =>
				names.some((name) => name.startsWith(word)) || keys.some((key) => key.includes(word)),
		);
}

/** Profiles, locations and the people of a location. */
export const peopleRoutes: Routes = (route, world) => {
	const { store } = world;

	route('GET', '/profiles', 'read-profiles', (call) => {
		const filters = world.switches.profileFilters === 'honoured' ? profileFilters : {};
		const search = text(call.query, 'search') ?? '';
		const people = filtered(world, store.people, call.query, filters);
		return paged(
			people.filter((person) => matches(person, search)),
			call,
			(person) => renderProfile(world, person),
		);
	});
	route('GET', '/profiles/:id', 'read-profiles', ({ params: { id } }) => ({
		data: renderProfile(world, found('Profile', id, store.person(id))),
	}));

	route('GET', '/locations', 'read-locations', (call) =>
		paged(filtered(world, store.places, call.query, locationFilters), call, (place) =>
			renderLocation(world, place),
		),
	);
	route('GET', '/locations/:id', 'read-locations', ({ params: { id } }) => ({
		data: renderLocation(world, found('Location', id, store.place(Number(id)))),
	}));
	route('GET', '/locations/:id/profiles', 'read-locations', (call) => {
		const place = found('Location', call.params.id, store.place(Number(call.params.id)));
		const posts = store.posts.filter((post) => post.placeId === place.id);
		return paged(filtered(world, posts, call.query, postFilters), call, (post) =>
			renderPost(world, post),
		);
	});
};
