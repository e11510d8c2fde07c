/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Where the real n8n lives on this machine: outside the checkout, shared by all checkouts. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Set it to keep n8n somewhere else, on a bigger disk for example. */
export const CACHE_VARIABLE = 'OMNEO_N8N_CACHE';

/** The folder for everything that is kept between runs. */
export function cacheFolder(): string {
	const { [CACHE_VARIABLE]: chosen, XDG_CACHE_HOME: caches } = process.env;
	if (chosen) return resolve(chosen);
	return join(caches || join(homedir(), '.cache'), 'n8n-nodes-omneo');
}
