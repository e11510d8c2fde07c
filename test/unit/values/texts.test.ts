/** Texts, choices and lists at their edges. */
import { readChoice, readChoices, readJson } from '../../../omneo/values';
import {
	freeLine,
	freeText,
	oneLine,
	plainDigits,
	textKey,
	withoutQuotes,
} from '../../../omneo/values/characters';
import { countedTime } from '../../../omneo/values/countedTime';
import { alternatives, entriesOf, isGiven, readLine, single } from '../../../omneo/values/given';
import { parseJson } from '../../../omneo/values/jsonText';
import { readWrittenClock, readWrittenDay } from '../../../omneo/values/calendar';
import { ok } from '../../../omneo/validation';

const refused = { ok: false, problem: expect.any(String) };

it('a line has single blanks, and free text its own', () => {
	expect(oneLine('  a   b\n\nc ')).toBe('a b c');
	expect(freeText(' \n a  b\n c \t')).toBe('a  b\n c');
	expect(freeText('\u2800a\u0085')).toBe('a');
	expect(['', ' ', '\n\n', 'a'].map(freeText)).toEqual(['', '', '', 'a']);
	expect(freeLine('a\nb')).toBe('a b');
});

it.each([
	['ÁNA Müller', 'ana muller'],
	['O´Brien', 'obrien'],
	["O'Brien", 'obrien'],
	['O’Brien', 'obrien'],
	['Straße', 'straße'],
	['ΣΟΦΙΑ', 'σοφια'],
	['a–b', 'a-b'],
	['a  b', 'a b'],
])('%s has the key %s', (text, key) => expect(textKey(text)).toBe(key));

it.each([
	['"a"', 'a'],
	["' a '", 'a'],
	['“ «a» ”', 'a'],
	["'a", 'a'],
	["' a", 'a'],
	["a'", "a'"],
	['a"', 'a"'],
	['"a', '"a'],
	['"', '"'],
	['""', ''],
	["'", ''],
])('%j without quotes is %j', (text, bare) => expect(withoutQuotes(text)).toBe(bare));

