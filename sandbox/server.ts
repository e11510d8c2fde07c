/** The web server: the API behind its token, the faults around it, the log of requests. */
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { requireScope, tokenOf } from './auth';
import { ApiError, noRoute } from './errors';
import { faultyAnswer, replacesAnswer, type Fault, type Faults } from './faults';
import { API_PREFIX, pathOf, type Route, type Routes, type Server } from './http';
import type { Query } from './paging';
import { remember, type RequestListener, type RequestRecord } from './requests';
import { appointmentRoutes } from './routes/appointments';
import { accountRoutes } from './routes/account';
import { availabilityRoutes } from './routes/availability';
import { definitionPartRoutes } from './routes/definition-parts';
import { definitionRoutes } from './routes/definitions';
import { entryRoutes } from './routes/entries';
import { locationRoutes } from './routes/locations';
import { profileRoutes } from './routes/profiles';
import { webhookRoutes } from './routes/webhooks';
import { pause } from './runtime';
import type { World } from './store';
import type { Throttle } from './throttle';

const rooms: Routes[] = [
	appointmentRoutes,
	definitionRoutes,
	definitionPartRoutes,
	availabilityRoutes,
	entryRoutes,
	profileRoutes,
	locationRoutes,
	accountRoutes,
	webhookRoutes,
];

export interface Parts {
	world: World;
	faults: Faults;
	throttle: Throttle;
	requests: RequestRecord[];
	listeners: Set<RequestListener>;
}

/** The sandbox's own pages: neither logged nor disturbed. */
function isOwnPage(url: string): boolean {
	return /^\/(\?|$|openapi\.json|favicon\.ico|__sandbox\/)/.test(url);
}

/** Sends half of an answer and cuts the connection. */
function sendHalf(reply: FastifyReply, status: number, type: string, text: string): void {
	const bytes = Buffer.from(text);
	reply.raw.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
	reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
}

/** The answer of a request that is never finished, because its connection is gone. */
function never(): Promise<never> {
	return new Promise(() => undefined);
}

function withoutToken(headers: FastifyRequest['headers']): RequestRecord['headers'] {
	const shown = { ...headers };
	delete shown.authorization;
	return shown;
}

function addFaultHooks(server: Server, { faults, requests, world, listeners }: Parts): void {
	const records = new WeakMap<FastifyRequest, RequestRecord>();
	const pending = new WeakMap<FastifyRequest, Fault>();

	server.addHook('onRequest', async (request) => {
		if (isOwnPage(request.url)) return;
		const record: RequestRecord = {
			at: world.now(),
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
		const { status, text, contentType } = faultyAnswer(fault);
		record.status = status;
		if (fault.truncate) {
			reply.hijack();
			sendHalf(reply, status, contentType, text);
			return;
		}
		return await reply
			.code(status)
			.headers({ ...fault.headers, 'content-type': contentType })
			.send(text);
	});

	server.addHook('onSend', async (request, reply, payload) => {
		const record = records.get(request);
		if (!record) return payload;
		const fault = pending.get(request);
		if (fault?.delayMs) await pause(fault.delayMs);
		if (fault?.reset) {
			request.raw.socket.resetAndDestroy();
			return await never();
		}
		record.status = reply.statusCode;
		if (!fault || !replacesAnswer(fault)) return payload;
		const answered = { status: reply.statusCode, text: String(payload ?? '') };
		const { status, text, contentType } = faultyAnswer(fault, answered);
		record.status = status;
		if (fault.truncate) {
			sendHalf(reply, status, contentType, text);
			return await never();
		}
		reply.code(status).headers({ ...fault.headers, 'content-type': contentType });
		return text;
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
function addAuthRoutes(server: Server, route: Route, world: World): void {
	server.get('/api/health', async () => ({ status: 'ok' }));
	route('GET', '/auth/verify', undefined, ({ reply }) => {
		const { verifyBody } = world.switches;
		if (verifyBody === 'json') return { status: 200 };
		reply.type('text/plain; charset=utf-8');
		return verifyBody === 'text' ? 'OK' : '';
	});
}

/** The server with everything of the API on it, not listening yet. */
export function createServer(parts: Parts): Server {
	const { world, throttle } = parts;
	const server: Server = fastify({ forceCloseConnections: true });
	addBodyParser(server);
	addErrorAnswers(server);
	addFaultHooks(server, parts);

	const routeIf =
		(served: () => boolean): Route =>
		(method, path, scope, handler) => {
			server.route({
				method,
				url: `${API_PREFIX}${path}`,
				handler: async (request, reply) => {
					if (!served()) throw noRoute(request.url.split('?')[0]);
					const token = tokenOf(world, request.headers.authorization);
					const limit = world.switches.rateLimit;
					const refused = limit && throttle.take(token, limit);
					if (refused) return await reply.code(429).headers(refused.headers).send(refused.body);
					requireScope(world, token, scope);
					return await handler({
						params: request.params as Record<string, string>,
						query: request.query as Query,
						path: pathOf(request),
						body: request.body,
						reply,
					});
				},
			});
		};
	const route = routeIf(() => true);
	const inferred = routeIf(() => world.switches.inferredRoutes === 'served');
	addAuthRoutes(server, route, world);
	for (const routes of rooms) routes(route, world, inferred);
	return server;
}
