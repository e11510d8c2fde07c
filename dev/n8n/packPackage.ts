/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Packs the package as npm would publish it, and puts it where n8n keeps community packages. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from './process';

const ROOT = resolve(__dirname, '../..');
const run = promisify(execFile);

/** Lists of packages in a manifest that n8n leaves out of what it installs. */
const NOT_ITS_OWN = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

interface Manifest {
	name: string;
	version: string;
	[key: string]: unknown;
}

interface Ledger {
	name: string;
	private: true;
	dependencies: Record<string, string>;
}

/** Builds and packs; the tarball is in a new temporary folder, which the caller may throw away. */
export async function packPackage(): Promise<string> {
	await command('npm', ['run', 'build']);
	const folder = await mkdtemp(join(tmpdir(), 'omneo-pack-'));
	await command('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
	// Found by looking, as npm's output changes with its version and its warnings.
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new UserError('npm pack wrote no tarball');
	return join(folder, tarball);
}

/**
 * Installs a tarball as n8n does it after its download (`CommunityPackagesService.downloadPackage`):
 * unpacked, without the lists of packages that are not its own dependencies, and listed in package.json.
 * npm is left out, as the package has no dependencies to fetch.
 */
export async function installTarball(tarball: string, nodesFolder: string): Promise<Manifest> {
	const modules = join(nodesFolder, 'node_modules');
	await mkdir(modules, { recursive: true });
	const unpacked = await mkdtemp(join(modules, '.unpacking-'));
	await command('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);

	const manifestFile = join(unpacked, 'package.json');
	const manifest = await readJson<Manifest>(manifestFile);
	const kept = Object.entries(manifest).filter(([field]) => !NOT_ITS_OWN.includes(field));
	await writeJson(manifestFile, Object.fromEntries(kept));

	const target = join(modules, manifest.name);
	await mkdir(dirname(target), { recursive: true });
	await rm(target, { recursive: true, force: true });
	await rename(unpacked, target);
	await addToLedger(join(nodesFolder, 'package.json'), manifest);
	return manifest;
}

async function addToLedger(file: string, { name, version }: Manifest): Promise<void> {
	const empty: Ledger = { name: 'installed-nodes', private: true, dependencies: {} };
	const ledger = await readJson<Ledger>(file).catch(() => empty);
	await writeJson(file, { ...ledger, dependencies: { ...ledger.dependencies, [name]: version } });
}

async function command(file: string, args: string[]): Promise<void> {
	await run(file, args, { cwd: ROOT }).catch((error: Error & { stdout?: string }) => {
		throw new UserError([error.message, error.stdout].filter(Boolean).join('\n'));
	});
}

async function readJson<T>(file: string): Promise<T> {
	return JSON.parse(await readFile(file, 'utf8')) as T;
}

async function writeJson(file: string, value: unknown): Promise<void> {
	await writeFile(file, JSON.stringify(value, null, 2));
}
