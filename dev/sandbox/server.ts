/** The web server: the API behind its token, the faults around it, the log of requests. */
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { requireScope, tokenOf } from './http/authorization';
import { ApiError, noRoute } from './http/apiErrors';
import { faultyAnswer, reachesApi, replacesAnswer, type Fault, type Faults } from './faults/faults';
import { API_PREFIX, pathOf, type Route, type Routes, type Server } from './http/routing';
import { listAs } from './http/listForms';
import type { Query } from './http/listQuery';
import {
	remember,
	type RequestListener,
	type RequestRecord,
	type InFlight,
} from './http/requestLog';
import { appointmentRoutes } from './routes/appointmentRoutes';
import { availabilityRoutes } from './routes/availabilityRoutes';
import { definitionRoutes } from './routes/definitionRoutes';
import { entryRoutes } from './routes/entryRoutes';
import { locationRoutes } from './routes/locationRoutes';
import { profileRoutes } from './routes/profileRoutes';
import { webhookRoutes } from './routes/webhookRoutes';
import { pause } from './process';
import { hang, type RawResponse, sendAhead, sendHalf, sendSlowly } from './faults/rawResponses';
import type { Context } from './data/store';
import type { Throttle } from './http/throttle';

const routeModules: Routes[] = [
	appointmentRoutes,
	definitionRoutes,
	availabilityRoutes,
	entryRoutes,
	profileRoutes,
	locationRoutes,
	webhookRoutes,
];

interface Parts {
	context: Context;
	faults: Faults;
	throttle: Throttle;
	requests: RequestRecord[];
	listeners: Set<RequestListener>;
	inFlight: InFlight;
}

/** The sandbox's own pages: neither logged nor disturbed. */
function isOwnPage(url: string): boolean {
	return /^\/(\?|$|favicon\.ico|__sandbox\/)/.test(url);
}

function withoutToken(headers: FastifyRequest['headers']): RequestRecord['headers'] {
	const shown = { ...headers };
	delete shown.authorization;
	return shown;
}

function isSentByHand({ truncate, slow }: Fault): boolean {
	return truncate === true || slow !== undefined;
}

function sendByHand(
	{ raw: { socket } }: FastifyRequest,
	reply: FastifyReply,
	{ slow }: Fault,
	answer: RawResponse,
): void {
	if (slow) void sendSlowly(socket, answer, slow);
	else sendHalf(reply.raw, answer);
}

function addFaultHooks(server: Server, parts: Parts): void {
	const { faults, requests, context, listeners, inFlight } = parts;
	const records = new WeakMap<FastifyRequest, RequestRecord>();
	const pending = new WeakMap<FastifyRequest, Fault>();
	/** Requests that were answered before they were handled. */
	const answered = new WeakSet<FastifyRequest>();

	server.addHook('onRequest', async (request, reply) => {
		// A client may compare it with the times in records, which come from the same clock.
		const told = context.now().getTime() + context.switches.dateHeaderSkewMs;
		reply.header('date', new Date(told).toUTCString());
		if (isOwnPage(request.url)) return;
		const record: RequestRecord = {
			at: context.now(),
			method: request.method,
			path: request.url.split('?')[0],
			query: request.query as Query,
			headers: withoutToken(request.headers),
			body: undefined,
			status: null,
		};
		records.set(request, record);
		remember(requests, record);
	});

	server.addHook('preHandler', async (request, reply) => {
		const record = records.get(request);
		if (!record) return;
		record.body = request.body ?? undefined;
		for (const listener of [...listeners]) await listener(record);
		const fault = faults.next(request);
		if (!fault || reachesApi(fault)) inFlight.begin(request);
		if (!fault) return;
		if (fault.when === 'after') {
			pending.set(request, fault);
			return;
		}
		if (fault.delayMs) await pause(fault.delayMs);
		if (fault.reset) {
			reply.hijack();
			request.raw.socket.resetAndDestroy();
			return;
		}
		if (!replacesAnswer(fault)) return;
		const answer = faultyAnswer(fault, context.now());
		record.status = answer.status;
		if (fault.handledAfterMs) {
			sendAhead(reply.raw, answer);
			answered.add(request);
			await pause(fault.handledAfterMs);
			return;
		}
		if (isSentByHand(fault)) {
			reply.hijack();
			sendByHand(request, reply, fault, answer);
			return;
		}
		return await reply.code(answer.status).headers(answer.headers).send(answer.text);
	});

	server.addHook('onSend', async (request, reply, payload) => {
		const record = records.get(request);
		if (!record) return payload;
		inFlight.end(request);
		if (answered.has(request)) return await hang();
		const fault = pending.get(request);
		if (fault?.delayMs) await pause(fault.delayMs);
		if (fault?.reset) {
			request.raw.socket.resetAndDestroy();
			return await hang();
		}
		record.status = reply.statusCode;
		if (!fault || !replacesAnswer(fault)) return payload;
		const truth = { status: reply.statusCode, text: String(payload ?? '') };
		const answer = faultyAnswer(fault, context.now(), truth);
		record.status = answer.status;
		if (isSentByHand(fault)) {
			sendByHand(request, reply, fault, answer);
			return await hang();
		}
		reply.code(answer.status).headers(answer.headers);
		return answer.text;
	});
}

