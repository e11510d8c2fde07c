/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * Gets n8n's HTTP Request node into a cache outside the checkout: n8n-nodes-base with all that it
 * needs is hundreds of megabytes, of which this one node is two.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { version as coreVersion } from 'n8n-core/package.json';

const run = promisify(execFile);

/** What the node loads. The rest, n8n's own packages, comes from the checkout, so that there is one of each. */
const NEEDS = [
	'@mozilla/readability',
	'cheerio',
	'form-data',
	'html-to-text',
	'iconv-lite',
	'jsdom',
	'lodash',
];

const PARTS = ['package/package.json', 'package/dist/nodes/HttpRequest', 'package/dist/utils'];

/**
 * The folder with the node, fetched when it is not there yet.
 * @throws when it cannot be fetched, for want of a network.
 */
export async function fetchHttpRequest(): Promise<string> {
	const folder = join(
		process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
		'n8n-nodes-omneo',
		`http-request-${coreVersion}`,
	);
	if (existsSync(folder)) return folder;
	await mkdir(dirname(folder), { recursive: true });
	// Beside its final place, and moved there when it is whole.
	const work = await mkdtemp(`${folder}-`);
	try {
		await fill(work);
		await rename(work, folder);
	} finally {
		await rm(work, { recursive: true, force: true });
	}
	return folder;
}

async function fill(folder: string): Promise<void> {
	const cwd = { cwd: folder };
	const { stdout } = await run('npm', ['pack', `n8n-nodes-base@${coreVersion}`, '--silent'], cwd);
	const tarball = stdout.trim();
	await run('tar', ['-xzf', tarball, '--strip-components=1', ...PARTS], cwd);
	await rm(join(folder, tarball));
	const file = join(folder, 'package.json');
	const { version, dependencies } = JSON.parse(await readFile(file, 'utf8')) as {
		version: string;
		dependencies: Record<string, string>;
	};
	const needed = Object.fromEntries(NEEDS.map((name) => [name, dependencies[name]]));
	const slim = { name: 'http-request-of-n8n', private: true, version, dependencies: needed };
	await writeFile(file, JSON.stringify(slim, null, '\t'));
	await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], cwd);
}
