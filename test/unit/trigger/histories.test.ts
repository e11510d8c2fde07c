/** Random histories with every trouble: nothing is lost, nothing comes twice, nothing is made up. */
import { runHistory } from './history';
import { worlds } from './worlds';

/** `npm run simulate` runs hundreds of them. */
const COUNT = 33;

test.each(worlds)('%s', async (_, conditions, trouble) => {
	const count = Math.max(1, Math.ceil(COUNT / worlds.length));
	for (let seed = 1; seed <= count; seed++) {
		const { lost, doubled, wrong, due } = await runHistory(seed * 7919, conditions, trouble);
		expect({ seed, lost, doubled, wrong }).toEqual({ seed, lost: [], doubled: [], wrong: [] });
		expect(due).toBeGreaterThan(20);
	}
});
