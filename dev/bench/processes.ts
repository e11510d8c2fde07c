/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** Starts the server and the client, each in a separate process. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { ClientSetup, Job, Measured, ServerCounts, ServerSettings } from './messages';

const TSX = ['--import', 'tsx'];
const MODULES = resolve(__dirname, '../../node_modules');

export class Server {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
	) {}

	static async start(): Promise<Server> {
		const child = fork(join(__dirname, 'server/serverProcess.ts'), { execArgv: TSX });
		const [url] = (await firstMessage(child)) as [string];
		return new Server(child, url);
	}

	/** Forgets everything and goes on with other settings. */
	async reset(settings: ServerSettings): Promise<void> {
		await fetch(`${this.url}/control`, { method: 'PUT', body: JSON.stringify(settings) });
	}

	async counts(): Promise<ServerCounts> {
		const response = await fetch(`${this.url}/control`);
		return (await response.json()) as ServerCounts;
	}

	stop(): void {
		this.child.kill();
	}
}

export class Client {
	private constructor(private readonly child: ChildProcess) {}

	static async start(setup: ClientSetup): Promise<Client> {
		const child = fork(join(__dirname, 'client/clientProcess.ts'), [JSON.stringify(setup)], {
			execArgv: [...TSX, '--expose-gc'],
			// The HTTP Request node lies elsewhere, and takes n8n's own packages from here.
			env: { ...process.env, NODE_PATH: MODULES },
			// What n8n prints is not part of the report.
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		await firstMessage(child);
		return new Client(child);
	}

	async run(job: Job): Promise<Measured> {
		const answer = firstMessage(this.child);
		this.child.send(job);
		const [message] = (await answer) as [{ measured?: Measured; failure?: string }];
		if (!message.measured) throw new Error(`${job.peer}: ${message.failure}`);
		return message.measured;
	}

	stop(): void {
		this.child.kill();
	}
}

async function firstMessage(child: ChildProcess): Promise<unknown[]> {
	const over = new AbortController();
	const { signal } = over;
	const ended = once(child, 'exit', { signal }).then(() => {
		throw new Error('A process of the bench ended before its time');
	});
	try {
		return await Promise.race([once(child, 'message', { signal }), ended]);
	} finally {
		over.abort();
	}
}
