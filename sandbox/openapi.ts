/** The sandbox's own OpenAPI description: its paths by hand, the shapes from the zod contract. */
import { z } from 'zod/v4';
import * as contract from '../omneo/contract';
import { API_PREFIX } from './http';
import type { Json } from './types';

const failure = z.object({ message: z.string() });

/** Requests are described as they are sent, answers as they are read. */
const shapes: Record<string, { schema: z.ZodType; io: 'input' | 'output' }> = {
	AppointmentRequest: { schema: contract.appointmentRequest, io: 'input' },
	Appointment: { schema: contract.appointment, io: 'output' },
	Definition: { schema: contract.definition, io: 'output' },
	BookingQuestions: { schema: contract.bookingQuestions, io: 'output' },
	Profile: { schema: contract.profile, io: 'output' },
	Location: { schema: contract.location, io: 'output' },
	LocationProfile: { schema: contract.locationProfile, io: 'output' },
	PageLinks: { schema: contract.pageLinks, io: 'output' },
	PageMeta: { schema: contract.pageMeta, io: 'output' },
	ValidationError: { schema: contract.validationBody, io: 'output' },
	Failure: { schema: failure, io: 'output' },
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Each shape as JSON Schema; what a shape defines for itself moves beside it, where OpenAPI looks for it. */
function components(): Record<string, Json> {
	const all: Record<string, Json> = {};
	for (const [name, { schema, io }] of Object.entries(shapes)) {
		const own = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
		const moved = JSON.stringify(own).replaceAll('#/$defs/', `#/components/schemas/${name}.`);
		const { $defs = {}, ...rest } = JSON.parse(moved) as Record<string, Json>;
		// OpenAPI names the dialect once, for all of its schemas.
		delete rest.$schema;
		all[name] = rest;
		for (const [part, definition] of Object.entries($defs as Record<string, Json>)) {
			all[`${name}.${part}`] = definition;
		}
	}
	return all;
}

const json = (schema: Json) => ({ 'application/json': { schema } });

const record = (schema: Json) => ({
	type: 'object',
	properties: { data: schema },
	required: ['data'],
});

const page = (name: string) => ({
	type: 'object',
	properties: {
		data: { type: 'array', items: ref(name) },
		links: ref('PageLinks'),
		meta: ref('PageMeta'),
	},
	required: ['data', 'links', 'meta'],
});

const anything: Json = { type: 'object' };
const many = record({ type: 'array', items: anything });

interface Call {
	method: 'get' | 'post';
	path: string;
	summary: string;
	answer: Json;
	status?: number;
	body?: Json;
	query?: string[];
}

const paging = ['page[size]', 'page[number]'];
const filters = (...names: string[]) => [...paging, ...names.map((name) => `filter[${name}]`)];
const availability = (more: Record<string, Json>): Json => ({
	type: 'object',
	properties: {
		location_id: { type: 'integer' },
		date: { type: 'string', format: 'date' },
		...more,
	},
	required: ['location_id', 'date'],
});

const definitions = '/appointment-definitions';

const calls: Call[] = [
	{ method: 'get', path: '/auth/verify', summary: 'Check the token', answer: anything },
	{
		method: 'get',
		path: '/appointments',
		summary: 'Browse appointments',
		answer: page('Appointment'),
		query: filters(
			'profile_id',
			'appointment_definition_id',
			'location_id',
			'assigned_staff_id',
			'status',
		),
	},
	{
		method: 'post',
		path: '/appointments',
		summary: 'Add an appointment',
		body: ref('AppointmentRequest'),
		status: 201,
		answer: record(ref('Appointment')),
	},
	{
		method: 'get',
		path: '/appointments/{id}',
		summary: 'Read an appointment',
		answer: record(ref('Appointment')),
	},
	{
		method: 'get',
		path: definitions,
		summary: 'Browse appointment definitions',
		answer: page('Definition'),
		query: filters('name', 'is_published', 'is_archived'),
	},
	{
		method: 'get',
		path: `${definitions}/{id}`,
		summary: 'Read an appointment definition',
		answer: record(ref('Definition')),
	},
	{
		method: 'get',
		path: `${definitions}/{id}/questions`,
		summary: 'The booking questions',
		answer: record(ref('BookingQuestions')),
	},
	{ method: 'get', path: `${definitions}/{id}/locations`, summary: 'Its locations', answer: many },
	{ method: 'get', path: `${definitions}/{id}/staff`, summary: 'Its own staff', answer: many },
	{
		method: 'post',
		path: `${definitions}/{id}/available-slots`,
		summary: 'The free slots of a day',
		body: availability({ staff_id: { type: ['string', 'null'] } }),
		answer: record(anything),
	},
	{
		method: 'post',
		path: `${definitions}/{id}/available-staff`,
		summary: 'The staff of a day',
		body: availability({ available_only: { type: 'boolean' } }),
		answer: many,
	},
	{
		method: 'get',
		path: '/profiles',
		summary: 'Browse profiles',
		answer: page('Profile'),
		query: ['search', ...filters('email', 'mobile_phone', 'first_name', 'last_name')],
	},
	{
		method: 'get',
		path: '/profiles/{id}',
		summary: 'Read a profile',
		answer: record(ref('Profile')),
	},
	{
		method: 'get',
		path: '/locations',
		summary: 'Browse locations',
		answer: page('Location'),
		query: filters('name'),
	},
	{
		method: 'get',
		path: '/locations/{id}',
		summary: 'Read a location',
		answer: record(ref('Location')),
	},
	{
		method: 'get',
		path: '/locations/{id}/profiles',
		summary: 'The people of a location',
		answer: page('LocationProfile'),
		query: filters('assignment_type', 'is_active'),
	},
];

function operation({ method, path, summary, answer, status = 200, body, query = [] }: Call): Json {
	const inPath = path.includes('{id}') ? ['id'] : [];
	const name = `${method} ${path}`.replace(/[^a-z]+/g, '-').replace(/-$/, '');
	const errors: Record<string, Json> = {
		'401': { description: 'No valid token', content: json(ref('Failure')) },
		'403': { description: 'The token lacks the right', content: json(ref('Failure')) },
		...(inPath.length > 0
			? { '404': { description: 'No such record', content: json(ref('Failure')) } }
			: {}),
		...(body ? { '422': { description: 'Refused', content: json(ref('ValidationError')) } } : {}),
	};
	return {
		operationId: name,
		summary,
		parameters: [
			...inPath.map((id) => ({ name: id, in: 'path', required: true, schema: { type: 'string' } })),
			...query.map((key) => ({ name: key, in: 'query', schema: { type: 'string' } })),
		],
		...(body ? { requestBody: { required: true, content: json(body) } } : {}),
		responses: { [String(status)]: { description: summary, content: json(answer) }, ...errors },
	};
}

/** The description, OpenAPI 3.1. */
export function openApi(url: string): Json {
	const paths: Record<string, Record<string, Json>> = {};
	for (const call of calls) (paths[call.path] ??= {})[call.method] = operation(call);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Omneo sandbox',
			version: '1.0.0',
			description: 'A stand-in for the part of the Omneo API that bookings need.',
		},
		servers: [{ url: `${url}${API_PREFIX}` }],
		security: [{ token: [] }],
		paths,
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: components(),
		},
	};
}
