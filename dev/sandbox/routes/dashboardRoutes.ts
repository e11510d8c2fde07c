import { API_PREFIX, type RouteName, type Server } from '../http/routing';
import { openApi } from '../openapi/document';
import { dashboard } from '../ui/dashboard';
import type { RequestRecord } from '../http/requestLog';
import type { Context } from '../data/store';

/** The dashboard for people, the description for programs. */
export function addDashboardRoutes(
	server: Server,
	{
		context,
		requests,
		routes,
	}: { context: Context; requests: RequestRecord[]; routes: RouteName[] },
): void {
	const origin = (host: string | undefined) => `http://${host ?? '127.0.0.1'}`;

	server.get('/', async (request, reply) => {
		reply.headers({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:",
			'cache-control': 'no-store',
		});
		return dashboard(context, requests, `${origin(request.headers.host)}${API_PREFIX}`);
	});
	server.get('/openapi.json', async (request) => openApi(origin(request.headers.host), routes));
	server.get('/favicon.ico', async (_request, reply) => await reply.code(204).send());
}
