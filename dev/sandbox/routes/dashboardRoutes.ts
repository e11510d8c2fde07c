import { API_PREFIX, type Server } from '../http/routing';
import { dashboard } from '../ui/dashboard';
import type { RequestRecord } from '../http/requestLog';
import type { Context } from '../data/store';

/** The dashboard for people. */
export function addDashboardRoutes(
	server: Server,
	context: Context,
	requests: RequestRecord[],
): void {
	server.get('/', async (request, reply) => {
		reply.headers({
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:",
			'cache-control': 'no-store',
		});
		const [path] = request.originalUrl.split('?');
		const origin = `http://${request.headers.host ?? '127.0.0.1'}${path.replace(/\/$/, '')}`;
		return dashboard(context, requests, `${origin}${API_PREFIX}`);
	});
	server.get('/favicon.ico', async (_request, reply) => await reply.code(204).send());
}
