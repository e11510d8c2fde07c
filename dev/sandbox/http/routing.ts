/** Types and helpers between the routes and the web server. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from './authorization';
import { notFound } from './apiErrors';
import type { Query } from './listQuery';
import type { Context } from '../data/store';

export type Server = FastifyInstance;

/** Source: API reference, the server address. */
export const API_PREFIX = '/api/v3';

/** An API route: what it needs, and what it answers. */
type Handler = (call: {
	params: Record<string, string>;
	query: Query;
	/** The full address without the query, as pages name it. */
	path: string;
	body: unknown;
	reply: FastifyReply;
}) => unknown;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Adds a route; the path is below `API_PREFIX` and writes parameters as `:name`. The scope is checked by the server's hook before the handler runs. */
export type Route = (
	method: Method,
	path: string,
	scope: Scope | undefined,
	handler: Handler,
) => void;

/** Adds routes. `inferred` is for addresses that no source documents; see the switch `inferredRoutes`. */
export type Routes = (route: Route, context: Context, inferred: Route) => void;

export function pathOf(request: FastifyRequest): string {
	return `http://${request.headers.host ?? '127.0.0.1'}${request.originalUrl.split('?')[0]}`;
}

/** The record with the id of the path, or a 404. */
export function found<T>(model: string, id: string, record: T | undefined): T {
	if (record === undefined) throw notFound(model, id);
	return record;
}

/** The record, or a 404 as long as it does not show by its ID; see the switch `lag`. */
export function shown<T extends object>({ store, switches }: Context, model: string, record: T): T {
	if (store.shows(record, switches.lag.record)) return record;
	throw notFound(model, 'id' in record ? String(record.id) : '');
}
