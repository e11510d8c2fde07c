/** The calls that set a tenant up, for the OpenAPI description. The node makes none of them. */
import {
	anything,
	filters,
	get,
	listOf,
	page,
	post,
	record,
	resource,
	type Call,
} from './openapi-calls';

/** A list below a definition. */
function part(name: string, what: string, add: string, change: string): Call[] {
	const base = `/appointment-definitions/{id}/${name}`;
	const own = `${base}/{row}`;
	return [
		get(base, `Its ${what}`, listOf(anything)),
		{ ...post(base, `Add to its ${what}`, add, record(anything)), status: 201 },
		get(own, `One of its ${what}`, record(anything)),
		{ ...post(own, `Edit one of its ${what}`, change, record(anything)), method: 'put' },
		{ method: 'delete', path: own, summary: `Delete one of its ${what}`, status: 204 },
	];
}

export const setupCalls: Call[] = [
	...part('locations', 'locations', 'LocationOfDefinition', 'AssignmentChanges'),
	...part('staff', 'own staff', 'StaffOfDefinition', 'AssignmentChanges'),
	...part('normal-hours', 'hours', 'Hours', 'HoursChanges'),
	...part('special-hours', 'special days', 'SpecialHours', 'SpecialHoursChanges'),
	{
		...post('/profiles/{id}/normal-hours', 'Add to the hours of staff', 'Hours', record(anything)),
		status: 201,
	},
	{
		method: 'post',
		path: '/profiles/sync',
		summary: 'Queue profiles for sync',
		answer: record(anything),
	},
	get('/identities', 'Browse identities', page('Identity'), [
		'include',
		...filters('handle', 'identifier', 'profile_id'),
	]),
	...resource({
		base: '/webhooks',
		one: 'a webhook',
		many: 'webhooks',
		shape: 'Webhook',
		add: 'WebhookRequest',
		change: 'WebhookChanges',
		filters: ['trigger', 'namespace', 'is_active', 'url'],
	}),
	get('/users/me', 'The user of the token', anything),
	post('/auth/api-tokens', 'Add an API token', 'ApiTokenRequest', anything),
	get('/auth/access-tokens', 'The API tokens', { type: 'array', items: anything }, ['type']),
	{
		method: 'delete',
		path: '/auth/api-tokens/{id}',
		summary: 'Delete an API token',
		status: 204,
	},
];
