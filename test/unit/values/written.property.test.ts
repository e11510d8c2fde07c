import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	choicesOf,
	readChoices,
	readDay,
	readFlag,
	readJson,
	readMoment,
	readProfileId,
	readText,
	readWholeId,
	readZone,
	zoneNames,
} from '../../../omneo/values';
import { NOW as now } from './fixtures/example';
import { around, moment, ok } from './support';

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
