/** The OpenAPI description, version 3.1, made from the routes of the server and the zod contract. */
import { API_PREFIX, type RouteName } from '../http/routing';
import type { Json } from '../data/records';
import { callOf, ref } from './calls';
import { schemas } from './schemas';

const json = (schema: Json): Json => ({ 'application/json': { schema } });

const failure = (description: string): Json => ({ description, content: json(ref('Failure')) });

function operation(method: RouteName['method'], path: string): Json {
	const { body, status = 200, answer } = callOf(method, path);
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const schema = { type: 'string' };
	return {
		operationId: `${method} ${path}`
			.toLowerCase()
			.replace(/[^a-z]+/g, '-')
			.replace(/-$/, ''),
		parameters: names.map((name) => ({ name, in: 'path', required: true, schema })),
		...(body ? { requestBody: { required: true, content: json(ref(body)) } } : {}),
		responses: {
			[String(status)]: { description: 'Done', ...(answer ? { content: json(answer) } : {}) },
			'401': failure('No valid token'),
			'403': failure('The token lacks the right'),
			...(names.length > 0 ? { '404': failure('No such record') } : {}),
			...(body ? { '422': { description: 'Refused', content: json(ref('ValidationError')) } } : {}),
		},
	};
}

export function openApi(url: string, routes: readonly RouteName[]): Json {
	const paths: Record<string, Record<string, Json>> = {};
	for (const { method, path: given } of routes) {
		const path = given.replace(/:(\w+)/g, '{$1}');
		(paths[path] ??= {})[method.toLowerCase()] = operation(method, path);
	}
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
			schemas: schemas(),
		},
	};
}
