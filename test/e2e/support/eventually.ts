/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** Waits until a check holds; when it never does, fails with what the check said last. */
export async function eventually<T>(check: () => Promise<T>, withinMs = 15_000): Promise<T> {
	const until = Date.now() + withinMs;
	for (;;) {
		try {
			return await check();
		} catch (error) {
			if (Date.now() > until) throw error;
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
	}
}
