/** Numbers, IDs, emails and phone numbers at their edges: what is read, and what is refused. */
import {
	emailKey,
	phoneKey,
	readEmail,
	readNumber,
	readPhone,
	readProfileId,
	readWholeId,
} from '../../../omneo/values';
import { fullName, mentionsAll, personLabel } from '../../../omneo/values/names';

type Read = { ok: boolean; value?: unknown; problem?: string };

const refused = { ok: false, problem: expect.any(String) };

describe('a number', () => {
	it.each<[unknown, number]>([
		['7', 7],
		['+7', 7],
		['-7', -7],
		['12.', 12],
		['12.50', 12.5],
		['.25', 0.25],
		['.5', 0.5],
		['1e3', 1000],
		['15E+12', 15e12],
		['25e-1', 2.5],
		[' 7 ', 7],
		[0, 0],
	])('is read from %j', (given, value) => expect(readNumber(given)).toEqual({ ok: true, value }));

	it.each([
		'x7',
		'7x',
		'7 8',
		'1e',
		'e3',
		'.',
		'+',
		'1e5x',
		'1,5',
		'0x10',
		'--7',
		'Infinity',
		'NaN',
		'1e999',
	])('is not read from %j', (given) => expect(readNumber(given)).toEqual(refused));

	it('keeps its bounds, and names those it has', () => {
		const bounds = { whole: true, above: 0, most: 9 };
		expect([0, 1, 9, 10, 2.5].map((given) => readNumber(given, bounds).ok)).toEqual([
			false,
			true,
			true,
			false,
			false,
		]);
		const problem = (range: object) => (readNumber('x', range) as Read).problem;
		expect(problem(bounds)).toBe('must be a whole number above 0 and at most 9');
		expect(problem({ above: 0 })).toBe('must be a number above 0');
		expect(problem({ most: 9 })).toBe('must be a number at most 9');
		expect(problem({})).toBe('must be a number');
	});
});

describe('an ID', () => {
	it.each<[unknown, number]>([
		['42', 42],
		['42.0', 42],
		['42.00', 42],
		[42, 42],
	])('of a row is read from %j', (given, value) => {
		expect(readWholeId(given)).toEqual({ ok: true, value });
	});

	it.each(['0', '-1', 'x42', '42x', '42.5', '42.05', '9007199254740993'])(
		'of a row is not read from %j',
		(given) => expect(readWholeId(given)).toEqual(refused),
	);

	const UUID = '3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11';

	it('of a profile is put in lower case', () => {
		expect(readProfileId(UUID.toUpperCase())).toEqual({ ok: true, value: UUID });
	});

	it.each([`0${UUID}`, `${UUID}0`, UUID.slice(1), 'ana'])(
		'of a profile is not read from %s',
		(given) => expect(readProfileId(given)).toEqual(refused),
	);

	it('names the other ways to choose, and only when there are any', () => {
		const problem = (read: typeof readWholeId | typeof readProfileId, otherModes?: string[]) =>
			(read('?', otherModes && { otherModes }) as Read).problem;
		for (const read of [readWholeId, readProfileId]) {
			expect(problem(read, ['By Name'])).toContain(', or choose By Name');
			expect(problem(read, ['By Email', 'By Phone', 'By Name'])).toContain(
				'By Email, By Phone or By Name',
			);
			expect(problem(read, [])).not.toContain('or choose');
			expect(problem(read)).not.toMatch(/or choose|Stryker/);
		}
	});
});

