/** Shorter delays of the loaded node, for tests of what it does when a request fails. */
import type { Engine } from './engine';

/**
 * The delays that the node chooses by itself. What a server asks for (`Retry-After`) and the timeout of
 * a request keep their length.
 */
const OWN_DELAYS = ['retryDelays', 'verifyDelays', 'rateLimitDelay'] as const;

type Delays = Record<string, number | number[]>;

/**
 * Divides the delays of the loaded node in place, and returns a function that restores them. Every
 * engine of this process uses the same node, so it is changed for all of them.
 *
 * The node class offers them as its static `delays`. Timers cannot be shortened from outside instead:
 * n8n, the HTTP client and the sandbox share `setTimeout` with the node, and `sleep` of n8n-workflow
 * is a read-only export.
 */
export function shortenDelays({ nodeTypes }: Engine, divisor: number): () => void {
	const { delays } = nodeTypes.nodeClass('omneo') as unknown as { delays: Delays };
	const before = { ...delays };
	for (const name of OWN_DELAYS) {
		const delay = before[name];
		if (delay === undefined) throw new Error(`The node has no delay '${name}'`);
		delays[name] = Array.isArray(delay) ? delay.map((part) => part / divisor) : delay / divisor;
	}
	return () => void Object.assign(delays, before);
}
