/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** n8n in queue mode: one main process, two workers, PostgreSQL and Redis. */
import { join } from 'node:path';
import type { N8nInstall } from '../../dev/n8n/install';
import { type N8nProcess, startN8n } from '../../dev/n8n/instance';
import { retryUntil } from '../../dev/n8n/retryUntil';
import { UserError } from '../../dev/n8n/process';
import { type Credential, type ImportableWorkflow, N8nRest } from '../../dev/n8n/restClient';
import type { Cleanup } from './cleanup';
import { secret, startPostgres, startRedis } from './servers';
import { Worker } from './worker';

const WORKERS = ['worker-1', 'worker-2'];

/** How many executions a worker has in work at a time: n8n's default. */
export const CONCURRENCY = 10;

/** How soon a dead worker is noticed, in milliseconds. n8n's defaults are 60, 10 and 30 seconds. */
const STALLED = { lockDuration: 10_000, lockRenewTime: 2_000, stalledInterval: 2_000 };

/** A port may be taken between the moment it is found free and the moment it is used. */
const TRIES = 2;

const PUBLISHED_WITHIN_MS = 60_000;

interface Parts {
	install: N8nInstall;
	tarball: string;
	/** Each process has its own folder, as on a separate machine. */
	folder: string;
	cleanup: Cleanup;
	env: Record<string, string>;
}

export class Cluster {
	private constructor(
		readonly main: N8nProcess,
		readonly workers: Worker[],
		readonly rest: N8nRest,
		private readonly parts: Parts,
	) {}

	static async start(given: Omit<Parts, 'env'>): Promise<Cluster> {
		const { cleanup, folder } = given;
		const redis = await again(async () => await startRedis());
		cleanup.later(redis.stop);
		const postgres = await again(
			async (attempt) => await startPostgres(join(folder, `postgres-${attempt}`)),
		);
		cleanup.later(postgres.stop);

		const parts = { ...given, env: { ...common(), ...redis.env, ...postgres.env } };
		// One of them builds the database, and the others wait for it.
		const starting = [
			launch('main', 'start', parts),
			...WORKERS.map(async (name) => await launch(name, 'worker', parts)),
		];
		// All of them are waited for, so that none is left behind when another one fails.
		await Promise.allSettled(starting);
		const [main, ...others] = await Promise.all(starting);
		const workers = others.map((process, index) => new Worker(WORKERS[index], process));
		const owner = {
			email: 'owner@example.com',
			password: `Queue-1-${secret()}`,
			firstName: 'Queue',
			lastName: 'Owner',
		};
		return new Cluster(main, workers, await N8nRest.signIn(main.baseUrl, owner), parts);
	}

	/** Starts a worker in the place of a dead one. It finds what that one has left on disk. */
	async replace({ name }: Worker): Promise<void> {
		this.workers.push(new Worker(name, await launch(name, 'worker', this.parts)));
	}

	/** Ends a worker as a power cut would: it cannot tell anybody. */
	async kill(worker: Worker): Promise<void> {
		process.kill(worker.process.pid, 'SIGKILL');
		await worker.process.ended;
		this.workers.splice(this.workers.indexOf(worker), 1);
	}

	/** Saves a workflow that begins with a webhook, publishes it, and says where to call it. */
	async publish(
		workflow: ImportableWorkflow,
		credential: Credential,
	): Promise<{ id: string; url: string }> {
		const { id, name } = await this.rest.importWorkflow(workflow, [credential]);
		await this.rest.activate(id);
		const url = `${this.main.baseUrl}/webhook/${name}`;
		const look = async () => {
			// n8n opens the address a little later. Asked with the wrong method, it tells without a run.
			const answer = await (await fetch(url)).text();
			if (answer.includes('make a POST request')) return;
			throw new UserError(`n8n does not open the webhook ${url}`);
		};
		await retryUntil(look, {
			withinMs: PUBLISHED_WITHIN_MS,
			isTransient: (error) => error instanceof UserError,
		});
		return { id, url };
	}
}

/** The settings that all processes of an n8n share, but for those of the two servers. */
function common(): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: secret(),
		GENERIC_TIMEZONE: 'UTC',
		// Of a worker: how many executions at a time.
		N8N_CONCURRENCY_PRODUCTION_LIMIT: String(CONCURRENCY),
		// n8n's default is 2: too few for that many executions.
		DB_POSTGRESDB_POOL_SIZE: String(CONCURRENCY),
		QUEUE_WORKER_LOCK_DURATION: String(STALLED.lockDuration),
		QUEUE_WORKER_LOCK_RENEW_TIME: String(STALLED.lockRenewTime),
		QUEUE_WORKER_STALLED_INTERVAL: String(STALLED.stalledInterval),
		// Nothing here runs code: without runners, a killed worker leaves no child behind.
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: secret(),
	};
}

async function launch(
	name: string,
	command: 'start' | 'worker',
	{ install, tarball, folder, env, cleanup }: Parts,
): Promise<N8nProcess> {
	const userFolder = join(folder, name);
	const n8n = await again(
		async () => await startN8n({ install, userFolder, env, command, tarball }),
	);
	cleanup.later(n8n.stop);
	return n8n;
}

async function again<T>(start: (attempt: number) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await start(attempt);
		} catch (error) {
			if (attempt === TRIES) throw error;
		}
	}
}
