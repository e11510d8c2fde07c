/* eslint-disable @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** Waiting for what another program does in its own time. */
import { sleep } from 'n8n-workflow';

interface Patience {
	withinMs: number;
	/** How long to rest between two attempts. */
	everyMs?: number;
	/** Whether an error may be gone at the next attempt. */
	mayPass(error: unknown): boolean;
}

/**
 * Makes an attempt again and again until it succeeds.
 * @throws The error of the last attempt: when the time is over, or when the error will not pass.
 */
export async function keepTrying<T>(
	attempt: () => T | Promise<T>,
	{ withinMs, everyMs = 250, mayPass }: Patience,
): Promise<T> {
	const until = Date.now() + withinMs;
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (!mayPass(error) || Date.now() > until) throw error;
			await sleep(everyMs);
		}
	}
}
