import fc from 'fast-check';
import { FieldErrors } from '../../../omneo/validation';
import {
	type RepeatedHour,
	isRepeated,
	momentOfAnswer,
	momentOfWall,
	planSchedule,
	timeOfAnswer,
	toApiTime,
	toLocalIso,
} from '../../../omneo/time';
import { type GivenTime, type WallTime, readZone, zoneNames } from '../../../omneo/values';
import {
	type Change,
	FROM,
	TO,
	ZONES,
	allChanges,
	asUtc,
	changesOf,
	clockAt,
	clockOf,
	momentsShowing,
} from './oracle';
import { problemOf, valueOf } from '../support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function wallOf(clock: string): WallTime {
	const [year, month, day, hour, minute, second] = clock.split(/\D/).map(Number);
	return { year, month, day, hour, minute, second };
}

const zone = fc.constantFrom(...ZONES);
const changes = allChanges();
const wholeMoment = fc
	.integer({ min: FROM / 1000, max: TO / 1000 })
	.map((seconds) => seconds * 1000);

/** A zone with a moment: any at all, or one within hours of a change of its clocks. */
const place = fc.oneof(
	fc.record({ zone, millis: wholeMoment }),
	fc
		.record({
			change: fc.constantFrom(...changes),
			seconds: fc.integer({ min: -4 * 3600, max: 4 * 3600 }),
		})
		.map(({ change, seconds }) => ({ zone: change.zone, millis: change.at + seconds * 1000 })),
);

describe('the independent clock', () => {
	it('finds the changes that calendars print', () => {
		const at = (name: string) => changesOf(name).map((change) => new Date(change.at).toISOString());
		expect(at('Australia/Melbourne').slice(0, 2)).toEqual([
			'2025-04-05T16:00:00.000Z',
			'2025-10-04T16:00:00.000Z',
		]);
		expect(at('Europe/London')).toHaveLength(12);
		// Morocco decides late, so how often it changes depends on the age of the machine's rules.
		expect(at('Africa/Casablanca').length).toBeGreaterThanOrEqual(2);
		expect(at('Asia/Tokyo')).toEqual([]);
		expect(changesOf('Australia/Lord_Howe')[0]).toMatchObject({ before: 660, after: 630 });
		expect(changes.length).toBeGreaterThan(1000);
	});
});

