/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../..');

const HOSTS = [
	['UTC', 'en_US.UTF-8'],
	['Australia/Melbourne', 'tr_TR.UTF-8'],
	['America/New_York', 'ar_EG.UTF-8'],
	['Pacific/Kiritimati', 'de_DE.UTF-8'],
	['Pacific/Pago_Pago', 'th_TH.UTF-8'],
];

interface Results {
	digest: string;
	results: number;
	host: string;
}

async function resultsOn([zone, language]: string[]): Promise<Results> {
	const { stdout } = await run(
		process.execPath,
		['--import', 'tsx', path.join(__dirname, 'fixtures/host.ts')],
		{ cwd: root, env: { ...process.env, TZ: zone, LC_ALL: language } },
	);
	return JSON.parse(stdout) as Results;
}

it('values are read the same whatever the zone and the language of the machine', async () => {
	const found: Results[] = [];
	for (const host of HOSTS) found.push(await resultsOn(host));
	// Each machine was what it was meant to be.
	expect(new Set(found.map(({ host }) => host)).size).toBe(HOSTS.length);
	expect(found[0].results).toBeGreaterThan(500);
	expect(new Set(found.map(({ digest }) => digest)).size).toBe(1);
}, 60_000);
