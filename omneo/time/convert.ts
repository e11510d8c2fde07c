/** Converts between moments and local clock times, including hours that are skipped or repeated. */
import { DateTime } from 'luxon';
import { isRecord } from '../text';
import { type Result, ok, invalid } from '../validation';
import { readApiDateTime } from '../schema/primitives';
import type { GivenTime, WallTime } from '../values';
import { isSteady, offsetAt } from './offset';

/** What to do with an hour that is repeated because clocks go back; the first is the default. */
export const repeatedHourChoices = ['refuse', 'earlier', 'later'] as const;
export type RepeatedHour = (typeof repeatedHourChoices)[number];

/**
 * The moment at which clocks in the zone show this time, in milliseconds since 1970 UTC.
 * A time that clocks skip is refused, and one that they show twice unless a choice is made.
 */
export function momentOfWall(
	wall: WallTime,
	zone: string,
	repeatedHour: RepeatedHour,
): Result<number> {
	const moments = momentsShowing(wall, zone);
	if (moments.length === 0) {
		return invalid(
			`'${show(wall)}' doesn't exist in ${zone} because clocks go forward. Choose a time before or after the change.`,
		);
	}
	if (moments.length > 1 && repeatedHour === 'refuse') {
		return invalid(repeatedProblem(show(wall), zone));
	}
	return ok(repeatedHour === 'later' ? moments[moments.length - 1] : moments[0]);
}

/** The moment that a time means, in milliseconds since 1970 UTC: its own, or that of a clock in the zone. */
export function momentOfTime(
	time: GivenTime,
	zone: string,
	repeatedHour: RepeatedHour,
): Result<number> {
	return time.kind === 'instant' ? ok(time.millis) : momentOfWall(time.wall, zone, repeatedHour);
}

/** Whether clocks in the zone show the time of this moment twice. */
export function isRepeated(millis: number, zone: string): boolean {
	if (isSteady(millis, zone)) return false;
	const wall = DateTime.fromMillis(millis, { zone }).toObject() as WallTime;
	return momentsShowing(wall, zone).length > 1;
}

export function repeatedProblem(shown: string, zone: string): string {
	return `'${shown}' occurs twice in ${zone} because clocks go back. Choose another time, or set 'When Clocks Go Back' under Options.`;
}

/** All moments at which clocks in the zone show this time, earliest first: none, one or two. */
export function momentsShowing(wall: WallTime, zone: string): number[] {
	const { year, month, day, hour, minute, second } = wall;
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
	// No zone has two changes within a day, so the offsets a day before and after are all there can be.
	const offsets = [-1, 1].map((days) => offsetAt(asUtc + days * 86_400_000, zone));
	if (offsets[0] === offsets[1]) return [asUtc - offsets[0] * 60_000];
	const moments = [...new Set(offsets)]
		.map((offset) => asUtc - offset * 60_000)
		.filter((millis) => showsWall(millis, wall, zone));
	return moments.sort((a, b) => a - b);
}

function showsWall(millis: number, wall: WallTime, zone: string): boolean {
	const there = DateTime.fromMillis(millis, { zone });
	return (
		there.year === wall.year &&
		there.month === wall.month &&
		there.day === wall.day &&
		there.hour === wall.hour &&
		there.minute === wall.minute
	);
}

function show(wall: WallTime): string {
	return DateTime.fromObject(wall, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm');
}

/** As Omneo wants times in requests: `2026-05-11 10:00:00`, the clock in the zone. */
export function toApiTime(millis: number, zone: string): string {
	return clockOf(millis, zone).replace('T', ' ');
}

/** `2026-05-11T10:00:00+10:00`: readable at the place, and exact. */
export function toLocalIso(millis: number, zone: string): string {
	if (zone === 'UTC') return `${clockOf(millis, zone)}Z`;
	const offset = offsetAt(millis, zone);
	const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
	const sign = offset < 0 ? '-' : '+';
	return `${clockOf(millis, zone)}${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** `2026-05-11T10:00:00`, the clock in the zone. */
function clockOf(millis: number, zone: string): string {
	return new Date(millis + offsetAt(millis, zone) * 60_000).toISOString().slice(0, 19);
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}

/**
 * The moment of a time in an answer. Answers are in UTC (source: live test of create in the SDK) in
 * a format that is not documented, so text without an offset is read as UTC, never as this machine's
 * time. Also read are HTTP dates, seconds or milliseconds since 1970, and PHP's own form of a date.
 * Undefined when it cannot be read for certain, such as a day without a time.
 */
export function momentOfAnswer(answered: unknown): number | undefined {
	if (typeof answered === 'number') return momentOfCount(answered);
	if (isRecord(answered)) {
		const { date, timezone = 'UTC' } = answered;
		return typeof date === 'string' && timezone === 'UTC' ? momentOfAnswer(date) : undefined;
	}
	if (typeof answered !== 'string') return undefined;
	const text = answered.trim();
	const usual = readApiDateTime(text);
	if (usual !== undefined) return usual;
	if (/^\d{10}(?:\d{3})?$/.test(text)) return momentOfCount(Number(text));
	const read = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)
		? DateTime.fromISO(text.replace(' ', 'T').replace(/ (?:UTC|GMT)$/, 'Z'), { zone: 'utc' })
		: DateTime.fromRFC2822(text);
	return read.isValid ? read.toMillis() : undefined;
}

/** Seconds have ten digits from 2001 to 2286, milliseconds thirteen. */
function momentOfCount(count: number): number | undefined {
	if (!Number.isSafeInteger(count)) return undefined;
	if (count >= 1e9 && count < 1e10) return count * 1000;
	return count >= 1e12 && count < 1e13 ? count : undefined;
}
