/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import fc from 'fast-check';
import { KeyedMutex } from '../../../omneo/concurrency/keyedMutex';
import { EPOCH, VirtualClock } from '../virtualClock';

interface Visitor {
	names: string[];
	/** How long it takes to find out the names, and to do the work; in milliseconds. */
	naming: number;
	working: number;
	end: 'done' | 'fails' | 'releases';
}

const millis = fc.integer({ min: 0, max: 500 });
const visitors = fc.array(
	fc.record<Visitor>({
		names: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
		naming: millis,
		working: millis,
		end: fc.constantFrom('done', 'done', 'done', 'fails', 'releases'),
	}),
	{ maxLength: 12 },
);

interface Visit {
	index: number;
	names: string[];
	begun: number;
	ended: number;
}

/** Takes a reservation for each, in order; who was there when, as milliseconds from the start. */
async function visits(list: Visitor[], mutex = new KeyedMutex()) {
	const clock = new VirtualClock();
	const since = () => clock.now() - EPOCH;
	const seen: Visit[] = [];
	const work = list.map(async ({ names, naming, working, end }, index) => {
		const reservation = mutex.reserve();
		try {
			await clock.wait(naming);
			if (end === 'releases') return;
			await reservation.runExclusive(names, async () => {
				const visit = { index, names, begun: since(), ended: Infinity };
				seen.push(visit);
				await clock.wait(working);
				visit.ended = since();
				if (end === 'fails') throw new Error(`${index} fails`);
			});
		} finally {
			reservation.release();
		}
	});
	const ends = await clock.run(Promise.allSettled(work));
	return { seen, ends, took: since(), left: mutex['lastByKey'].size };
}

const visitor = (names: string[], more: Partial<Visitor> = {}): Visitor => ({
	names,
	naming: 0,
	working: 100,
	end: 'done',
	...more,
});

describe('things that share a key', () => {
	it('happen one after the other in the order of their reservations, and nothing is left of them', async () => {
		await fc.assert(
			fc.asyncProperty(visitors, async (list) => {
				const { seen, ends, left } = await visits(list);
				for (const name of ['a', 'b', 'c', 'd']) {
					const ofName = seen.filter(({ names }) => names.includes(name));
					const order = ofName.map(({ index }) => index);
					expect(order).toEqual([...order].sort((one, other) => one - other));
					for (const [index, { begun }] of ofName.entries()) {
						if (index > 0) expect(begun).toBeGreaterThanOrEqual(ofName[index - 1].ended);
					}
				}
				expect(left).toBe(0);
				const failed = ends.map(({ status }) => status === 'rejected');
				expect(failed).toEqual(list.map(({ end }) => end === 'fails'));
			}),
			{ numRuns: 300 },
		);
	});

	it('keep the order of the reservations, even when the first takes longest to find its key', async () => {
		const { seen } = await visits([visitor(['a'], { naming: 900 }), visitor(['a'])]);
		expect(seen.map(({ index, begun }) => [index, begun])).toEqual([
			[0, 900],
			[1, 1000],
		]);
	});

	it('may name the key twice', async () => {
		expect((await visits([visitor(['a', 'a']), visitor(['a', 'a'])])).took).toBe(200);
	});
});

describe('things that share no key', () => {
	it('happen side by side', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(millis, { minLength: 1, maxLength: 12 }), async (works) => {
				const list = works.map((working, index) => visitor([String(index)], { working }));
				expect((await visits(list)).took).toBe(Math.max(...works));
			}),
		);
	});

	it('do not wait for others who wait', async () => {
		const { seen } = await visits([
			visitor(['a']),
			visitor(['a', 'b']),
			visitor(['c']),
			visitor([]),
		]);
		expect(Object.fromEntries(seen.map(({ index, begun }) => [index, begun]))).toEqual({
			0: 0,
			1: 100,
			2: 0,
			3: 0,
		});
	});
});

describe('a reservation', () => {
	it('that is released lets the others go on', async () => {
		const { seen } = await visits([
			visitor(['a'], { naming: 300, end: 'releases' }),
			visitor(['a']),
		]);
		expect(seen).toEqual([{ index: 1, names: ['a'], begun: 300, ended: 400 }]);
	});

	it('whose work fails frees the key', async () => {
		const { seen, ends } = await visits([visitor(['a'], { end: 'fails' }), visitor(['a'])]);
		expect(ends[0]).toMatchObject({ status: 'rejected', reason: { message: '0 fails' } });
		expect(seen.map(({ begun }) => begun)).toEqual([0, 100]);
	});

	it('gives back what its work gave', async () => {
		const reservation = new KeyedMutex().reserve();
		await expect(reservation.runExclusive(['a'], async () => 5)).resolves.toBe(5);
	});

	it('does not remember those of an earlier run', async () => {
		const mutex = new KeyedMutex();
		await visits([visitor(['a']), visitor(['b'], { end: 'fails' })], mutex);
		expect((await visits([visitor(['a']), visitor(['b'])], mutex)).took).toBe(100);
	});
});

describe('waiting that is watched', () => {
	/** Who did what, with each visitor's work ended by the test. */
	function room() {
		const mutex = new KeyedMutex();
		const log: string[] = [];
		const endings = new Map<string, () => void>();
		const enter = (name: string, keys = ['a'], tick?: () => Promise<void>) => {
			const work = async () => {
				log.push(`${name} in`);
				await new Promise<void>((resolve) => endings.set(name, resolve));
				log.push(`${name} out`);
			};
			return mutex.reserve().runExclusive(keys, work, tick);
		};
		const leave = async (name: string) => {
			endings.get(name)?.();
			await new Promise(setImmediate);
		};
		return { mutex, log, enter, leave };
	}

	const settle = async () => await new Promise(setImmediate);

	it('polls until it is its turn, and not when it is first', async () => {
		const { log, enter, leave } = room();
		let ticks = 0;
		const tick = async () => {
			ticks += 1;
			await settle();
		};
		void enter('first', ['a'], tick);
		await settle();
		expect([log, ticks]).toEqual([['first in'], 0]);
		void enter('second', ['a'], tick);
		for (let step = 0; step < 5; step += 1) await settle();
		expect(ticks).toBeGreaterThan(2);
		expect(log).toEqual(['first in']);
		await leave('first');
		await settle();
		expect(log).toEqual(['first in', 'first out', 'second in']);
		const before = ticks;
		await settle();
		expect(ticks).toBe(before);
	});

	it('ends when it is cancelled, and those behind still wait for those before', async () => {
		const { mutex, log, enter, leave } = room();
		void enter('first');
		const stopped = enter('second', ['a', 'b'], async () => {
			throw new Error('cancelled');
		});
		void enter('third');
		void enter('other', ['b']);
		await expect(stopped).rejects.toThrow('cancelled');
		for (let step = 0; step < 3; step += 1) await settle();
		expect(log).toEqual(['first in']);
		await leave('first');
		expect(log).toEqual(['first in', 'first out', 'third in', 'other in']);
		await leave('third');
		await leave('other');
		expect(mutex['lastByKey'].size).toBe(0);
	});

	it('goes on without asking', async () => {
		const { log, enter, leave } = room();
		void enter('first');
		void enter('second');
		await settle();
		expect(log).toEqual(['first in']);
		await leave('first');
		expect(log).toEqual(['first in', 'first out', 'second in']);
	});
});
