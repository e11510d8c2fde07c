/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Shorter waits, for tests of what the node does when something does not go through. */
import { join } from 'node:path';
import { PACKAGE_FOLDER } from './engine';

/** Those that the node sets by itself. What a server asks for is waited for in full. */
const OWN = ['again', 'look', 'limited'] as const;

/** Divides the waits of the built node, and gives back how to undo that. Nothing else about it is different. */
export function hurry(divisor: number): () => void {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the very object that the loaded node uses
	const { WAITS } = require(join(PACKAGE_FOLDER, 'dist/omneo/policy.js')) as {
		WAITS: Record<string, number | number[]>;
	};
	const before = { ...WAITS };
	for (const name of OWN) {
		const wait = before[name];
		WAITS[name] = Array.isArray(wait) ? wait.map((part) => part / divisor) : wait / divisor;
	}
	return () => void Object.assign(WAITS, before);
}
