import { RecentCreates } from '../../../omneo/concurrency/recentCreates';

const KEEP_MS = 300_000;
const UNCERTAIN_MS = 60_000;

function memory() {
	const clock = { now: 1_000_000 };
	return { clock, known: new RecentCreates(() => clock.now) };
}

it('knows what was created under any of its keys, and nothing else', () => {
	const { known } = memory();
	known.created(['a', 'b'], '7');
	known.created(['c'], '8');
	expect(known.idOf(['a'])).toBe('7');
	expect(known.idOf(['x', 'b'])).toBe('7');
	expect(known.idOf(['c', 'a'])).toBe('8');
	expect(known.idOf(['x'])).toBeUndefined();
	expect(known.idOf([])).toBeUndefined();
	expect(['a', 'x'].map((key) => known.knows(key))).toEqual([true, false]);
});

it.each([
	[0, '7'],
	[KEEP_MS - 1, '7'],
	[KEEP_MS, undefined],
	[KEEP_MS + 1, undefined],
])('after %i ms knows %s', (passed, id) => {
	const { clock, known } = memory();
	known.created(['a'], '7');
	clock.now += passed;
	expect(known.idOf(['a'])).toBe(id);
	expect(known.knows('a')).toBe(id !== undefined);
});

it('keeps the newest of a key for as long as if it were alone', () => {
	const { clock, known } = memory();
	known.created(['a'], '7');
	clock.now += KEEP_MS - 1;
	known.created(['a'], '8');
	clock.now += KEEP_MS - 1;
	expect(known.idOf(['a'])).toBe('8');
});

it.each([
	[0, true],
	[UNCERTAIN_MS - 1, true],
	[UNCERTAIN_MS, false],
])('an unsure outcome stops equal ones after %i ms: %s', (passed, isUncertain) => {
	const { clock, known } = memory();
	known.uncertain(['a', 'b']);
	clock.now += passed;
	expect(known.isUncertain(['x', 'b'])).toBe(isUncertain);
	expect(known.isUncertain(['x'])).toBe(false);
	expect(known.isUncertain([])).toBe(false);
	expect(known.idOf(['a'])).toBeUndefined();
	expect(known.knows('a')).toBe(true);
});

it('an outcome that is known after all stops nothing', () => {
	const { known } = memory();
	known.uncertain(['a', 'b']);
	known.created(['a'], '7');
	expect(known.isUncertain(['a'])).toBe(false);
	expect(known.isUncertain(['b'])).toBe(true);
	expect(known.idOf(['b', 'a'])).toBe('7');
});

describe('a record that was deleted', () => {
	it('is forgotten under all its keys, and the others are not', () => {
		const { known } = memory();
		known.created(['a', 'b', 'id 7'], '7');
		known.created(['c', 'id 8'], '8');
		known.uncertain(['d']);
		known.forget('id 7', '7');
		expect(['a', 'b', 'id 7', 'c', 'id 8', 'd'].map((key) => known.knows(key))).toEqual([
			false,
			false,
			false,
			true,
			true,
			true,
		]);
	});

	it('that is not known under its key takes nothing away', () => {
		const { known } = memory();
		known.created(['a'], '7');
		known.forget('id 7', '7');
		expect(known.idOf(['a'])).toBe('7');
	});
});

it('holds no more than its bound, and the newest of them', () => {
	const { known } = memory();
	for (let index = 0; index < 20_010; index += 1) known.created([`key ${index}`], String(index));
	expect(known['byKey'].size).toBe(20_000);
	expect([9, 10, 20_009].map((index) => known.idOf([`key ${index}`]))).toEqual([
		undefined,
		'10',
		'20009',
	]);
});

it('holds nothing that is too old to count, and keeps what is not', () => {
	const { clock, known } = memory();
	known.created(['a'], '1');
	known.uncertain(['b']);
	clock.now += 1;
	known.created(['c'], '2');
	clock.now += KEEP_MS - 1;
	known.created(['d'], '3');
	expect([...known['byKey'].keys()]).toEqual(['c', 'd']);
});

it('moves a key that is written again to the newest', () => {
	const { clock, known } = memory();
	known.created(['a'], '1');
	known.created(['b'], '2');
	clock.now += KEEP_MS - 1;
	known.created(['a'], '3');
	clock.now += 1;
	known.created(['c'], '4');
	expect([...known['byKey'].keys()]).toEqual(['a', 'c']);
});

it('goes by this machine’s clock when it is given none', () => {
	const known = new RecentCreates();
	known.created(['a'], '7');
	expect(known.idOf(['a'])).toBe('7');
});
