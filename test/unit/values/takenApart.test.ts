/** Days and times as they are written: their parts, and why others are refused. */
import { readDay, readMoment } from '../../../omneo/values';
import { quoted } from '../../../omneo/values/timeProblems';
import { takeApart } from '../../../omneo/values/writtenTime';
import { NOW } from '../support';

const DAY = { kind: 'day', day: { year: 2027, month: 5, day: 11 } };
const TEN = { hour: 10, minute: 0, second: 0 };
const BOTH = { day: DAY, clock: TEN, isUtc: false };

it.each([
	['2027-05-11', { day: DAY, isUtc: false }],
	['10:00', { clock: TEN, isUtc: false }],
	['2027-05-11 10:00', BOTH],
	['2027-05-11T10:00:00', BOTH],
	['2027-05-11, 10 am', BOTH],
	['2027-05-11 at 10:00', BOTH],
	['20270511T1000', BOTH],
	['20270511T100000', BOTH],
	['Tue May 11 2027 10:00:00', BOTH],
	['Tue May 11 10:00:00 2027', BOTH],
	['Tue May 11 2027 10:00:00 GMT+1000 (AEST)', { ...BOTH, offset: 600 }],
	['2027-05-11 10:00Z', { ...BOTH, offset: 0, isUtc: true }],
	['2027-05-11 10:00 UTC', { ...BOTH, offset: 0, isUtc: true }],
	['2027-05-11 10:00+10', { ...BOTH, offset: 600 }],
	['2027-05-11 10:00+10:30', { ...BOTH, offset: 630 }],
	['2027-05-11 10:00-1030', { ...BOTH, offset: -630 }],
	['2027-05-11 10:00-12:00', { ...BOTH, trailing: 'range' }],
	['2027-05-11 10:00 -12:00', { ...BOTH, offset: -720 }],
	['2027-05-11T10:00-12:00', { ...BOTH, offset: -720 }],
	['2027-05-11T10:00-12:30', { ...BOTH, offset: 'none' }],
	['2027-05-11T10:00-13:00', { ...BOTH, offset: 'none' }],
	['2027-05-11T10:00+14:00', { ...BOTH, offset: 840 }],
	['2027-05-11T10:00+14:01', { ...BOTH, offset: 'none' }],
	['2027-05-11T10:00+09:60', { ...BOTH, offset: 'none' }],
	['2027-05-11T10:00+09:59', { ...BOTH, offset: 599 }],
	['2027-05-11 10:00-10:00', { ...BOTH, offset: -600 }],
	['2027-05-11 10:00-09:30', { ...BOTH, offset: -570 }],
	['2027-05-11 10:00-10:30', { ...BOTH, trailing: 'range' }],
	['2027-05-11 10:00 Australia/Melbourne', { ...BOTH, zone: 'australia/melbourne' }],
	['2027-05-11 10:00[Australia/Melbourne]', { ...BOTH, zone: 'australia/melbourne' }],
	['2027-05-11 10:00 AEST', { ...BOTH, trailing: 'abbreviation' }],
	['2027-05-11T10:00[UTC][u-ca=iso8601]', { ...BOTH, zone: 'utc' }],
	['2027-05-11T10:00[UTC][!u-ca=gregory]', { ...BOTH, zone: 'utc' }],
	['2027-05-11T10:00[UTC][x=1]', { ...BOTH, zone: 'utc' }],
	['2027-05-11T10:00[UTC][!x=1]', { isUtc: false, trailing: 'annotation' }],
	['2027-05-11T10:00[UTC][u-ca=hebrew]', { isUtc: false, trailing: 'annotation' }],
	['2027-05-11T10:00[UTC][u-ca=iso8601x]', { isUtc: false, trailing: 'annotation' }],
	[
		'2027-05-11T10:00[UTC][Asia/Tokyo]',
		{ isUtc: false, zone: 'asia/tokyo', trailing: 'annotation' },
	],
])('%s has these parts', (text, parts) => expect(takeApart(text)).toEqual(parts));

it.each([
	'soon',
	'2027-05-11 10',
	'2027-05-11 soon',
	'someday 10:00',
	'soon AEST',
	'soon Z',
	'2027-05-11 AEST',
	'x Tue May 11 10:00:00 2027',
	'Tue May 11 10:00:00 2027 x',
	'Tue May 11 10:00:00 2027 Z x',
	'10',
	'1000',
])('%s has no known form', (text) => expect(takeApart(text)).toBeUndefined());

const problem = (read: typeof readDay | typeof readMoment, given: unknown) => {
	const result = read(given, { now: NOW });
	return result.ok ? `read as ${JSON.stringify(result.value)}` : result.problem;
};

const LUXON = { toMillis: () => NOW + 3_600_000, year: 2027, month: 5, day: 11 };

