/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Runs once, after all chapters. */
import { rm } from 'node:fs/promises';
import { kept } from './running';

export default async function stop(): Promise<void> {
	const running = kept();
	await running?.n8n.stop();
	if (running) await rm(running.userFolder, { recursive: true, force: true });
}
