/** Times of answers, days and schedules at their edges. */
import { DateTime } from 'luxon';
import { FieldErrors } from '../../../omneo/validation';
import { clockText, dayAt, daysLater, eachDay, partsOf } from '../../../omneo/time/day';
import { isSteady, offsetAt } from '../../../omneo/time/offset';
import { timeOfAnswer } from '../../../omneo/time/read';
import { exactly, planSchedule, planTimes } from '../../../omneo/time/schedule';
import type { GivenTime } from '../../../omneo/values';

const WALL = { year: 2027, month: 5, day: 11, hour: 10, minute: 0, second: 0 };
const wall = (more: object = {}): GivenTime => ({ kind: 'wall', wall: { ...WALL, ...more } });
const MELBOURNE = 'Australia/Melbourne';
const at = (text: string) => Date.parse(text);

describe('a time of an answer', () => {
	it.each([
		['2027-05-11T10:00:00Z', '2027-05-11T10:00:00Z'],
		['2027-05-11t10:00:00z', '2027-05-11T10:00:00Z'],
		['2027-05-11 10:00+10:00', '2027-05-11T00:00:00Z'],
		['2027-05-11 10:00 +1030', '2027-05-10T23:30:00Z'],
		['2027-05-11 10:00-12:00', '2027-05-11T22:00:00Z'],
		['2027-05-11 10:00+14:00', '2027-05-10T20:00:00Z'],
		['2027-05-11 10:00:30.123456Z', '2027-05-11T10:00:30Z'],
	])('%s is a moment', (text, moment) => {
		expect(timeOfAnswer(text)).toEqual({ kind: 'instant', millis: at(moment) });
	});

	it('without an offset is a clock', () => {
		expect(timeOfAnswer('2027-05-11 10:00')).toEqual({ kind: 'wall', wall: WALL });
		const late = { kind: 'wall', wall: { ...WALL, hour: 23, minute: 59, second: 59 } };
		expect(timeOfAnswer(' 2027-05-11 23:59:59 ')).toEqual(late);
	});

	it.each<unknown>([
		'2027-05-11 24:00',
		'2027-05-11 10:60',
		'2027-05-11 10:00:60',
		'2027-02-30 10:00',
		'2027-04-31 10:00',
		'2027-13-01 10:00',
		'2027-00-11 10:00',
		'2027-05-00 10:00',
		'2027-05-11 10:00+14:01',
		'2027-05-11 10:00-12:01',
		'2027-05-11 10:00+09:60',
		'2027-05-11 10:00-09:75',
		'0999-05-11 10:00',
		'2027-05-11',
		'x',
		7,
		null,
	])('%j is none', (text) => expect(timeOfAnswer(text)).toBeUndefined());
});

describe('days', () => {
	it('are split into parts that end with the last of them', () => {
		const days = { first: '2027-02-27', last: '2027-03-03' };
		expect(partsOf(days, 2)).toEqual([
			{ first: '2027-02-27', last: '2027-02-28' },
			{ first: '2027-03-01', last: '2027-03-02' },
			{ first: '2027-03-03', last: '2027-03-03' },
		]);
		expect(partsOf(days, 5)).toEqual([days]);
		expect(partsOf(days, 31)).toEqual([days]);
		expect(partsOf({ first: days.last, last: days.first }, 2)).toEqual([]);
		expect(eachDay(days)).toEqual([
			'2027-02-27',
			'2027-02-28',
			'2027-03-01',
			'2027-03-02',
			'2027-03-03',
		]);
	});

	it('and clocks are those of the place', () => {
		expect(clockText(wall(), MELBOURNE)).toBe('2027-05-11 10:00:00');
		expect(clockText(exactly(at('2027-05-11T20:00:00Z')), MELBOURNE)).toBe('2027-05-12 06:00:00');
		expect(dayAt(at('2027-05-11T20:00:00Z'), MELBOURNE)).toBe('2027-05-12');
		const before = at('2027-04-03T10:00:00+11:00');
		expect(daysLater(before, 2, MELBOURNE)).toBe(at('2027-04-05T10:00:00+10:00'));
	});
});

describe('an offset', () => {
	it('is that of the moment, to the minute before and after clocks change', () => {
		const change = at('2027-04-03T16:00:00Z');
		for (const away of [-86_400_000, -3_600_000, -60_000, 0, 60_000, 3_600_000, 86_400_000]) {
			const exact = DateTime.fromMillis(change + away, { zone: MELBOURNE }).offset;
			expect(offsetAt(change + away, MELBOURNE)).toBe(exact);
			expect(exact).toBe(away < 0 ? 660 : 600);
		}
	});

	it('is steady a day away from a change and further', () => {
		const change = at('2027-04-03T16:00:00Z');
		const steady = (away: number) => isSteady(change + away, MELBOURNE);
		expect([-86_400_001, -86_400_000, 0, 86_399_999, 86_400_000].map(steady)).toEqual([
			true,
			false,
			false,
			false,
			true,
		]);
	});

	it('stays right over more days of zones than are kept', () => {
		for (let day = 0; day < 5_100; day += 1) {
			const millis = day * 86_400_000;
			if (day % 97 === 0) {
				expect(offsetAt(millis, MELBOURNE)).toBe(
					DateTime.fromMillis(millis, { zone: MELBOURNE }).offset,
				);
			} else offsetAt(millis, MELBOURNE);
		}
	});
});

