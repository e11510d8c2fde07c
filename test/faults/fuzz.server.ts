/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** A server that stands before the sandbox and says what it likes: the truth, a part of it, or something else. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { type RandomResponse, changed, randomResponse } from './fuzz.responses';

export class FuzzServer {
	/** How many requests it has answered. */
	answered = 0;
	url = '';
	private readonly server: Server;

	private constructor(
		private readonly behind: string,
		private readonly answers: RandomResponse[],
	) {
		this.server = createServer((request, response) => void this.answer(request, response));
	}

	/** Says the same to the same questions in the same order, for a seed. */
	static async start(behind: string, seed: number, answers: number): Promise<FuzzServer> {
		const drawn = fc.sample(randomResponse, { seed, numRuns: answers });
		const fuzz = new FuzzServer(behind, drawn);
		await new Promise<void>((ready) => fuzz.server.listen(0, '127.0.0.1', ready));
		fuzz.url = `http://127.0.0.1:${(fuzz.server.address() as AddressInfo).port}`;
		return fuzz;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const wild = this.answers[this.answered++ % this.answers.length];
		const sent = await text(request).catch(() => '');
		if (wild.kind === 'silence') return;
		if (wild.kind === 'cut') {
			request.socket.resetAndDestroy();
			return;
		}
		const answer = wild.kind === 'wild' ? wild : await this.truth(request, sent);
		const body = wild.kind === 'changed' ? changed(answer.body, wild.changes) : answer.body;
		response.writeHead(wild.status ?? answer.status ?? 200, wild.headers);
		response.end(body);
	}

	private async truth({ method, url = '', headers }: IncomingMessage, sent: string) {
		const { authorization = '', accept = '' } = headers;
		const answer = await fetch(`${this.behind}${url}`, {
			method,
			headers: { authorization, accept, 'content-type': 'application/json' },
			body: sent === '' ? undefined : sent,
		});
		return { status: answer.status, body: await answer.text() };
	}
}