describe('a clock time around every change of clocks, in every zone', () => {
	/** Steps of half an hour around the change, and each edge to the second. */
	function clocksAround({ at, before, after }: Change): string[] {
		const first = at + Math.min(before, after) * MINUTE;
		const last = at + Math.max(before, after) * MINUTE;
		const steps: number[] = [];
		for (let step = first - HOUR; step <= last + HOUR; step += 30 * MINUTE) steps.push(step);
		const edges = [first, last].flatMap((edge) => [edge - 1000, edge, edge + 1000]);
		return [...steps, ...edges].map(clockOf);
	}

	/** Empty when the change is handled as the independent clock shows it. */
	function faults(change: Change): string[] {
		const { zone: name, at, before, after } = change;
		const inGap = (utc: number) => utc >= at + before * MINUTE && utc < at + after * MINUTE;
		const twice = (utc: number) => utc >= at + after * MINUTE && utc < at + before * MINUTE;
		return clocksAround(change).flatMap((clock) => {
			const utc = asUtc(clock);
			const wall = wallOf(clock);
			const refuse = momentOfWall(wall, name, 'refuse');
			const earlier = momentOfWall(wall, name, 'earlier');
			const later = momentOfWall(wall, name, 'later');
			const fault = (what: string) => [`${name} ${clock}: ${what}`];
			if (inGap(utc)) {
				const refused = [refuse, earlier, later].every(
					(checked) => !checked.ok && checked.problem.includes("doesn't exist"),
				);
				return refused ? [] : fault('skipped, but accepted');
			}
			if (!earlier.ok || !later.ok) return fault('exists, but refused');
			if (clockAt(earlier.value, name) !== clock) return fault('earlier is another time');
			if (clockAt(later.value, name) !== clock) return fault('later is another time');
			if (twice(utc)) {
				if (refuse.ok || !refuse.problem.includes('twice')) return fault('not refused');
				const apart = (later.value - earlier.value) / MINUTE;
				return apart === before - after ? [] : fault(`the two are ${apart} minutes apart`);
			}
			const same = refuse.ok && refuse.value === earlier.value && refuse.value === later.value;
			return same ? [] : fault('one moment, but distinguished');
		});
	}

	it('is refused when skipped, refused or chosen when repeated, and exact otherwise', () => {
		expect(changes.flatMap(faults)).toEqual([]);
	});

	it('is handled so to the minute for each kind of change', () => {
		const kinds = new Map(changes.map((change) => [`${change.before} ${change.after}`, change]));
		const wrong = [...kinds.values()].flatMap((change) => {
			const { zone: name, at, before, after } = change;
			const start = at + Math.min(before, after) * MINUTE - 5 * MINUTE;
			const end = at + Math.max(before, after) * MINUTE + 5 * MINUTE;
			const minutes = Array.from({ length: (end - start) / MINUTE }, (_, i) => start + i * MINUTE);
			return minutes.map(clockOf).filter((clock) => {
				const expected = momentsShowing(clock, name);
				const earlier = momentOfWall(wallOf(clock), name, 'earlier');
				const later = momentOfWall(wallOf(clock), name, 'later');
				const found = [earlier, later].flatMap((moment) => (moment.ok ? [moment.value] : []));
				return JSON.stringify([...new Set(found)]) !== JSON.stringify(expected);
			});
		});
		expect(wrong).toEqual([]);
	});

	it('tells the reader which time and zone it is about', () => {
		const melbourne = 'Australia/Melbourne';
		expect(problemOf(momentOfWall(wallOf('2026-10-04 02:30:00'), melbourne, 'refuse'))).toBe(
			"'2026-10-04 02:30' doesn't exist in Australia/Melbourne because clocks go forward. Choose a time before or after the change.",
		);
		expect(problemOf(momentOfWall(wallOf('2026-04-05 02:30:00'), melbourne, 'refuse'))).toMatch(
			/^'2026-04-05 02:30' occurs twice in Australia\/Melbourne/,
		);
	});
});

describe('a moment', () => {
	it('is written as the clock in the zone shows it', () => {
		fc.assert(
			fc.property(place, fc.integer({ min: 0, max: 999 }), ({ zone: name, millis }, part) => {
				expect(toApiTime(millis + part, name)).toBe(clockAt(millis, name));
			}),
			{ numRuns: 1500 },
		);
	});

	it('is written and read back unchanged, with a choice where its clock time is repeated', () => {
		fc.assert(
			fc.property(place, ({ zone: name, millis }) => {
				const wall = wallOf(toApiTime(millis, name));
				const moments = momentsShowing(clockAt(millis, name), name);
				expect(isRepeated(millis, name)).toBe(moments.length > 1);
				const chosen: RepeatedHour = millis === moments[0] ? 'earlier' : 'later';
				expect(valueOf(momentOfWall(wall, name, chosen))).toBe(millis);
				expect(momentOfWall(wall, name, 'refuse').ok).toBe(moments.length === 1);
			}),
			{ numRuns: 1200 },
		);
	});

	it('has a local ISO form that denotes it and shows the clock of the zone', () => {
		fc.assert(
			fc.property(place, fc.integer({ min: 0, max: 999 }), ({ zone: name, millis }, part) => {
				const iso = toLocalIso(millis + part, name);
				expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
				expect(new Date(iso).getTime()).toBe(millis);
				expect(iso.slice(0, 19).replace('T', ' ')).toBe(clockAt(millis, name));
			}),
			{ numRuns: 1500 },
		);
	});
});

