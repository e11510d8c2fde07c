/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import fc from 'fast-check';
import { pooled } from '../../../omneo/concurrency/pool';
import { nextTurn } from '../../../nodes/Omneo/runtime/nextTurn';

/** Counts the turns of the event loop. */
function countTurns() {
	const turns = { now: 0, stop: () => (isRunning = false) };
	let isRunning = true;
	const turned = () => {
		turns.now += 1;
		if (isRunning) setImmediate(turned);
	};
	setImmediate(turned);
	return turns;
}

/** Work that waits for a common signal, so that as much of it as may be ends in the same turn. */
function bursts(size: number) {
	let waiting: Array<() => void> = [];
	return async (isLast: boolean) => {
		const end = new Promise<void>((resolve) => waiting.push(resolve));
		if (waiting.length >= size || isLast) {
			const burst = waiting;
			waiting = [];
			setImmediate(() => burst.forEach((resolve) => resolve()));
		}
		await end;
	};
}

test('between the beginnings of two rows of a pool the event loop has turned', async () => {
	const turns = countTurns();
	const property = fc.asyncProperty(
		fc.integer({ min: 1, max: 30 }),
		fc.integer({ min: 1, max: 8 }),
		fc.integer({ min: 1, max: 8 }),
		async (rows, width, size) => {
			const begunIn: number[] = [];
			const work = bursts(Math.min(size, width));
			await pooled(
				rows,
				width,
				async (row) => {
					begunIn.push(turns.now);
					// The last rows may be fewer than a burst.
					await work(row >= rows - width);
				},
				{ yieldToEventLoop: nextTurn },
			);
			expect(new Set(begunIn).size).toBe(rows);
		},
	);
	await fc.assert(property, { numRuns: 50 });
	turns.stop();
});
