/** The calls of the API, for the OpenAPI description. */
import { QUEUE_PATH, WAITLIST_PATH } from '../omneo/contract';
import type { Json } from './types';

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: Json) => ({ 'application/json': { schema } });

export const record = (schema: Json): Json => ({
	type: 'object',
	properties: { data: schema },
	required: ['data'],
});

export const page = (name: string): Json => ({
	type: 'object',
	properties: {
		data: { type: 'array', items: ref(name) },
		links: ref('PageLinks'),
		meta: ref('PageMeta'),
	},
	required: ['data', 'links', 'meta'],
});

export const listOf = (schema: Json) => record({ type: 'array', items: schema });
export const anything: Json = { type: 'object' };

export interface Call {
	method: 'get' | 'post' | 'put' | 'delete';
	path: string;
	summary: string;
	/** Nothing is answered when left out. */
	answer?: Json;
	status?: number;
	body?: Json;
	query?: string[];
}

const paging = ['page[size]', 'page[number]'];
export const filters = (...names: string[]) => [
	...paging,
	...names.map((name) => `filter[${name}]`),
];

export const get = (path: string, summary: string, answer: Json, query?: string[]): Call => ({
	method: 'get',
	path,
	summary,
	answer,
	query,
});

export const post = (path: string, summary: string, body: string, answer: Json): Call => ({
	method: 'post',
	path,
	summary,
	body: ref(body),
	answer,
});

interface Resource {
	base: string;
	one: string;
	many: string;
	/** The shapes of the record, of the body that adds one and of the one that changes it. */
	shape: string;
	add: string;
	change: string;
	filters: string[];
}

/** Browse, read, add, edit and delete. */
export function resource({
	base,
	one,
	many,
	shape,
	add,
	change,
	filters: names,
}: Resource): Call[] {
	const own = `${base}/{${base.includes('{id}') ? 'appointment' : 'id'}}`;
	return [
		get(base, `Browse ${many}`, page(shape), filters(...names)),
		{ ...post(base, `Add ${one}`, add, record(ref(shape))), status: 201 },
		get(own, `Read ${one}`, record(ref(shape))),
		{ ...post(own, `Edit ${one}`, change, record(ref(shape))), method: 'put' },
		{ method: 'delete', path: own, summary: `Delete ${one}`, status: 204 },
	];
}

const appointments = {
	one: 'an appointment',
	many: 'appointments',
	shape: 'Appointment',
	add: 'AppointmentRequest',
	change: 'AppointmentChanges',
	filters: [
		'profile_id',
		'appointment_definition_id',
		'location_id',
		'assigned_staff_id',
		'status',
		'scheduled_start_at',
	],
};

const entryFilters = ['appointment_definition_id', 'profile_id', 'location_id', 'status'];

const definitions = '/appointment-definitions';

export const calls: Call[] = [
	get('/auth/verify', 'Check the token', anything),
	...resource({ ...appointments, base: '/appointments' }),
	post('/appointments/{id}/link', 'Link a profile or a list', 'Link', record(ref('Appointment'))),
	{
		method: 'post',
		path: '/appointments/{id}/unlink',
		summary: 'Unlink a profile or a list',
		body: ref('Link'),
		status: 204,
	},
	...resource({
		...appointments,
		base: '/profiles/{id}/appointments',
		one: "a profile's appointment",
		many: "a profile's appointments",
		add: 'OwnAppointmentRequest',
		change: 'OwnAppointmentChanges',
	}),
	...resource({
		base: `/${WAITLIST_PATH}`,
		one: 'a waitlist entry',
		many: 'the waitlist',
		shape: 'WaitlistEntry',
		add: 'WaitlistRequest',
		change: 'WaitlistChanges',
		filters: [...entryFilters, 'desired_start_at'],
	}),
	...resource({
		base: `/${QUEUE_PATH}`,
		one: 'a queue entry',
		many: 'the queue',
		shape: 'QueueEntry',
		add: 'QueueRequest',
		change: 'QueueChanges',
		filters: [...entryFilters, 'staff_id'],
	}),
	...resource({
		base: definitions,
		one: 'an appointment definition',
		many: 'appointment definitions',
		shape: 'Definition',
		add: 'DefinitionRequest',
		change: 'DefinitionChanges',
		filters: ['name', 'handle', 'is_published', 'is_archived', 'booking_type'],
	}),
	get(`${definitions}/{id}/questions`, 'The booking questions', record(ref('BookingQuestions'))),
	post(
		`${definitions}/{id}/available-slots`,
		'The free slots of a day',
		'SlotsRequest',
		ref('DaySlots'),
	),
	post(
		`${definitions}/{id}/available-slots-range`,
		'The free slots of a range of days',
		'SlotRangeRequest',
		ref('RangeSlots'),
	),
	post(
		`${definitions}/{id}/available-staff`,
		'The staff of a day',
		'AvailableStaffRequest',
		ref('AvailableStaff'),
	),
	get(
		`/profiles/{id}${definitions}/visibility`,
		'The definitions a profile may see',
		listOf(ref('Definition')),
	),
	get('/profiles', 'Browse profiles', page('Profile'), [
		'search',
		...filters('email', 'mobile_phone', 'first_name', 'last_name'),
	]),
	{ ...post('/profiles', 'Add a profile', 'ProfileRequest', record(ref('Profile'))), status: 201 },
	get('/profiles/{id}', 'Read a profile', record(ref('Profile')), ['identity[handle]']),
	post(
		'/profiles/availability',
		'Who has an email or a phone',
		'ProfileAvailabilityRequest',
		record(ref('ProfileAvailability')),
	),
	post(
		'/profiles/search-id',
		'The profile with an identity',
		'IdentitySearch',
		record(ref('Profile')),
	),
	get(
		'/identities/search-profile/{identifier}',
		'The profiles with an identifier',
		listOf(ref('Profile')),
	),
	get(
		'/locations',
		'Browse locations',
		page('Location'),
		filters('name', 'handle', 'is_published', 'is_permanently_closed'),
	),
	get('/locations/{id}', 'Read a location', record(ref('Location'))),
	get(
		'/locations/{id}/profiles',
		'The people of a location',
		page('LocationProfile'),
		filters('assignment_type', 'is_active'),
	),
];
