/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Runs once, before all chapters: a fresh n8n with the packed package in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installN8n } from '../../../dev/n8n/install';
import { startN8n, type N8nProcess, type StartOptions } from '../../../dev/n8n/instance';
import { packPackage } from '../../../dev/n8n/packPackage';
import { N8nRest } from '../../../dev/n8n/restClient';
import { print } from '../../../dev/sandbox/process';
import { keep } from './running';
import { ARTIFACTS, N8N_ZONE, newOwner, setBaseUrl, tarball } from './settings';

/** A busy machine may need a second go to start n8n. Only this is ever tried again. */
const TRIES = 2;

export default async function start(): Promise<void> {
	await rm(ARTIFACTS, { recursive: true, force: true });
	const install = await installN8n({ onProgress: print });
	const userFolder = await mkdtemp(join(tmpdir(), 'omneo-e2e-'));
	const packed = tarball() ?? (await packPackage());
	const n8n = await startWithPatience({
		install,
		userFolder,
		tarball: packed,
		env: { GENERIC_TIMEZONE: N8N_ZONE },
	});
	keep({ n8n, userFolder });
	if (!tarball()) await rm(dirname(packed), { recursive: true });
	await N8nRest.signIn(n8n.baseUrl, newOwner());
	setBaseUrl(n8n.baseUrl);
}

async function startWithPatience(options: StartOptions, tries = TRIES): Promise<N8nProcess> {
	return await startN8n(options).catch(async (error: unknown) => {
		if (tries <= 1) throw error;
		print('n8n did not start; trying once more.');
		return await startWithPatience(options, tries - 1);
	});
}
