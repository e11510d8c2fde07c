import fc from 'fast-check';
import { oneLine, textKey } from '../../../omneo/values';
import { KINDS } from './fixtures/page';
import { around, ok } from './support';

describe('whatever is given', () => {
	const strange: unknown[] = [
		new Proxy(
			{},
			{
				get: () => {
					throw new Error('get');
				},
				getPrototypeOf: () => {
					throw new Error('type');
				},
			},
		),
		Proxy.revocable([], {}).proxy,
		revoked(),
		{
			toString: () => {
				throw new Error('text');
			},
			toJSON: () => {
				throw new Error('json');
			},
		},
		{
			get toMillis(): never {
				throw new Error('millis');
			},
		},
		{
			toMillis: () => {
				throw new Error('millis');
			},
		},
		{ [Symbol.toPrimitive]: () => ({}) },
		Object.create(null),
		circular(),
		circularObject(),
		Symbol('a'),
		() => 1,
		new Map([['a', 1]]),
		'['.repeat(20_000),
		'['.repeat(20_000) + ']'.repeat(20_000),
		`${'"'.repeat(50_000)}a`,
		` ${';'.repeat(50_000)}a`,
		`a${' '.repeat(100_000)}b`,
		`${'a,'.repeat(5_000)}b`,
		'\ud800',
		-0,
		NaN,
		10n ** 400n,
	];

	it.each(KINDS)('$title does not throw', ({ read }) => {
		for (const value of [...strange, ...strange.map((each) => [each])]) {
			expect(typeof read(value).ok).toBe('boolean');
		}
		fc.assert(
			fc.property(
				fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
				(value) => {
					expect(typeof read(value).ok).toBe('boolean');
				},
			),
			{ numRuns: 300 },
		);
	});

	it('no message repeats what is no day, zone or time', () => {
		const personal = fc.oneof(
			fc.emailAddress(),
			fc.uuid(),
			fc.stringMatching(/^[A-Z][a-z]{4,9} [A-Z][a-z]{4,9}$/),
			fc.stringMatching(/^\+?[0-9]{11}$/),
			fc.stringMatching(/^0[0-9]{3} [0-9]{3} [0-9]{3}$/),
		);
		fc.assert(
			fc.property(personal, fc.constantFrom(...KINDS), (value, { read }) => {
				const result = read(value);
				if (!result.ok) expect(result.problem).not.toContain(value);
			}),
			{ numRuns: 2000 },
		);
	});

	it('what surrounds a value does not change it', () => {
		const examples = KINDS.filter(({ title }) => title !== 'JSON').flatMap(({ read, taken }) =>
			taken
				.filter(([given]) => typeof given === 'string')
				.map(([given, result]) => ({ read, given: String(given), result })),
		);
		fc.assert(
			fc.property(
				around,
				around,
				fc.constantFrom(...examples),
				(before, after, { read, given, result }) => {
					expect(read(before + given + after)).toEqual(ok(result));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('Unicode forms of a text are equal', () => {
		const word = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(word, (text) => {
				const keys = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) =>
					textKey(text.normalize(form)),
				);
				expect(new Set([...keys, textKey(oneLine(text)), textKey(textKey(text))]).size).toBe(1);
			}),
			{ numRuns: 1000 },
		);
		for (const { read, taken } of KINDS.filter(
			({ title }) => title !== 'JSON' && !title.startsWith('Text'),
		)) {
			for (const [given, result] of taken) {
				if (typeof given !== 'string') continue;
				for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
					expect(read(given.normalize(form))).toEqual(ok(result));
				}
			}
		}
	});
});

function circular(): unknown {
	const list: unknown[] = [];
	list.push(list);
	return list;
}

function circularObject(): unknown {
	const object: Record<string, unknown> = {};
	object.self = object;
	return object;
}

function revoked(): unknown {
	const { proxy, revoke } = Proxy.revocable([], {});
	revoke();
	return proxy;
}
