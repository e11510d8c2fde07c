/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** What the start of the suite and its chapters have to agree on. */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Owner } from '../../../dev/n8n/restClient';

/** A package to test that was packed beforehand. */
export const TARBALL_VARIABLE = 'OMNEO_E2E_TARBALL';
/** Set when the pictures in the docs are to be written. */
export const UPDATE_SCREENS_VARIABLE = 'OMNEO_E2E_UPDATE_SCREENS';
/** Another browser than the one of the system. */
const CHROMIUM_VARIABLE = 'OMNEO_E2E_CHROMIUM';
/** Where n8n listens, and its owner's password; set by the start, read by the chapters. */
const N8N_VARIABLE = 'OMNEO_E2E_N8N';
const OWNER_VARIABLE = 'OMNEO_E2E_OWNER';

const ROOT = resolve(__dirname, '../../..');

/** A picture of each step, for whoever wants to know how a run went. */
export const ARTIFACTS = join(ROOT, 'artifacts', 'e2e');
/** The pictures of the docs. */
export const SCREENS = join(ROOT, 'docs', 'screens');

/** The zones of the person, of n8n and of the shops differ, so that a mix-up cannot go unseen. */
export const BROWSER_ZONE = 'America/Los_Angeles';
export const N8N_ZONE = 'Europe/Berlin';
export const SHOP_ZONE = 'Australia/Melbourne';

/** Somebody who can sign in to this n8n only. */
export function newOwner(): Owner {
	// n8n wants a capital letter and a digit in it.
	process.env[OWNER_VARIABLE] = `Omneo-1-${randomBytes(6).toString('hex')}`;
	return owner();
}

export function owner(): Owner {
	const { [OWNER_VARIABLE]: password = '' } = process.env;
	return { email: 'owner@example.com', password, firstName: 'Olive', lastName: 'Owner' };
}

export const tarball = () => process.env[TARBALL_VARIABLE];
export const updatesScreens = () => process.env[UPDATE_SCREENS_VARIABLE] !== undefined;
export const chromiumPath = () => process.env[CHROMIUM_VARIABLE] ?? '/usr/bin/chromium';

export function setBaseUrl(url: string): void {
	process.env[N8N_VARIABLE] = url;
}

export function baseUrl(): string {
	const { [N8N_VARIABLE]: url } = process.env;
	if (!url) throw new Error('n8n has not been started');
	return url;
}