describe('a schedule', () => {
	const minutes = fc.integer({ min: 1, max: 2 * 24 * 60 });
	const repeatedHour = fc.constantFrom<RepeatedHour>('refuse', 'earlier', 'later');

	/** The moments that Omneo reads in what is sent. */
	const read = (clock: string, sentZone: string) => momentsShowing(clock, sentZone);

	it('denotes exactly the moments given, or is refused because a clock time is repeated', () => {
		fc.assert(
			fc.property(
				place,
				minutes,
				fc.boolean(),
				repeatedHour,
				({ zone: name, millis }, durationMinutes, withEnd, choice) => {
					const end = millis + durationMinutes * MINUTE;
					const instant = (moment: number): GivenTime => ({ kind: 'instant', millis: moment });
					const check = new FieldErrors();
					const schedule = planSchedule(
						{
							start: instant(millis),
							...(withEnd ? { end: instant(end) } : { durationMinutes }),
							zone: name,
							repeatedHour: choice,
						},
						check,
					);
					const twice = (moment: number) => momentsShowing(clockAt(moment, name), name).length > 1;
					if (choice === 'refuse' && (twice(millis) || twice(end))) {
						expect(schedule).toBeUndefined();
						expect(Object.keys(check.messages)).toEqual([
							...(twice(millis) ? ['scheduled_start_at'] : []),
							...(twice(end) ? ['scheduled_end_at'] : []),
						]);
						expect(Object.values(check.messages).flat().join()).toContain('occurs twice');
						return;
					}
					expect(check.messages).toEqual({});
					expect(schedule?.fields.timezone).toBe(twice(millis) || twice(end) ? 'UTC' : name);
					expect(schedule).toMatchObject({ startMs: millis, endMs: end });
					const sent = (schedule as NonNullable<typeof schedule>).fields;
					expect(read(sent.scheduled_start_at, sent.timezone)).toEqual([millis]);
					expect(read(sent.scheduled_end_at, sent.timezone)).toEqual([end]);
				},
			),
			{ numRuns: 1200 },
		);
	});

	it('given as clock times denotes the moments that these clocks show', () => {
		fc.assert(
			fc.property(
				place,
				minutes,
				fc.constantFrom<RepeatedHour>('earlier', 'later'),
				({ zone: name, millis }, durationMinutes, choice) => {
					const clock = clockAt(millis, name);
					const moments = momentsShowing(clock, name);
					const start = choice === 'later' ? moments[moments.length - 1] : moments[0];
					const input = {
						start: { kind: 'wall' as const, wall: wallOf(clock) },
						durationMinutes,
						zone: name,
					};
					const sent = planSchedule({ ...input, repeatedHour: choice }, new FieldErrors())?.fields;
					if (!sent) throw new Error('refused');
					expect(read(sent.scheduled_start_at, sent.timezone)).toEqual([start]);
					expect(read(sent.scheduled_end_at, sent.timezone)).toEqual([
						start + durationMinutes * MINUTE,
					]);
					if (moments.length === 2) {
						expect(
							planSchedule({ ...input, repeatedHour: 'refuse' }, new FieldErrors()),
						).toBeUndefined();
					}
				},
			),
			{ numRuns: 1500 },
		);
	});

	const plan = (start: string, more: { end?: string; confirmed?: string; minutes?: number }) => {
		const check = new FieldErrors();
		const time = (text: string | undefined) =>
			text === undefined ? undefined : timeOfAnswer(text);
		const schedule = planSchedule(
			{
				start: time(start) as GivenTime,
				end: time(more.end),
				confirmedAt: time(more.confirmed),
				durationMinutes: more.minutes,
				zone: 'Australia/Melbourne',
				repeatedHour: 'refuse',
			},
			check,
		);
		return { schedule: schedule?.fields, problems: check.messages };
	};

	it('lasts its real length across a night in which clocks change', () => {
		expect(plan('2026-10-04 01:30', { minutes: 60 }).schedule).toEqual({
			scheduled_start_at: '2026-10-04 01:30:00',
			scheduled_end_at: '2026-10-04 03:30:00',
			timezone: 'Australia/Melbourne',
		});
	});

	it('writes a moment given with another offset on the clock of the zone', () => {
		expect(plan('2026-05-11T00:00:00Z', { minutes: 30 }).schedule).toMatchObject({
			scheduled_start_at: '2026-05-11 10:00:00',
			scheduled_end_at: '2026-05-11 10:30:00',
		});
	});

	it.each([
		['2026-05-11 10:00', '2026-05-11T00:45:00Z'],
		['2026-05-11T10:00:00+10:00', '2026-05-11 10:45'],
	])(
		'is refused when one of start and end has an offset and the other has none: %s, %s',
		(start, end) => {
			expect(plan(start, { end }).problems.scheduled_end_at[0]).toMatch(
				/^must be written like the start/,
			);
		},
	);

	it('is refused when it ends before or as it begins, unless the clocks went on in between', () => {
		const late = { scheduled_end_at: ['must be after the start'] };
		expect(plan('2026-05-11 10:00', { end: '2026-05-11 10:00' }).problems).toEqual(late);
		expect(plan('2026-05-11 10:00', { end: '2026-05-11 09:00' }).problems).toEqual(late);
		expect(plan('2026-05-11 10:00', { end: '2026-05-11 09:59' }).problems).toEqual(late);
		expect(plan('2026-05-11 10:00', { end: '2026-05-11 10:01' }).problems).toEqual({});
	});

	it('names every time that clocks skip', () => {
		const { schedule, problems } = plan('2026-10-04 02:10', {
			end: '2026-10-04 02:40',
			confirmed: '2026-10-04 02:50',
		});
		expect(schedule).toBeUndefined();
		expect(Object.keys(problems)).toEqual([
			'scheduled_start_at',
			'scheduled_end_at',
			'confirmed_at',
		]);
	});

	it('carries the time of confirmation on the same clock', () => {
		expect(
			plan('2026-05-11 10:00', { minutes: 30, confirmed: '2026-05-01T00:00:00Z' }).schedule,
		).toMatchObject({ confirmed_at: '2026-05-01 10:00:00' });
	});
});

