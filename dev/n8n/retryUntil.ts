/* eslint-disable @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** Retries until another program has got as far as expected. */
import { sleep } from 'n8n-workflow';

interface RetryOptions {
	withinMs: number;
	/** Delay between two attempts. */
	everyMs?: number;
	/** Whether another attempt may succeed after this error. */
	isTransient(error: unknown): boolean;
}

/**
 * Repeats an attempt until it succeeds.
 * @throws The error of the last attempt, when the time is over or the error is not transient.
 */
export async function retryUntil<T>(
	attempt: () => T | Promise<T>,
	{ withinMs, everyMs = 250, isTransient }: RetryOptions,
): Promise<T> {
	const until = Date.now() + withinMs;
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (!isTransient(error) || Date.now() > until) throw error;
			await sleep(everyMs);
		}
	}
}