/** Errors as Laravel writes them; addresses outside the API answer a page, as a mistyped base URL does. */
function addErrorAnswers(server: Server): void {
	server.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
		if (error instanceof ApiError) return await reply.code(error.status).send(error.body);
		return await reply
			.code(error.statusCode ?? 500)
			.send({ message: 'Server Error', exception: error.message });
	});
	server.setNotFoundHandler(async (request, reply) => {
		const path = request.url.split('?')[0];
		reply.code(404);
		if (path.startsWith('/api/')) return noRoute(path).body;
		reply.type('text/html; charset=utf-8');
		return '<!doctype html><html lang="en"><title>Not Found</title><h1>404 | Not Found</h1></html>\n';
	});
}

/** What is not JSON arrives as text, and counts as a request without fields. */
function addBodyParser(server: Server): void {
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(null, body);
		}
	});
}

/** Source of the verify bodies: the SDK's live test. Of the health check: the same. */
function addAuthRoutes(server: Server, route: Route, context: Context): void {
	server.get('/api/health', async () => ({ status: 'ok' }));
	route('GET', '/auth/verify', undefined, ({ reply }) => {
		const { verifyBody } = context.switches;
		if (verifyBody === 'json') return { status: 200 };
		reply.type('text/plain; charset=utf-8');
		return verifyBody === 'text' ? 'OK' : '';
	});
}

/** The path of a tenant after so many resets. All of them are served alike. */
export const tenantPath = (resets: number) => `tenant-${resets}`;
const TENANT_PATH = /^\/tenant-\d+(?=\/|$)/;

/** The server with everything of the API on it, not listening yet, and the names of the API's routes. */
export function createServer(parts: Parts): { server: Server; routes: string[] } {
	const { context, throttle } = parts;
	const server: Server = fastify({
		forceCloseConnections: true,
		rewriteUrl: ({ url = '/' }) => url.replace(TENANT_PATH, ''),
	});
	addBodyParser(server);
	addErrorAnswers(server);
	addFaultHooks(server, parts);

	const names: string[] = [];
	const routeIf =
		(served: () => boolean): Route =>
		(method, path, scope, handler) => {
			names.push(`${method} ${path}`);
			server.route({
				method,
				url: `${API_PREFIX}${path}`,
				handler: async (request, reply) => {
					if (!served()) throw noRoute(request.url.split('?')[0]);
					const token = tokenOf(request.headers.authorization);
					const limit = context.switches.rateLimit;
					const refused = limit && throttle.take(token, limit);
					if (refused) return await reply.code(429).headers(refused.headers).send(refused.body);
					requireScope(token, scope);
					const body = await handler({
						params: request.params as Record<string, string>,
						query: request.query as Query,
						path: pathOf(request),
						body: request.body,
						reply,
					});
					return method === 'GET' ? listAs(context.switches, body) : body;
				},
			});
		};
	const route = routeIf(() => true);
	const inferred = routeIf(() => context.switches.inferredRoutes === 'served');
	addAuthRoutes(server, route, context);
	for (const routes of routeModules) routes(route, context, inferred);
	return { server, routes: names };
}
