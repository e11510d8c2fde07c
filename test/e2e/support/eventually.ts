import { retryUntil } from '../../../dev/n8n/retryUntil';

/** Waits until a check holds; when it never does, fails with what the check said last. */
export async function eventually<T>(check: () => Promise<T>, withinMs = 15_000): Promise<T> {
	return await retryUntil(check, { withinMs, everyMs: 150, isTransient: () => true });
}
