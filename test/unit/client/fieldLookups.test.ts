import fc from 'fast-check';
import { FieldLookups } from '../../../omneo/client/fieldLookups';
import { FieldErrors } from '../../../omneo/validation';
import { VirtualClock } from '../virtualClock';

/** How long each look-up takes, which earlier one it needs, and how it ends. */
const lookUps = fc.array(
	fc.record({
		takes: fc.nat(50),
		needs: fc.option(fc.nat(20), { nil: undefined }),
		ends: fc.constantFrom('found', 'refused', 'failed'),
	}),
	{ minLength: 1, maxLength: 8 },
);

type LookUp = { takes: number; needs?: number; ends: string };

/** Makes them all; what happened, and when. */
async function make(plan: LookUp[]) {
	const clock = new VirtualClock();
	const form = new FieldLookups();
	const check = new FieldErrors();
	const ended: number[] = [];
	const promises: Array<Promise<number>> = [];
	for (const [index, { takes, needs, ends }] of plan.entries()) {
		promises.push(
			form.begin(async (own) => {
				try {
					if (needs !== undefined && needs < index) await promises[needs];
					await clock.wait(takes);
					if (ends === 'failed') throw new Error(String(index));
					if (ends === 'refused') own.add(`field ${index}`, 'is wrong');
					return index;
				} finally {
					ended.push(index);
				}
			}),
		);
	}
	const found = Object.fromEntries(promises.map((promise, index) => [String(index), promise]));
	const settling = form.settle(found, check).then(
		(values) => ({ values, endedBy: ended.length, at: clock.now() }),
		(error: Error) => ({ error: error.message, endedBy: ended.length, at: clock.now() }),
	);
	const begunAt = clock.now();
	const outcome = await clock.run(settling);
	return { ...outcome, took: outcome.at - begunAt, messages: check.messages };
}

/** How long the longest chain takes up to one of them. */
function chain(plan: LookUp[], index: number): number {
	const { takes, needs } = plan[index];
	return takes + (needs !== undefined && needs < index ? chain(plan, needs) : 0);
}

test('they take as long as the longest chain of those that need each other', async () => {
	await fc.assert(
		fc.asyncProperty(lookUps, async (plan) => {
			const all = plan.map((one) => ({ ...one, ends: 'found' }));
			const { took } = await make(all);
			expect(took).toBe(Math.max(...all.map((_, index) => chain(all, index))));
		}),
	);
});

test('problems are told in the order of the form, whichever answer comes first', async () => {
	await fc.assert(
		fc.asyncProperty(lookUps, async (plan) => {
			const none = plan.map(({ ends, ...one }) => ({
				...one,
				ends: ends === 'failed' ? 'refused' : ends,
			}));
			const refused = none.flatMap(({ ends }, index) =>
				ends === 'refused' ? [`field ${index}`] : [],
			);
			const { messages } = await make(none);
			expect(Object.keys(messages)).toEqual(refused);
		}),
	);
});

test('the first that failed is what they fail with, and none of them is under way then', async () => {
	await fc.assert(
		fc.asyncProperty(lookUps, async (plan) => {
			fc.pre(plan.some(({ ends }) => ends === 'failed'));
			const outcome = await make(plan);
			const failed = (index: number): number | undefined => {
				const { needs, ends } = plan[index];
				const before = needs !== undefined && needs < index ? failed(needs) : undefined;
				return before ?? (ends === 'failed' ? index : undefined);
			};
			const first = plan.map((_, index) => failed(index)).find((one) => one !== undefined);
			expect(outcome).toMatchObject({ error: String(first), endedBy: plan.length });
		}),
	);
});

test('gives what was found by its name', async () => {
	const form = new FieldLookups();
	const one = form.begin(async () => 1);
	expect(
		await form.settle({ one, two: form.begin(async () => (await one) + 1), three: 3 }),
	).toEqual({ one: 1, two: 2, three: 3 });
});
