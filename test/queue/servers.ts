/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** PostgreSQL and Redis for one run: on this machine only, with a password of their own, and gone afterwards. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RunningProcess } from '../../dev/n8n/process';
import { freePort, LOOPBACK } from '../../dev/n8n/ports';
import { accountBelowRoot, findProgram, startService } from './service';

const run = promisify(execFile);

/** A server, and the settings by which n8n finds it. */
interface Server extends RunningProcess {
	env: Record<string, string>;
}

const redisServer = () => findProgram('redis-server', 'redis-server', 'redis');
const postgresProgram = (name: 'postgres' | 'initdb') =>
	findProgram(name, 'postgresql', 'postgresql@17');

/** @throws UserError that names what is missing on this machine, and how to install it. */
export function assertInstalled(): void {
	redisServer();
	postgresProgram('postgres');
	postgresProgram('initdb');
}

/** The queue. Nothing is kept on disk. */
export async function startRedis(): Promise<Server> {
	const port = await freePort();
	const password = secret();
	const service = await startService({
		name: 'Redis',
		program: redisServer(),
		args: ['-'],
		input: `bind ${LOOPBACK}\nport ${port}\nrequirepass ${password}\nsave ""\nappendonly no\n`,
		ready: 'Ready to accept connections',
		signal: 'SIGTERM',
	});
	return {
		...service,
		env: {
			QUEUE_BULL_REDIS_HOST: LOOPBACK,
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
	};
}

/** The database, as `initdb` makes it: every commit is written to disk before it counts. */
export async function startPostgres(folder: string): Promise<Server> {
	const account = accountBelowRoot();
	const user = 'n8n';
	const password = secret();
	const passwordFile = join(folder, 'password');
	const data = join(folder, 'data');
	await mkdir(folder, { recursive: true });
	await writeFile(passwordFile, password);
	if (account) {
		for (const path of [folder, passwordFile]) await chown(path, account.uid, account.gid);
	}
	const choices = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'];
	const who = [`--username=${user}`, `--pwfile=${passwordFile}`];
	await run(postgresProgram('initdb'), ['-D', data, ...choices, ...who], {
		...account,
		cwd: dirname(folder),
	});

	const port = await freePort();
	const service = await startService({
		name: 'PostgreSQL',
		program: postgresProgram('postgres'),
		args: ['-D', data, '-h', LOOPBACK, '-p', String(port), '-k', folder],
		account,
		ready: 'database system is ready to accept connections',
		// "Fast": does not wait for those who are connected.
		signal: 'SIGINT',
	});
	return {
		...service,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: LOOPBACK,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: user,
			DB_POSTGRESDB_PASSWORD: password,
		},
	};
}

/** A random password. */
export function secret(): string {
	return randomBytes(16).toString('hex');
}