describe('a schedule', () => {
	const plan = (more: object) => {
		const check = new FieldErrors();
		const frame = { zone: MELBOURNE, repeatedHour: 'refuse', start: wall(), ...more };
		const planned = planSchedule(frame as never, check);
		return [planned?.fields, check.messages];
	};
	const times = (given: object, more: object = {}) => {
		const check = new FieldErrors();
		const frame = { zone: MELBOURNE, repeatedHour: 'refuse', ...more };
		return [planTimes(given, frame as never, check), check.messages];
	};
	const SKIPPED = wall({ month: 10, day: 3, hour: 2, minute: 30 });
	const REPEATED = wall({ month: 4, day: 4, hour: 2, minute: 30 });
	const none = (...fields: string[]) => [
		undefined,
		Object.fromEntries(fields.map((field) => [field, [expect.any(String)]])),
	];

	it('needs a start, an end and a confirmation that exist', () => {
		expect(plan({ start: SKIPPED, durationMinutes: 45 })).toEqual(none('scheduled_start_at'));
		expect(plan({ end: SKIPPED, start: wall({ month: 10, day: 3, hour: 1 }) })).toEqual(
			none('scheduled_end_at'),
		);
		expect(plan({ durationMinutes: 45, confirmedAt: SKIPPED })).toEqual(none('confirmed_at'));
		expect(plan({})).toEqual([undefined, {}]);
		expect(times({ confirmed_at: SKIPPED })).toEqual(none('confirmed_at'));
		expect(times({ scheduled_start_at: SKIPPED, confirmed_at: wall() })).toEqual(
			none('scheduled_start_at'),
		);
	});

	it('has both times on clocks or both as moments', () => {
		const moment = exactly(at('2027-05-11T12:00:00+10:00'));
		const clock = wall({ hour: 12 });
		const [, problems] = plan({ end: moment }) as [unknown, Record<string, string[]>];
		expect(problems.scheduled_end_at[0]).toContain(
			'this has an offset from UTC, and the start has',
		);
		const start = exactly(at('2027-05-11T10:00:00+10:00'));
		const [, other] = plan({ start, end: clock }) as [unknown, Record<string, string[]>];
		expect(other.scheduled_end_at[0]).toContain('the start has an offset from UTC, and this has');
		expect(times({ scheduled_start_at: wall(), scheduled_end_at: moment })).toEqual(
			none('scheduled_end_at'),
		);
		expect(plan({ start, end: moment })).toEqual(plan({ end: clock }));
	});

	it('ends after its start, the own one included', () => {
		expect(plan({ end: wall() })).toEqual(none('scheduled_end_at'));
		expect(plan({ end: wall({ minute: 1 }) })[1]).toEqual({});
		const knownStart = at('2027-05-11T10:00:00+10:00');
		expect(times({ scheduled_end_at: wall() }, { knownStart })).toEqual(none('scheduled_end_at'));
		const ends = { scheduled_end_at: '2027-05-11 10:01:00', timezone: MELBOURNE };
		expect(times({ scheduled_end_at: wall({ minute: 1 }) }, { knownStart })).toEqual([ends, {}]);
		expect(times({ scheduled_end_at: wall({ minute: 1 }) })).toEqual([ends, {}]);
		expect(times({ confirmed_at: wall() }, { knownStart })[1]).toEqual({});
	});

	it('is up to four times longer or shorter than the service', () => {
		const lasting = (minutes: number) => {
			const end = exactly(at('2027-05-11T10:00:00+10:00') + minutes * 60_000);
			const start = exactly(at('2027-05-11T10:00:00+10:00'));
			return Object.keys(plan({ start, end, usualMinutes: 40 })[1] as object);
		};
		expect([9, 10, 40, 160, 161].map(lasting)).toEqual([
			['scheduled_end_at'],
			[],
			[],
			[],
			['scheduled_end_at'],
		]);
		expect(times({ scheduled_start_at: wall() }, { usualMinutes: 40 })[1]).toEqual({});
	});

	it('says how long that is', () => {
		const [, problems] = plan({ end: wall({ hour: 23, minute: 1 }), usualMinutes: 60 }) as [
			unknown,
			Record<string, string[]>,
		];
		expect(problems.scheduled_end_at[0]).toMatch(/13 hours 1 minute long.* 1 hour\./);
	});

	it('names a repeated time to the minute, and goes out in UTC when it is chosen', () => {
		const [, problems] = plan({
			start: exactly(at('2027-04-03T15:30:00Z')),
			durationMinutes: 45,
		}) as [unknown, Record<string, string[]>];
		expect(problems.scheduled_start_at[0]).toMatch(/2027-04-04 02:30(?!:)/);
		expect(plan({ start: REPEATED, durationMinutes: 45, repeatedHour: 'later' })[0]).toEqual({
			scheduled_start_at: '2027-04-03 16:30:00',
			scheduled_end_at: '2027-04-03 17:15:00',
			timezone: 'UTC',
		});
	});
});
