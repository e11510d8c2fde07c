/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../..');

const HOSTS = [
	'UTC',
	'Australia/Melbourne',
	'America/New_York',
	'Asia/Kolkata',
	'Pacific/Chatham',
	'America/St_Johns',
];

interface Results {
	digest: string;
	offset: number;
	results: number;
}

async function resultsOn(zone: string): Promise<Results> {
	const { stdout } = await run(
		process.execPath,
		['--import', 'tsx', path.join(__dirname, 'host-zone.fixture.ts')],
		{ cwd: root, env: { ...process.env, TZ: zone } },
	);
	return JSON.parse(stdout) as Results;
}

it('times are the same whatever the zone of the machine that n8n runs on', async () => {
	const found = await Promise.all(HOSTS.map(resultsOn));
	// Each machine was in the zone it was meant to be in.
	expect(new Set(found.map(({ offset }) => offset)).size).toBe(HOSTS.length);
	expect(found[0].results).toBeGreaterThan(4000);
	expect(new Set(found.map(({ digest }) => digest)).size).toBe(1);
}, 60_000);