it.each<[unknown, string | RegExp]>([
	['2027-05-11', '2027-05-11'],
	['2027-05-11 00:00Z', '2027-05-11'],
	['2027-05-11 23:00', '2027-05-11'],
	['2027-05-11 23:00+10', '2027-05-11'],
	['2027-05-11T10:00[Australia/Melbourne]', '2027-05-11'],
	[new Date('2027-05-11T00:00:00Z'), '2027-05-11'],
	[{ ...LUXON, zoneName: 'Australia/Melbourne' }, '2027-05-11'],
	['2027-05-11 00:01Z', /time in UTC/],
	['2027-05-11 00:00:01Z', /time in UTC/],
	['2027-05-11 10:00Z', /time in UTC/],
	[new Date('2027-05-11T10:00:00Z'), /time in UTC/],
	[{ ...LUXON, zoneName: 'UTC' }, /time in UTC/],
	[{ ...LUXON, year: undefined }, /time in UTC/],
	[{ ...LUXON, month: undefined }, /time in UTC/],
	[{ ...LUXON, day: undefined }, /time in UTC/],
	['2027-05-11 25:00', /isn't a real date and time/],
	['2027-02-30', /isn't a real date/],
	['2027-05-11T10:00+15:00', /invalid UTC offset/],
	['2027-05-11 10:00 AEST', /supported date format/],
	['2027-05-11T10:00[UTC][!x=1]', /supported date format/],
	['2027-05-11T10:00[Perth/Time]', /supported date format/],
	['10:00', /supported date format/],
	['05/04/2027', /could be/],
	['11.5.27', /four digits/],
	['0999-05-11', /year from 1000 to 9998/],
	[['2027-05-11', '2027-05-12'], /./],
	[{}, /isn't a date/],
	[{ toMillis: 7 }, /isn't a date/],
	[new Date(Number.NaN), /invalid date/],
	['1799999999', /./],
])('a day given as %j is read, or refused with the reason', (given, expected) => {
	const result = readDay(given, { now: NOW });
	if (typeof expected === 'string') expect(result).toEqual({ ok: true, value: expected });
	else expect(problem(readDay, given)).toMatch(expected);
	if (typeof expected !== 'string') expect(result.ok).toBe(false);
});

it.each<[unknown, RegExp]>([
	['10:30', /has no date\. Add one, e\.g\. \S+ 10:30$/],
	['25:00', /has no date\. Add one, e\.g\. \S+ 10:00$/],
	['2027-05-11', /has no time\. Add one, e\.g\. 2027-05-11 10:00$/],
	['05/04/2027 09:15', /Write 2027-0\d-0\d 09:15 or 2027-0\d-0\d 09:15/],
	['05/04/2027', /Write 2027-0\d-0\d 10:00 or 2027-0\d-0\d 10:00/],
	['2027-05-11 10:00-11:00', /could be a range/],
	['2027-05-11 10:60', /isn't a real date and time/],
	['2027-05-11 10:00:60', /isn't a real date and time/],
	['2027-05-11 0:30 am', /isn't a real date and time/],
	['2027-05-11 13:30 pm', /isn't a real date and time/],
	['2027-04-31 10:00', /isn't a real date/],
	['2027-05-11T10:00+15:00', /invalid UTC offset/],
	['2027-05-11T10:00[Perth/Time]', /./],
	['2027-05-11T10:00[UTC][!x=1]', /brackets/],
	['2027-05-11T10:00+02:00[Australia/Melbourne]', /has an offset that Australia\/Melbourne/],
	['9999-12-31 10:00', /year from 1000 to 9998/],
	['9999-01-01 00:00', /year from 1000 to 9998/],
	['1000-01-01 23:59', /year from 1000 to 9998/],
	[['2027-05-11 10:00', '2027-05-12 10:00'], /./],
	[{ toMillis: 7 }, /isn't a date and time/],
	[{}, /isn't a date and time/],
	[7, /./],
	[new Date(Number.NaN), /invalid date/],
])('a time given as %j is refused with the reason', (given, reason) => {
	expect(readMoment(given, { now: NOW }).ok).toBe(false);
	expect(problem(readMoment, given)).toMatch(reason);
});

it('a value is repeated up to forty characters, and no longer one', () => {
	expect(quoted('x'.repeat(40))).toBe(`'${'x'.repeat(40)}'`);
	expect(quoted('x'.repeat(41))).toBe('this value');
});

it('the first and the last time that can be meant are read', () => {
	for (const text of ['1000-01-02 00:00Z', '9998-12-31 23:59Z']) {
		expect(readMoment(text, { now: NOW })).toEqual({
			ok: true,
			value: { kind: 'instant', millis: Date.parse(text.replace(' ', 'T')) },
		});
	}
	expect(readMoment({ toMillis: () => 1_799_999_999_999 }, { now: NOW })).toEqual({
		ok: true,
		value: { kind: 'instant', millis: 1_799_999_999_000 },
	});
});
