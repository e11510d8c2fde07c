import fc from 'fast-check';
import { pooled } from '../../../omneo/concurrency/pool';
import { EPOCH, VirtualClock } from '../virtualClock';

/** Does pieces of work of these lengths; stops beginning once that one is done. */
async function pool(lengths: number[], width: number, stopsAfter?: number, yieldMs = 0) {
	const clock = new VirtualClock();
	const begun: number[] = [];
	const ended: number[] = [];
	let most = 0;
	const beganLate: number[] = [];
	const work = async (index: number) => {
		if (stopsAfter !== undefined && ended.includes(stopsAfter)) beganLate.push(index);
		begun.push(index);
		most = Math.max(most, begun.length - ended.length);
		await clock.wait(lengths[index]);
		ended.push(index);
	};
	const shouldContinue = stopsAfter === undefined ? undefined : () => !ended.includes(stopsAfter);
	const yieldToEventLoop = async () => await clock.wait(yieldMs);
	await clock.run(pooled(lengths.length, width, work, { shouldContinue, yieldToEventLoop }));
	return { begun, ended, most, beganLate, took: clock.now() - EPOCH };
}

const firstOnes = (count: number) => Array.from({ length: count }, (_, index) => index);
const works = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 });
const widths = fc.integer({ min: 1, max: 12 });

describe('a pool', () => {
	it('does all work once, begun in order, and as many at a time as it is wide', async () => {
		await fc.assert(
			fc.asyncProperty(works, widths, async (lengths, width) => {
				const { begun, ended, most, took } = await pool(lengths, width);
				expect(begun).toEqual(firstOnes(lengths.length));
				expect([...ended].sort((one, other) => one - other)).toEqual(begun);
				expect(most).toBe(Math.min(width, lengths.length));
				const all = lengths.reduce((sum, length) => sum + length, 0);
				expect(took).toBeGreaterThanOrEqual(all / width);
				expect(took).toBeLessThanOrEqual(all / width + Math.max(0, ...lengths));
			}),
			{ numRuns: 150 },
		);
	});

	it('begins nothing more once it has to stop, and settles when all that was begun has', async () => {
		await fc.assert(
			fc.asyncProperty(works, widths, fc.nat(39), async (lengths, width, stopsAfter) => {
				const { begun, ended, beganLate } = await pool(lengths, width, stopsAfter);
				expect(begun).toEqual(firstOnes(begun.length));
				expect(beganLate).toEqual([]);
				expect(ended).toHaveLength(begun.length);
				if (stopsAfter >= lengths.length) expect(begun).toHaveLength(lengths.length);
			}),
			{ numRuns: 150 },
		);
	});

	it('yields before each, and still begins in order', async () => {
		expect(await pool([30, 10, 20, 10], 2, undefined, 5)).toMatchObject({
			begun: [0, 1, 2, 3],
			took: 55,
		});
		expect((await pool([10, 10, 10], 1, 0, 5)).begun).toEqual([0]);
	});

	it('one wide does one after the other', async () => {
		expect(await pool([30, 10, 20], 1)).toMatchObject({ ended: [0, 1, 2], most: 1, took: 60 });
	});

	it('stops before the first', async () => {
		let begun = 0;
		const work = async () => {
			begun += 1;
		};
		await pooled(5, 3, work, { shouldContinue: () => false });
		expect(begun).toBe(0);
	});
});
