/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * A light stand-in for Omneo, in a separate process so that its work does not count as the
 * client's. Answers POST /api/v3/appointments and lists a customer's bookings; `PUT /control` resets it, `GET /control` returns
 * what it saw. Says its address to its parent process.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import type { AppointmentRequest } from '../../../omneo/schema';
import type { ServerCounts, ServerSettings } from '../messages';
import { BookingStore } from './bookingStore';
import { RateLimit } from './rateLimit';

/** Everything between two resets. */
class Round {
	readonly bookings: BookingStore;
	private readonly limit?: RateLimit;
	private readonly sockets = new Set<Socket>();
	private readonly seen = { posts: 0, refused: 0, mostInFlight: 0 };
	private inFlight = 0;
	private latencies = 0;

	constructor(readonly settings: ServerSettings) {
		this.bookings = new BookingStore(settings.fault);
		if (settings.limit) this.limit = new RateLimit(settings.limit);
	}

	async post(request: IncomingMessage, response: ServerResponse) {
		const arrived = performance.now();
		this.seen.posts += 1;
		this.sockets.add(request.socket);
		this.inFlight += 1;
		this.seen.mostInFlight = Math.max(this.seen.mostInFlight, this.inFlight);
		const decision = this.limit?.take();
		const body = (await json(request)) as AppointmentRequest;
		const { status, body: answer } =
			decision && !decision.allowed ? this.refusal() : this.bookings.post(body);
		const rest = this.settings.latencyMs - (performance.now() - arrived);
		const send = () => {
			this.inFlight -= 1;
			this.latencies += performance.now() - arrived;
			response.writeHead(status, { 'content-type': 'application/json', ...decision?.headers });
			response.end(JSON.stringify(answer));
		};
		// A timer may fire up to a millisecond early by the finer clock.
		if (rest > 0) setTimeout(send, Math.ceil(rest));
		else send();
	}

	counts(): ServerCounts {
		const { posts } = this.seen;
		const connections = this.sockets.size;
		const meanLatencyMs = posts > 0 ? this.latencies / posts : 0;
		return { ...this.seen, ...this.bookings.counts(), connections, meanLatencyMs };
	}

	private refusal() {
		this.seen.refused += 1;
		return { status: 429, body: { message: 'Too Many Attempts.' } };
	}
}

let round = new Round({ latencyMs: 0 });

async function handle(request: IncomingMessage, response: ServerResponse) {
	const call = `${request.method} ${request.url}`;
	if (call === 'POST /api/v3/appointments') return await round.post(request, response);
	if (call.startsWith('GET /api/v3/appointments?')) {
		const { searchParams } = new URL(`http://bench${request.url}`);
		const data = round.bookings.list(searchParams.get('filter[profile_id]') ?? '');
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ data, meta: { current_page: 1, last_page: 1 } }));
		return;
	}
	if (call === 'PUT /control') round = new Round((await json(request)) as ServerSettings);
	else if (call !== 'GET /control') response.statusCode = 404;
	response.end(JSON.stringify(round.counts()));
}

const server = createServer((request, response) => {
	handle(request, response).catch((error: unknown) => response.destroy(error as Error));
});

// All peers open a connection for each request; hundreds come at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 20_000 }, () => {
	process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('disconnect', () => process.exit());