describe('an email address', () => {
	it.each([
		['ana@example.com', 'ana@example.com'],
		[' ana@example.com;,. ', 'ana@example.com'],
		['Ana Lee <ana@example.com>', 'ana@example.com'],
		['[Ana](mailto:ana@example.com)', 'ana@example.com'],
		['mailto:ana@example.com?subject=Hi|x', 'ana@example.com'],
		['"ana@example.com";', 'ana@example.com'],
	])('is read from %s', (given, value) => {
		expect(readEmail(given)).toEqual({ ok: true, value });
	});

	it.each([
		'ana',
		'ana@',
		'@example.com',
		'ana@example',
		'ana@example.c',
		'ana@example.123',
		'ana@example..com',
		'x [Ana](mailto:ana@example.com)',
		'[Ana](mailto:ana@example.com) x',
		'<x> Ana <ana@example.com>',
		'Ana <ana@example.com> x',
		'xmailto:ana@',
		`${'a'.repeat(300)}@example.com`,
	])('is not read from %s', (given) => expect(readEmail(given)).toEqual(refused));

	it('may end in a word with digits, and has a length of 254 at most', () => {
		expect(readEmail('ana@example.a1').ok).toBe(true);
		expect(readEmail('ana@example.1a').ok).toBe(true);
		const host = '@example.com';
		const long = (length: number) => `${'a'.repeat(length - host.length)}${host}`;
		const most = [250, 254, 255, 256, 300, 320, 321].filter((n) => readEmail(long(n)).ok).at(-1);
		expect(most).toBeDefined();
		expect(readEmail(long((most as number) + 1)).ok).toBe(false);
	});

	it('has one key however it is written, and none when it is none', () => {
		expect(emailKey('ANA@Example.com')).toBe(emailKey('ana@example.com'));
		expect(emailKey('ana')).toBeUndefined();
	});
});

describe('a phone number', () => {
	it.each([
		['+61 400 000 001', '+61400000001'],
		['tel:+61400000001', '+61400000001'],
		['+61400000001.0', '+61400000001'],
		['61400000001.00', '61400000001'],
		['+61 (0)400 000 001', '+61400000001'],
		['0400 000 001;', '0400000001'],
	])('is read from %s', (given, value) => {
		expect(readPhone(given)).toEqual({ ok: true, value });
	});

	it.each([
		'+',
		'0',
		'+000000000',
		'000000000',
		'12345',
		'6.14E+10',
		'61E10',
		'6,14e10',
		'400000001 x12',
		'400000001 ext. 12',
		'400000001 # 12',
		'400000001.5',
		'2027-03-22',
		'22/03/2027',
		'2027-03-22 10:00',
		'22.03.2027T10:00',
		'400000001 / 400000002',
		'x400000001',
		'400000001y',
		'() 400000001',
		'((400)) 000 001',
	])('is not read from %s', (given) => expect(readPhone(given)).toEqual(refused));

	it('that looks like a day without being one is a number', () => {
		for (const given of ['4000-13-32', '0400-99-99', '13-32-4000']) {
			expect(readPhone(given).ok).toBe(true);
		}
	});

	it('of eight digits is another than one of ten', () => {
		const keys = ['40000001', '0240000001', '+61240000001', '+6140000001'].map(phoneKey);
		expect(new Set(keys).size).toBe(4);
		expect(keys).not.toContain(undefined);
	});

	it('has one key however it is written', () => {
		expect(phoneKey('+61 400 000 001')).toBe(phoneKey('+61400000001'));
		expect(phoneKey('n/a')).toBeUndefined();
	});
});

describe('a name', () => {
	it('is first and last, or the one that is known', () => {
		expect(fullName({ first_name: 'Ana', last_name: 'Lee' })).toBe('Ana Lee');
		expect(fullName({ first_name: ' ', last_name: 'Lee' })).toBe('Lee');
		expect(fullName({ first_name: null })).toBeUndefined();
		expect(fullName(null)).toBeUndefined();
	});

	it('stands with the email in a picker, or the one that is known', () => {
		expect(personLabel({ first_name: 'Ana', email: 'a@b.com' })).toBe('Ana (a@b.com)');
		expect(personLabel({ first_name: 'Ana', email: '' })).toBe('Ana');
		expect(personLabel({ email: 'a@b.com' })).toBe('a@b.com');
		expect(personLabel({ email: '' })).toBeUndefined();
	});

	it('is found by all of its words', () => {
		expect(mentionsAll('Ana María Lee', 'lee maria')).toBe(true);
		expect(mentionsAll('Ana Lee', 'ana maria')).toBe(false);
		expect(mentionsAll('Ana Lee', 'cem')).toBe(false);
	});
});
