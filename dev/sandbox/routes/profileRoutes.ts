import { profileFields } from '../../../omneo/schema';
import { invalid, read, type FieldErrors } from '../http/apiErrors';
import { found, shown, type Routes } from '../http/routing';
import { filtered, paged, text, type Filters } from '../http/listQuery';
import { renderProfile } from '../render/renderPeople';
import type { Context } from '../data/store';
import type { Person } from '../data/records';

/** Source: `omneo-sdk`, profile filters. See the switch `profileFilters`. */
const profileFilters: Filters<Person> = {
	email: (person) => person.email,
	mobile_phone: (person) => person.mobile,
	first_name: (person) => person.first,
	last_name: (person) => person.last,
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
function holder({ store }: Context, key: 'email' | 'mobile', value: string): Person | undefined {
	const plain = (given: string | null) => given?.replace(/\s/g, '').toLowerCase();
	return store.people.find((person) => plain(person[key]) === plain(value));
}

const created = profileFields.required({ email: true });

/** Source: docs "Working with profiles" (the body), `omneo-sdk` (the text about the phone number). */
function addProfile(context: Context, body: unknown): Person {
	const { first_name, last_name, email, mobile_phone: mobile = null } = read(created, body);
	const errors: FieldErrors = {};
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
		errors.email = ['The email field must be a valid email address.'];
	} else if (holder(context, 'email', email)) {
		errors.email = ['The email has already been taken.'];
	}
	if (mobile !== null && holder(context, 'mobile', mobile)) {
		errors.mobile_phone = ['The phone number exists.'];
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const createdAt = context.now();
	return context.store.addPerson({ first: first_name, last: last_name, email, mobile, createdAt });
}

/** Profiles, and the ways to find one. */
export const profileRoutes: Routes = (route, context) => {
	const { store } = context;

	route('GET', '/profiles', 'read-profiles', (call) => {
		const filters = context.switches.profileFilters === 'honoured' ? profileFilters : {};
		const search = text(call.query, 'search') ?? '';
		const people = filtered(context, store.people, call.query, filters);
		return paged(
			people.filter((person) => matches(person, search)),
			call,
			(person) => renderProfile(context, person),
		);
	});
	// With `identity[handle]` the id is the one of another system. Source: docs "Working with profiles".
	route('GET', '/profiles/:id', 'read-profiles', ({ params: { id }, query }) => {
		const handle = text(query, 'identity[handle]');
		const person = handle === undefined ? store.person(id) : store.identified(handle, id);
		return {
			data: renderProfile(context, shown(context, 'Profile', found('Profile', id, person))),
		};
	});
	route('POST', '/profiles', 'create-profiles', ({ body, reply }) => {
		const person = addProfile(context, body);
		reply.code(201);
		return { data: renderProfile(context, person) };
	});
};
