/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** Starts a server that n8n needs, as a child process. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type RunningProcess, UserError, waitForReady } from '../../dev/n8n/process';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 10_000;

/** Whom a program runs as; some refuse to run as root. */
interface Account {
	uid: number;
	gid: number;
}

interface ServiceOptions {
	name: string;
	program: string;
	args: string[];
	/** What it reads from its standard input: settings that other users of the machine must not see. */
	input?: string;
	account?: Account;
	/** What it prints when it is up. */
	ready: string;
	/** The signal that ends it at once and in good order. */
	signal: NodeJS.Signals;
}

/** Starts it and waits until it is up. */
export async function startService(options: ServiceOptions): Promise<RunningProcess> {
	const { name, program, args, input = '', account, ready, signal } = options;
	const child = spawn(program, args, { ...account, stdio: 'pipe' });
	const endWithUs = () => child.kill(signal);
	process.once('exit', endWithUs);
	child.once('close', () => process.off('exit', endWithUs));
	let said = '';
	const hear = (text: string) => (said = (said + text).slice(-10_000));
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
	child.stdin.end(input);
	return await waitForReady({
		program: child,
		name,
		log: () => said,
		ready,
		readyWithinMs: READY_WITHIN_MS,
		signal,
		stoppedWithinMs: STOPPED_WITHIN_MS,
	});
}

/**
 * Where a program is.
 * @throws UserError that says how to install it.
 */
export function findProgram(name: string, debianPackage: string, formula: string): string {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...debianFolders()];
	const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
	if (found) return found;
	throw new UserError(
		`${name} is not installed on this machine.\n` +
			`On Debian and Ubuntu: apt-get update && apt-get install -y ${debianPackage}\n` +
			`On macOS: brew install ${formula}`,
	);
}

/** Debian keeps PostgreSQL's own programs out of the way, the newest version last. */
function debianFolders(): string[] {
	const root = '/usr/lib/postgresql';
	if (!existsSync(root)) return [];
	const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(root, version, 'bin'));
}

/** Somebody who is not root, when we are. */
export function accountBelowRoot(): Account | undefined {
	if (process.getuid?.() !== 0) return undefined;
	for (const user of ['postgres', 'nobody']) {
		try {
			const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }));
			return { uid: id('-u'), gid: id('-g') };
		} catch {
			// The next one may exist.
		}
	}
	throw new UserError('PostgreSQL does not run as root, and there is no user postgres or nobody.');
}
