import { randomBytes } from 'node:crypto';

/** Those who wait for a turn, in all executions of this process. */
let line = Promise.resolve();

/**
 * Waits for a turn of the event loop that is given to no one else. Answers come in bursts: were the next
 * rows of all of them prepared in the same turn, the sockets of the first would wait until the last is done.
 */
export async function nextTurn(): Promise<void> {
	await (line = line.then(turned));
}

/**
 * Resolves once the event loop has seen to its sockets and timers: asynchronous work of node:crypto, here
 * a random byte that is not used, ends in a later turn than it begins, and unlike a timer within
 * microseconds. A package for n8n may not use `setImmediate`.
 */
async function turned(): Promise<void> {
	await new Promise<void>((resolve) => randomBytes(1, () => resolve()));
}
