/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-hardcoded-secrets -- development only, never shipped; its tokens open nothing */
/**
 * A tenant that behaves as badly as a real one may. Written apart from the sandbox, which shares the
 * node's view of Omneo: what proves a thing does not share its code.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Book, type Row } from './book';
import type { Answer, WriteFaults } from './faults';
import { type Paging, type Shape, WHOLE } from './lists';
import { answerTo } from './routes';

/** What can be set on it, for one test each. Lags in milliseconds. */
export interface Switches {
	/** After how long a stored record shows in lists, by its ID, and in the free slots. */
	lag: { list: number; single: number; slots: number };
	faults: WriteFaults;
	paging: Paging;
	shape: Shape;
	/** Places per slot. */
	capacity: number;
	/** By how much its clock, sent in `Date`, differs from this machine's. */
	clock: number;
	/** Instead of the usual answer to a read; undefined for the usual. */
	reads: (path: string, token: string) => Answer | undefined;
}

const GOOD: Switches = {
	lag: { list: 0, single: 0, slots: 0 },
	faults: () => undefined,
	paging: WHOLE.standard,
	shape: (row) => row,
	capacity: 1,
	clock: 0,
	reads: () => undefined,
};

export interface Received {
	method: string;
	path: string;
	body: Row;
	token: string;
}

export class Tenant {
	readonly token = 'tok_4Kq9vXw2LmZr8TbY';
	/** Another that is let in as well. */
	readonly otherToken = 'tok_7Hn3cPd6QsJf1GaE';
	book = new Book();
	switches: Switches = { ...GOOD };
	received: Received[] = [];
	/** Writes so far. */
	writes = 0;
	private origin = '';
	private addresses = 0;
	private readonly sockets = new Set<Socket>();
	private readonly server = createServer((request, response) => void this.serve(request, response));

	async start(): Promise<void> {
		this.server.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.on('close', () => this.sockets.delete(socket));
		});
		await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
		this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((closed) => this.server.close(closed));
	}

	/** The base address for a credential. */
	get url(): string {
		return `${this.origin}/t${this.addresses}`;
	}

	/** The same book at another address: what a process remembers of the tenant is of no use there. */
	move(): void {
		this.addresses += 1;
	}

	/** Empty and well behaved but for what is given. */
	reset(switches: Partial<Switches> = {}): void {
		this.move();
		this.book = new Book();
		this.received = [];
		this.writes = 0;
		this.switches = { ...GOOD, ...switches };
	}

	now(): number {
		return Date.now() + this.switches.clock;
	}

	/** Requests of a method to paths that end like this. */
	asked(method: string, end: string): Received[] {
		return this.received.filter((one) => one.method === method && one.path.endsWith(end));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const parts: Buffer[] = [];
		request.on('error', () => {});
		for await (const part of request) parts.push(part as Buffer);
		const text = Buffer.concat(parts).toString();
		const url = new URL(String(request.url), this.origin);
		const [, place, path] = /^(\/t\d+)(?:\/api\/v3)?(\/.*)$/.exec(url.pathname) ?? ['', '', ''];
		// What a test before this one left under way.
		if (!this.url.endsWith(place) || place === '') return void request.socket.destroy();
		const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
		const body = (text === '' ? {} : JSON.parse(text)) as Row;
		const received = { method: String(request.method), path, body, token };
		this.received.push(received);
		const end = answerTo(this, received, url);
		if (end === 'silence') return;
		if (end === 'reset') return void request.socket.resetAndDestroy();
		this.send(response, end);
	}

	private send(response: ServerResponse, { status, headers = {}, body, raw }: Answer): void {
		response.statusCode = status;
		response.setHeader('date', new Date(this.now()).toUTCString());
		const isText = typeof body === 'string';
		if (body !== undefined && !isText) response.setHeader('content-type', 'application/json');
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		response.end(raw ?? (body === undefined || isText ? body : JSON.stringify(body)));
	}
}
