/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Shorter waits, for tests of what the node does when something does not go through. */
import { join } from 'node:path';
import { PACKAGE_FOLDER } from './engine';

/**
 * Divides all times of waiting of the built node, and gives back how to undo that. Nothing else
 * about the node is different: times that the server tells are waited for in full.
 */
export function hurry(divisor: number): () => void {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the very object that the loaded node uses
	const { WAITS } = require(join(PACKAGE_FOLDER, 'dist/omneo/policy.js')) as {
		WAITS: Record<string, number | number[]>;
	};
	const before = { ...WAITS };
	for (const [name, wait] of Object.entries(before)) {
		WAITS[name] = Array.isArray(wait) ? wait.map((part) => part / divisor) : wait / divisor;
	}
	return () => void Object.assign(WAITS, before);
}
