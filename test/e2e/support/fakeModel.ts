/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/**
 * A stand-in for a chat model, which speaks OpenAI's protocol on this machine. It calls one tool with
 * the arguments of the test, and then says what the tool answered.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ChatRequest {
	/** Agents ask for pieces or for the whole, by their version. */
	stream?: boolean;
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; description: string; parameters: unknown } }>;
}

export class FakeModel {
	/** What the agent asked, in its order. */
	readonly requests: ChatRequest[] = [];

	private constructor(
		private readonly server: Server,
		private readonly tool: string,
		private readonly toolArguments: object,
	) {}

	/** @param tool What the agent calls the tool, e.g. `Book_appointment` */
	static async start(tool: string, toolArguments: object): Promise<FakeModel> {
		const server = createServer();
		const model = new FakeModel(server, tool, toolArguments);
		server.on('request', (request, response) => {
			void model.answer(request).then(({ type, text }) => {
				response.setHeader('content-type', type);
				response.end(text);
			});
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		return model;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}

	private async answer(request: IncomingMessage): Promise<Body> {
		const parts: Uint8Array[] = [];
		for await (const part of request) parts.push(part as Uint8Array);
		const chat = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest;
		this.requests.push(chat);
		const last = chat.messages.at(-1);
		const say = chat.stream ? inPieces : whole;
		if (last?.role !== 'tool') return say({ tool_calls: [this.call()] }, 'tool_calls');
		return say({ content: `The tool says: ${String(last.content)}` }, 'stop');
	}

	private call() {
		const call = { name: this.tool, arguments: JSON.stringify(this.toolArguments) };
		return { index: 0, id: 'call-1', type: 'function', function: call };
	}
}

interface Body {
	type: string;
	text: string;
}

/** One message, as the protocol sends it at once. */
function whole(message: object, reason: string): Body {
	const choice = { index: 0, message: { role: 'assistant', ...message }, finish_reason: reason };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	const answer = {
		id: 'chat-1',
		object: 'chat.completion',
		model: 'fake',
		choices: [choice],
		usage,
	};
	return { type: 'application/json', text: JSON.stringify(answer) };
}

/** One message, as the protocol sends it in pieces. */
function inPieces(delta: object, reason: string): Body {
	const chunks = [
		[{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null }],
		[{ index: 0, delta: {}, finish_reason: reason }],
	].map((choices) => ({ id: 'chat-1', object: 'chat.completion.chunk', model: 'fake', choices }));
	const events = [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
	const text = events.map((event) => `data: ${event}\n\n`).join('');
	return { type: 'text/event-stream', text };
}
