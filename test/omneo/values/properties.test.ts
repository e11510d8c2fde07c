import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	choicesOf,
	emailKey,
	oneLine,
	phoneKey,
	readChoices,
	readDay,
	readFlag,
	readJson,
	readMoment,
	readPhone,
	readProfileId,
	readText,
	readWholeId,
	readZone,
	textKey,
	zoneNames,
} from '../../../omneo/values';
import { NOW } from './fixtures/example';
import { KINDS } from './fixtures/page';
import phoneNumbers from './fixtures/phone-numbers.json';

const now = NOW;
const ok = (value: unknown) => ({ ok: true, value });

/** Blanks and unseen characters that may stand around a value. */
const around = fc.string({
	unit: fc.constantFrom(
		' ',
		'\u00a0',
		'\u3000',
		'\t',
		'\n',
		'\u200b',
		'\u200e',
		'\ufeff',
		'\u00ad',
		'\u202f',
	),
	maxLength: 4,
});
const moment = fc.date({
	min: new Date('1970-01-02'),
	max: new Date('2199-12-31'),
	noInvalidDate: true,
});

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

describe('reading what was written', () => {
	it('IDs, flags and profile IDs', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
				fc.uuid(),
				fc.boolean(),
				(id, uuid, flag) => {
					for (const given of [id, String(id), `${id}.0`, [id], BigInt(id), JSON.stringify([id])]) {
						expect(readWholeId(given)).toEqual(ok(id));
					}
					expect(readProfileId(uuid.toUpperCase())).toEqual(ok(uuid));
					for (const given of [
						flag,
						String(flag).toUpperCase(),
						flag ? 1 : 0,
						flag ? 'yes' : 'no',
					]) {
						expect(readFlag(given)).toEqual(ok(flag));
					}
				},
			),
		);
	});

	it('a day in every form that names it', () => {
		fc.assert(
			fc.property(moment, (date) => {
				const at = DateTime.fromJSDate(date, { zone: 'utc' }).startOf('day');
				const forms = [
					'yyyy-MM-dd',
					'yyyy/M/d',
					'yyyyMMdd',
					'd MMMM yyyy',
					'd MMM yyyy',
					'MMM d, yyyy',
					'cccc, d LLLL yyyy',
					"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
					"yyyy-MM-dd'T'23:59:00+14:00",
				];
				const day = at.toFormat('yyyy-MM-dd');
				for (const form of forms) {
					expect(readDay(at.toFormat(form, { locale: 'en' }), { now })).toEqual(ok(day));
				}
				expect(readDay(at.toJSDate(), { now })).toEqual(ok(day));
				expect(readDay(at, { now })).toEqual(ok(day));
				expect(readDay(at.setZone('America/New_York'), { now })).toEqual(ok(day));
				expect(readDay(at.setZone('Australia/Melbourne'), { now })).toEqual(ok(day));
			}),
		);
	});

	it('a day is the day as written or refused, with every order of day and month', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 31 }),
				fc.integer({ min: 1, max: 31 }),
				(first, second) => {
					const read = readDay(`${first}/${second}/2027`, { now });
					if (!read.ok) return;
					const [month, day] = String(read.value).slice(5).split('-').map(Number);
					expect([first, second].sort()).toEqual([month, day].sort());
					expect(first === second || Math.max(first, second) > 12).toBe(true);
				},
			),
		);
	});

	it('a wall clock in every form that names it', () => {
		fc.assert(
			fc.property(moment, (date) => {
				const at = DateTime.fromJSDate(date, { zone: 'utc' }).startOf('second');
				const { year, month, day, hour, minute, second } = at;
				const wall = { year, month, day, hour, minute, second };
				for (const form of [
					'yyyy-MM-dd HH:mm:ss',
					"yyyy-MM-dd'T'HH:mm:ss.SSS",
					'yyyy/MM/dd H:mm:ss',
					'yyyy-MM-dd hh:mm:ss a',
					'd MMMM yyyy, h:mm:ss a',
					"yyyyMMdd'T'HHmmss",
				]) {
					expect(readMoment(at.toFormat(form, { locale: 'en' }), { now })).toEqual(
						ok({ kind: 'wall', wall }),
					);
				}
			}),
		);
	});

	it('a moment in every form that names it', () => {
		const zone = fc.constantFrom(
			'UTC',
			'Australia/Melbourne',
			'America/St_Johns',
			'Asia/Kathmandu',
			'Pacific/Apia',
			'Europe/London',
		);
		fc.assert(
			fc.property(moment, zone, (date, name) => {
				const at = DateTime.fromJSDate(date, { zone: name }).startOf('second');
				const instant = ok({ kind: 'instant', millis: at.toMillis() });
				const utc = at.toUTC();
				const given: unknown[] = [
					at,
					at.toJSDate(),
					at.toISO(),
					at.toSQL(),
					at.toUTC().toISO(),
					at.toUTC().toHTTP(),
					`${at.toISO()}[${name}]`,
					`${utc.toISO()}[${name}]`,
					utc.toFormat("yyyy-MM-dd HH:mm:ss 'UTC'"),
				];
				for (const each of given.filter((one) => !/[+-]\d\d:\d\d:\d\d/.test(String(one)))) {
					expect(readMoment(each, { now })).toEqual(instant);
				}
			}),
		);
	});

	it('every zone that is listed, in any case', () => {
		for (const name of zoneNames()) {
			expect(readZone(name.toLowerCase())).toEqual(ok(name));
		}
	});

	it('labels with commas, joined by commas', () => {
		const labels = ['A', 'A, B', 'B, C', 'B', 'C, D, E', 'E'];
		fc.assert(
			fc.property(fc.subarray(labels, { minLength: 1 }), around, (some, blank) => {
				const read = readChoices(some.join(`,${blank}`), choicesOf(labels));
				expect(read.ok).toBe(true);
				// The same letters may be other labels; what is read is written with the same ones.
				const letters = (list: string[]) => [...new Set(list.join(', ').split(', '))].sort();
				if (read.ok) expect(letters(read.value ?? [])).toEqual(letters(some));
				expect(readChoices(some, choicesOf(labels))).toEqual(ok(some));
			}),
		);
	});

	it('JSON as a value and as text', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
				(value) => {
					const plain = JSON.parse(JSON.stringify(value)) as unknown;
					expect(readJson(JSON.stringify(value))).toEqual(ok(plain));
					expect(readJson(JSON.stringify(value, null, 2))).toEqual(ok(plain));
					expect(readJson(value)).toEqual(ok(plain));
				},
			),
		);
	});

	it('text is read the same a second time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const once = readText(text);
				expect(readText(once.ok ? once.value : undefined)).toEqual(once);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('phones and emails as keys', () => {
	it.each(phoneNumbers)('%s is read as libphonenumber reads it', (written, number) => {
		expect(readPhone(written)).toEqual(ok(number));
		expect(readPhone(number, { international: true })).toEqual(ok(number));
		expect(readPhone(number.replace('+', '00'))).toEqual(ok(number));
	});

	it('numbers of different digits are never the same', () => {
		const digits = fc.stringMatching(/^[1-9][0-9]{6,14}$/);
		fc.assert(
			fc.property(digits, digits, (one, other) => {
				expect(phoneKey(one) === phoneKey(other)).toBe(one === other);
			}),
		);
		expect(phoneKey('12345678')).not.toBe(phoneKey('0212345678'));
		expect(phoneKey('0412345678')).not.toBe(phoneKey('+61412345678'));
	});

	it.each(['------', 'n/a', '', ' ', '0', '+', '000000000', null, 'unknown', '2027-05-11'])(
		'%j is no key',
		(value) => {
			expect(phoneKey(value)).toBeUndefined();
			expect(emailKey(value)).toBeUndefined();
		},
	);

	it('a phone is read the same a second time, and has as few characters as it can', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\+?[0-9() .-]{6,24}$/), (text) => {
				const once = readPhone(text);
				if (!once.ok || once.value === undefined) return;
				expect(once.value).toMatch(/^\+?\d{7,15}$/);
				expect(readPhone(once.value)).toEqual(once);
			}),
			{ numRuns: 2000 },
		);
	});

	it('an address is the same in any case and wrapping', () => {
		fc.assert(
			fc.property(fc.emailAddress(), around, (email, blank) => {
				const key = emailKey(email);
				fc.pre(key !== undefined);
				for (const written of [
					email.toUpperCase(),
					`<${email}>`,
					`Zoe${blank} <${email}>;`,
					`"${email}"`,
					`${blank}${email}.`,
				]) {
					expect(emailKey(written)).toBe(key);
				}
			}),
		);
	});
});

describe('examples in messages', () => {
	it('are never past, wherever the reader is', () => {
		fc.assert(
			fc.property(moment, (date) => {
				const read = readMoment('soon', { now: date.getTime() });
				const example = read.ok ? '' : (/\d{4}-\d\d-\d\d \d\d:\d\d$/.exec(read.problem)?.[0] ?? '');
				const first = DateTime.fromSQL(example, { zone: 'Pacific/Kiritimati' });
				expect(first.toMillis()).toBeGreaterThan(date.getTime());
			}),
		);
	});

	it('can be written', () => {
		for (const { read, refused } of KINDS.filter(({ title }) =>
			['Day', 'Moment'].includes(title),
		)) {
			for (const [, message] of refused) {
				const found =
					String(message).match(/(?:Write|like|e\.g\.|or|as) (\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)/g) ??
					[];
				for (const example of found) expect(read(example.replace(/^\D+/, '')).ok).toBe(true);
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