describe('a time of a free slot', () => {
	const two = (number: number) => String(number).padStart(2, '0');

	interface Spelling {
		separator: string;
		seconds: boolean;
		fraction: string;
		gap: string;
		style: number;
	}

	const spelling: fc.Arbitrary<Spelling> = fc.record({
		separator: fc.constantFrom('T', 't', ' '),
		seconds: fc.boolean(),
		fraction: fc.constantFrom('', '.5', '.123', ',999', '.999999', '.123456789'),
		gap: fc.constantFrom('', ' '),
		style: fc.nat(3),
	});

	function offsetText(offset: number, style: number): string {
		if (offset === 0 && style < 2) return 'Zz'[style];
		const size = Math.abs(offset);
		const hours = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}`;
		if (style === 0 && size % 60 === 0) return hours;
		return `${hours}${style === 1 ? '' : ':'}${two(size % 60)}`;
	}

	function clockText(utc: number, { separator, seconds, fraction }: Spelling): string {
		const clock = clockOf(utc).replace(' ', separator);
		return seconds ? clock + fraction : clock.slice(0, 16);
	}

	const dropped = (utc: number, { seconds }: Spelling) =>
		seconds ? utc : Math.floor(utc / MINUTE) * MINUTE;

	const anyMoment = fc
		.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(9998, 11, 31) / 1000 })
		.map((seconds) => seconds * 1000);

	it('with an offset gives back the moment, however it is written', () => {
		fc.assert(
			fc.property(
				anyMoment,
				fc.integer({ min: -12 * 60, max: 14 * 60 }),
				spelling,
				(millis, offset, how) => {
					const text =
						clockText(millis + offset * MINUTE, how) + how.gap + offsetText(offset, how.style);
					expect(timeOfAnswer(text)).toEqual({
						kind: 'instant',
						millis: dropped(millis + offset * MINUTE, how) - offset * MINUTE,
					});
				},
			),
			{ numRuns: 1500 },
		);
	});

	it('without an offset gives back the clock, however it is written', () => {
		fc.assert(
			fc.property(anyMoment, spelling, (utc, how) => {
				const wall = wallOf(clockOf(dropped(utc, how)));
				const text = ` ${clockText(utc, how)} `;
				expect(timeOfAnswer(text)).toEqual({ kind: 'wall', wall });
			}),
			{ numRuns: 1000 },
		);
	});

	it.each([
		undefined,
		null,
		'',
		'11/05/2026 10:00',
		'2026-05-11',
		'10:00',
		'tomorrow at 10',
		'2026-05-11 24:00',
		'2026-02-30 10:00',
		'2026-13-01 10:00',
		'2026-05-11 10:60',
		'2026-05-11T10:00+15:00',
		'0026-05-11 10:00',
		1778457600,
		{},
	])('is unknown when it is %j', (value) => {
		expect(timeOfAnswer(value)).toBeUndefined();
	});
});

describe('a time in an answer', () => {
	const utc = Date.UTC(2026, 4, 11, 0, 30, 15);

	it.each([
		'2026-05-11 00:30:15',
		'2026-05-11T00:30:15',
		'2026-05-11T00:30:15Z',
		'2026-05-11T00:30:15.000000Z',
		'2026-05-11T00:30:15+00:00',
		'2026-05-11T10:30:15+10:00',
		'2026-05-10 20:30:15-04:00',
		'2026-05-11T10:30:15.000+1000',
		' 2026-05-11 00:30:15 ',
	])('is read as a moment: %s', (text) => {
		expect(momentOfAnswer(text)).toBe(utc);
	});

	it('is in UTC when it has no offset, whatever the day', () => {
		fc.assert(
			fc.property(wholeMoment, fc.constantFrom('T', ' '), (millis, separator) => {
				expect(momentOfAnswer(clockOf(millis).replace(' ', separator))).toBe(millis);
			}),
		);
	});

	it('keeps parts of a second when there are any', () => {
		expect(momentOfAnswer('2026-05-11T00:30:15.250000Z')).toBe(utc + 250);
	});

	it.each([
		undefined,
		null,
		5,
		{},
		[],
		true,
		'',
		'soon',
		'2026-13-01 00:00:00',
		'00:30:15',
		'10',
		'2026',
	])('is unknown when it is %j', (text) => {
		expect(momentOfAnswer(text)).toBeUndefined();
	});
});

describe('a time zone', () => {
	it('is accepted by each name that this machine lists, in any case', () => {
		const refused = zoneNames().filter((name) => {
			const spellings = [name, ` ${name} `, name.toLowerCase(), name.toUpperCase()];
			return spellings.some((text) => {
				const read = readZone(text);
				return !read.ok || read.value !== name;
			});
		});
		expect(refused).toEqual([]);
		expect(zoneNames()).toContain('UTC');
	});

	it.each([
		['Asia/Kolkata', 'Asia/Kolkata'],
		['Asia/Calcutta', 'Asia/Kolkata'],
		['asia/calcutta', 'Asia/Kolkata'],
		['Europe/Kiev', 'Europe/Kyiv'],
		['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
	])('is accepted by old and new names, and called by its name of today: %s', (given, name) => {
		expect(valueOf(readZone(given))).toBe(name);
		expect(zoneNames()).toContain(name);
	});

	it.each(['+10:00', 'GMT+10', 'AEST', 'EST', 'Melbourne', 'Australia', 'Mars/Olympus', 'UTC+10'])(
		'is refused when it is no IANA name: %s',
		(text) => {
			expect(problemOf(readZone(text))).toMatch(/Use (?:a name such as )?[A-Z]\w+\/\w+$/);
		},
	);
});
