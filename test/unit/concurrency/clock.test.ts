/** Pauses of long work, and batches. */
import { createYielder } from '../../../omneo/concurrency/clock';
import { inBatches } from '../../../omneo/concurrency/pool';
import { VirtualClock } from '../virtualClock';

it('work pauses when it went on for 50 ms, and not before', async () => {
	const clock = new VirtualClock();
	const pause = createYielder(clock);
	const after = async (millis: number) => {
		await clock.run(clock.wait(millis));
		const before = clock.now();
		await clock.run(pause());
		return clock.now() - before;
	};
	expect([await after(49), await after(1), await after(48), await after(1)]).toEqual([0, 1, 0, 1]);
	expect(await after(200)).toBe(1);
});

it('a pause does not fail when the run is cancelled', async () => {
	const clock = new VirtualClock();
	const pause = createYielder(clock);
	await clock.run(clock.wait(60));
	clock.cancelIn(0);
	await expect(pause()).resolves.toBeUndefined();
});

it('batches hold as many as asked for, in order, and none is empty', async () => {
	const batches = async (count: number, size?: number) => {
		const begun: number[] = [];
		const list = Array.from({ length: count }, (_, index) => index);
		const work = async (entry: number) => begun.push(entry) && entry;
		const found: number[][] = [];
		const begunBy: number[] = [];
		for await (const batch of inBatches(list, work, size)) {
			found.push(batch);
			begunBy.push(begun.length);
		}
		return [found, begunBy];
	};
	expect(await batches(5, 2)).toEqual([
		[[0, 1], [2, 3], [4]],
		[2, 4, 5],
	]);
	expect(await batches(4, 2)).toEqual([
		[
			[0, 1],
			[2, 3],
		],
		[2, 4],
	]);
	expect(await batches(0)).toEqual([[], []]);
	expect((await batches(5))[1]).toEqual([4, 5]);
});
