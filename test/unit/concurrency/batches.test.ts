/** Work in batches. */
import { inBatches } from '../../../omneo/concurrency/pool';

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
