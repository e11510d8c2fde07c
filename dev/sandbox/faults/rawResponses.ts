/** Writes answers to the socket directly, cut off or a few bytes at a time, which the web framework cannot do. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import { pause } from '../process';

type ServerResponse = FastifyReply['raw'];
type Socket = FastifyRequest['raw']['socket'];

/** An answer that is sent in small pieces, as over a slow line. */
export const slowResponse = z.strictObject({
	/** The pause after each piece. */
	everyMs: z.number().positive(),
	/** How many pieces, head and body together. Default 10. */
	pieces: z.number().int().positive().optional(),
	/** `complete`: all of it comes. `silence`: half of the body, then nothing more. `endless`: half, then a space each time, never all. Default `complete`. */
	ending: z.enum(['complete', 'silence', 'endless']).optional(),
});

type SlowResponse = z.infer<typeof slowResponse>;

export interface RawResponse {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/** Sends an answer while its request is still to be handled. */
export function sendAhead(response: ServerResponse, { status, headers, text }: RawResponse): void {
	const length = Buffer.byteLength(text);
	// Not ended: the framework drops a request whose answer is.
	response.writeHead(status, { ...headers, 'content-length': length, connection: 'close' });
	response.write(text);
}

/** Announces the whole answer, sends half of it and cuts the connection. */
export function sendHalf(response: ServerResponse, { status, headers, text }: RawResponse): void {
	const bytes = Buffer.from(text);
	response.writeHead(status, { ...headers, 'content-length': bytes.length });
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

/** Bytes that `content-length` announces beyond the body, so that a client keeps waiting for the rest. */
const FAR_MORE = 1_000_000;

/** Sends an answer in pieces, its first line and headers included, as a slow line would. */
export async function sendSlowly(
	socket: Socket,
	{ status, headers, text }: RawResponse,
	{ everyMs, pieces = 10, ending = 'complete' }: SlowResponse,
): Promise<void> {
	const body = Buffer.from(text);
	const whole = ending === 'complete';
	const length = whole ? body.length : body.length + FAR_MORE;
	const all = { ...headers, 'content-length': String(length), connection: 'close' };
	const head = [
		`HTTP/1.1 ${status} Slowly`,
		...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
		'\r\n',
	].join('\r\n');
	const sent = whole ? body : body.subarray(0, Math.floor(body.length / 2));
	for (const piece of inPieces(Buffer.concat([Buffer.from(head), sent]), pieces)) {
		if (socket.destroyed) return;
		socket.write(piece);
		await pause(everyMs);
	}
	if (whole) socket.end();
	if (ending !== 'endless') return;
	while (!socket.destroyed) {
		socket.write(' ');
		await pause(everyMs);
	}
}

function inPieces(bytes: Buffer, count: number): Buffer[] {
	const size = Math.max(1, Math.ceil(bytes.length / count));
	return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
		bytes.subarray(index * size, (index + 1) * size),
	);
}

/** Never resolves: keeps the framework from answering a request that is answered by hand, or not at all. */
export function hang(): Promise<never> {
	return new Promise(() => undefined);
}
