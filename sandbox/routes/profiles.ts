import { profileFields } from '../../omneo/contract';
import { identitySearch, profileAvailabilityRequest } from '../contract';
import { newHours, weekOf } from '../definition-fields';
import { invalid, read, type FieldErrors } from '../errors';
import { found, type Routes } from '../http';
import { filtered, paged, text, type Filters } from '../paging';
import { renderProfile } from '../render';
import { renderMemberHours } from '../render-definition';
import type { World } from '../store';
import type { Identity, Person } from '../types';

/** Source: `omneo-sdk`, profile filters. See the switch `profileFilters`. */
const profileFilters: Filters<Person> = {
	email: (person) => person.email,
	mobile_phone: (person) => person.mobile,
	first_name: (person) => person.first,
	last_name: (person) => person.last,
	'identities.identifier': ({ identities = [] }) =>
		identities.map((identity) => identity.identifier),
};

const identityFilters: Filters<Identity & { person: Person }> = {
	handle: ({ handle }) => handle,
	identifier: ({ identifier }) => identifier,
	profile_id: ({ person }) => person.id,
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

/** Who has an email or a mobile phone: both are unique in a tenant. Source: API reference, "Profile overview". */
function holder({ store }: World, key: 'email' | 'mobile', value: string): Person | undefined {
	const plain = (given: string | null) => given?.replace(/\s/g, '').toLowerCase();
	return store.people.find((person) => plain(person[key]) === plain(value));
}

const created = profileFields.required({ email: true });

/** Source: docs "Working with profiles" (the body), `omneo-sdk` (the text about the phone number). */
function addProfile(world: World, body: unknown): Person {
	const { first_name, last_name, email, mobile_phone: mobile = null } = read(created, body);
	const errors: FieldErrors = {};
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
		errors.email = ['The email field must be a valid email address.'];
	} else if (holder(world, 'email', email)) {
		errors.email = ['The email has already been taken.'];
	}
	if (mobile !== null && holder(world, 'mobile', mobile)) {
		errors.mobile_phone = ['The phone number exists.'];
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const createdAt = world.now();
	return world.store.addPerson({ first: first_name, last: last_name, email, mobile, createdAt });
}

/** Source: API reference "Check availability". Null for what was not asked. */
function availability(world: World, body: unknown) {
	const { email, mobile_phone } = read(profileAvailabilityRequest, body);
	const answer = (key: 'email' | 'mobile', value: string | undefined) => {
		if (value === undefined) return null;
		const person = holder(world, key, value);
		const wanted = world.switches.availableMeans === 'taken';
		return {
			available: (person !== undefined) === wanted,
			profile: person ? { id: person.id, full_name: `${person.first} ${person.last}` } : null,
		};
	};
	return { data: { email: answer('email', email), mobile_phone: answer('mobile', mobile_phone) } };
}

/** Profiles, and the ways to find one. */
export const profileRoutes: Routes = (route, world) => {
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
	// With `identity[handle]` the id is the one of another system. Source: docs "Working with profiles".
	route('GET', '/profiles/:id', 'read-profiles', ({ params: { id }, query }) => {
		const handle = text(query, 'identity[handle]');
		const person = handle === undefined ? store.person(id) : store.identified(id, handle)[0];
		return { data: renderProfile(world, found('Profile', id, person)) };
	});
	route('POST', '/profiles', 'create-profiles', ({ body, reply }) => {
		const person = addProfile(world, body);
		reply.code(201);
		return { data: renderProfile(world, person) };
	});
	route('POST', '/profiles/availability', 'read-profiles', ({ body }) => availability(world, body));
	// A job that sends profiles on, whatever the dev guide says. Source: SDK live test.
	route('POST', '/profiles/sync', 'update-profiles', () => ({
		data: { message: 'Profiles queued for sync.' },
	}));
	// The hours somebody works, which makes staff of them. Source: SDK live test of availability.
	route('POST', '/profiles/:id/normal-hours', 'update-profiles', ({ params, body, reply }) => {
		const person = found('Profile', params.id, store.person(params.id));
		const given = read(newHours, body);
		const member = store.recruit(person);
		member.week = { ...member.week, ...weekOf([given]) };
		reply.code(201);
		const rows = renderMemberHours(world, member);
		const row = rows.find(({ day_of_week }) => day_of_week === given.day_of_week);
		return { data: { ...row, profile_id: person.id } };
	});
	// Source: SDK live test (`include=profile`).
	route('GET', '/identities', 'read-profiles', (call) => {
		const withProfile = text(call.query, 'include') === 'profile';
		const rows = store.people.flatMap((person) =>
			(person.identities ?? []).map((identity) => ({ person, ...identity })),
		);
		const numbered = rows.map((row, index) => ({ id: index + 1, ...row }));
		return paged(
			filtered(world, numbered, call.query, identityFilters),
			call,
			({ id, person, handle, identifier }) => ({
				id,
				profile_id: person.id,
				handle,
				identifier,
				is_active: true,
				...(withProfile ? { profile: renderProfile(world, person) } : {}),
			}),
		);
	});
	// Source: `omneo-sdk`, profile resource.
	route('POST', '/profiles/search-id', 'read-profiles', ({ body }) => {
		const { type, id } = read(identitySearch, body);
		return { data: renderProfile(world, found('Profile', id, store.identified(id, type)[0])) };
	});
	// Source: `omneo-sdk`, identity resource. An identifier alone may be that of several people.
	route('GET', '/identities/search-profile/:identifier', 'read-profiles', ({ params }) => ({
		data: store.identified(params.identifier).map((person) => renderProfile(world, person)),
	}));
};
