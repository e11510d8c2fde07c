/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** Runs npm in a folder: its output goes to a log file, and its progress to the terminal. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from './process';
import { type Progress, showProgress } from './progress';

export type { Progress };

interface NpmOptions {
	/** `PATH` of npm and of the install scripts. */
	path?: string;
	/** Without it, nothing is printed. */
	onProgress?: Progress;
}

/** @throws UserError with the reason, when npm fails. */
export async function runNpm(
	folder: string,
	args: string[],
	{ path = process.env.PATH, onProgress }: NpmOptions,
): Promise<void> {
	const logFile = join(folder, 'install.log');
	const log = createWriteStream(logFile);
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const child = spawn('npm', [args[0], '--ignore-scripts', ...quiet, ...args.slice(1)], {
		cwd: folder,
		env: { ...process.env, PATH: path },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const endWithUs = () => child.kill();
	process.once('exit', endWithUs);
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });

	const stopProgress = onProgress && showProgress(await installed(folder), onProgress);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.on('error', reject).on('close', resolve);
		});
		await new Promise<void>((resolve) => log.end(resolve));
		if (code !== 0) throw new UserError(reasonIn(await readFile(logFile, 'utf8'), args, logFile));
	} finally {
		stopProgress?.();
		process.off('exit', endWithUs);
	}
}

/** Describes how much is installed by now: packages, and gigabytes that the disk has less free space. */
async function installed(folder: string): Promise<() => Promise<string>> {
	const before = await freeBytes(folder);
	return async () => {
		const names = await readdir(join(folder, 'node_modules')).catch(() => []);
		const packages = names.filter((name) => !name.startsWith('.')).length;
		const written = Math.max(0, before - (await freeBytes(folder)));
		return `${packages} packages, ${(written / 1024 ** 3).toFixed(2)} GB written`;
	};
}

/** Asks the file system, as adding up thousands of files every few seconds would slow npm down. */
async function freeBytes(folder: string): Promise<number> {
	const { bfree, bsize } = await statfs(folder);
	return bfree * bsize;
}

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/;

function reasonIn(log: string, args: string[], logFile: string): string {
	const advice = 'Start again when that is mended: it goes on with this step.';
	if (/ENOSPC/.test(log)) return `The disk is full. ${advice}`;
	if (NO_NETWORK.test(log)) return `The npm registry cannot be reached. ${advice}`;
	const lines = log.trim().split('\n').slice(-15).join('\n');
	return `'npm ${args.join(' ')}' did not work:\n${lines}\nAll it said is in ${logFile}`;
}