it('digits of every script are read', () => {
	expect(plainDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
	expect(plainDigits('०१२३४५६७८९')).toBe('0123456789');
	expect(plainDigits('0123456789 x')).toBe('0123456789 x');
});

describe('a choice', () => {
	const CHOICES: Array<{ value: string | number; label: string }> = [
		{ value: 'no_show', label: 'No Show' },
		{ value: 'arrived', label: 'Arrived' },
		{ value: 'dress', label: 'Dress, long' },
		{ value: 'ARRIVED', label: 'No Show ' },
		{ value: 3, label: 'Three; or more' },
	];

	it.each<[unknown, unknown]>([
		['no_show', 'no_show'],
		['arrived', 'arrived'],
		['ARRIVED', 'ARRIVED'],
		['No Show', 'no_show'],
		['No Show ', 'ARRIVED'],
		['dress,long', 'dress'],
		['Dress ,  Long', 'dress'],
		["'Dress, long'", 'dress'],
		['"dress"', 'dress'],
		['DRESS', 'dress'],
		[3, 3],
		['three;or-more', 3],
		[['dress', 'Dress, long'], 'dress'],
		[[['dress']], 'dress'],
		['', undefined],
		[[], undefined],
	])('%j is %j', (given, value) => expect(readChoice(given, CHOICES)).toEqual({ ok: true, value }));

	it.each<unknown>([
		'no show',
		'x',
		'"dress"x',
		'xdressx',
		['dress', 'arrived'],
		['x', 'y'],
		{},
		'-',
		'_',
	])('%j is none, or not one', (given) => {
		expect(readChoice(given, CHOICES)).toEqual(refused);
	});

	it.each<[unknown, unknown]>([
		['dress,arrived', ['dress', 'arrived']],
		['arrived; Dress, long\nno_show', ['arrived', 'dress', 'no_show']],
		['Dress, long, Dress, long', ['dress']],
		['arrived,,dress', ['arrived', 'dress']],
		['arrived,', ['arrived']],
		['Three; or more', [3]],
		[
			['arrived', 'dress,no_show'],
			['arrived', 'dress', 'no_show'],
		],
		['["arrived","dress"]', ['arrived', 'dress']],
		[['', null], undefined],
	])('some are read from %j', (given, value) => {
		expect(readChoices(given, CHOICES)).toEqual({ ok: true, value });
	});

	it.each<unknown>(['arrived, x', 'x, arrived', 'long', 'arrived dress', { a: 1 }, [{}]])(
		'some are not read from %j',
		(given) => expect(readChoices(given, CHOICES)).toEqual(refused),
	);
});

describe('a value', () => {
	const LONG = 'x'.repeat(100_000);

	it('alone is the one in a list, and lists in lists are looked through', () => {
		expect(single([[['a']], null, ''])).toBe('a');
		expect(single(['a', 'b'])).toEqual(['a', 'b']);
		expect(single('["a"]')).toBe('a');
		expect(single('["a"')).toBe('["a"');
		expect(single('a"]')).toBe('a"]');
		expect(single('[a]')).toBe('[a]');
		expect(entriesOf(['a', ['b', '["c"]']])).toEqual(['a', 'b', 'c']);
		expect([isGiven(''), isGiven([null]), isGiven(0), isGiven('a')]).toEqual([
			false,
			false,
			true,
			true,
		]);
	});

	it('in a list without end is looked through to some depth', () => {
		const endless: unknown[] = [];
		endless.push(endless);
		expect(entriesOf(endless)).toHaveLength(1);
		expect(single(endless)).toBeDefined();
	});

	it('fits on a line, and is no object', () => {
		const read = (value: unknown) => readLine(value, 'no', (line) => ok(line));
		expect(read('""')).toEqual({ ok: true, value: undefined });
		expect(read({})).toEqual({ ok: false, problem: 'no' });
		expect(read(Number.NaN)).toEqual({ ok: false, problem: 'no' });
		expect(read(LONG)).toEqual({ ok: false, problem: 'no' });
		expect(read(' "a" ')).toEqual({ ok: true, value: 'a' });
		expect(alternatives(['a', 'b', 'c'])).toBe('a, b or c');
		expect(alternatives(['a'])).toBe('a');
	});
});

it('JSON is read with other blanks between its values, and its texts stay', () => {
	expect(parseJson('{\u00a0"a\u00a0b"\u2800:\u200b[1,\ufeff2]}')).toEqual({ 'a\u00a0b': [1, 2] });
	expect(parseJson('"a\u200bb"')).toBe('a\u200bb');
	expect(parseJson('{"":" "}')).toEqual({ '': ' ' });
	expect(() => parseJson('{"a" 1}')).toThrow(SyntaxError);
	expect(() => parseJson('1 2')).toThrow(SyntaxError);
	expect(() => parseJson('1\u200b2')).toThrow(SyntaxError);
	expect(readJson('{').ok).toBe(false);
});

it.each([
	['1799999999', 'seconds'],
	['1799999999.25', 'seconds'],
	['1799999999123', 'milliseconds'],
	['1799999999123.25', 'milliseconds'],
	['46500', 'serial'],
	['46500.41666', 'serial'],
	['0799999999', undefined],
	['17999999991', undefined],
	['x1799999999', undefined],
	['1799999999x', undefined],
	['x1799999999123', undefined],
	['1799999999123x', undefined],
	['1799999999123.x', undefined],
	['91799999999123', undefined],
	['16500', undefined],
])('%s counts %s', (text, kind) => expect(countedTime(text)?.kind).toBe(kind));

it.each([
	['2027 may 11', { year: 2027, month: 5, day: 11 }],
	['11th of may 2027', { year: 2027, month: 5, day: 11 }],
	['tue, 11 may 2027', { year: 2027, month: 5, day: 11 }],
	['may 11, 2027', { year: 2027, month: 5, day: 11 }],
	['11 mayx 2027', undefined],
	['11 ma 2027', undefined],
	['x 11.05.2027', undefined],
	['11 foo 2027', undefined],
])('%s is the day %j', (text, day) => {
	expect(readWrittenDay(text)).toEqual(day && { kind: 'day', day });
});

it.each([
	['10:59:59', { hour: 10, minute: 59, second: 59 }],
	['10:60', 'unreal'],
	['10:00:60', 'unreal'],
	['24:00', 'unreal'],
	['0:30 am', 'unreal'],
	['12:30 am', { hour: 0, minute: 30, second: 0 }],
	['13:00 pm', 'unreal'],
])('%s is the clock %j', (text, clock) => expect(readWrittenClock(text)).toEqual(clock));
