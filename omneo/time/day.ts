/** Days without a time of day, written `2027-05-11`. */
import { DateTime } from 'luxon';
import type { GivenTime } from '../values';
import { momentOfWall, toApiTime } from './convert';

/** `YYYY-MM-DD HH:mm:ss`: a wall clock as it was written, or the clock in the zone at a moment. */
export function clockText(time: GivenTime, zone: string): string {
	if (time.kind === 'instant') return toApiTime(time.millis, zone);
	// In UTC nothing is skipped or repeated.
	const moment = momentOfWall(time.wall, 'UTC', 'earlier');
	return moment.ok ? toApiTime(moment.value, 'UTC') : '';
}

/** The day at a place at a moment. */
export function dayAt(millis: number, zone: string): string {
	return toApiTime(millis, zone).slice(0, 10);
}

/** When a day, or the one so many days later, begins at a place. Some nights begin at one o'clock. */
export function startOfDay(day: string, zone: string, daysAfter = 0): number {
	return DateTime.fromISO(day, { zone }).plus({ days: daysAfter }).startOf('day').toMillis();
}

/** The same clock time some days later, as a moment. */
export function daysLater(millis: number, days: number, zone: string): number {
	return DateTime.fromMillis(millis, { zone }).plus({ days }).toMillis();
}

export interface Days {
	first: string;
	last: string;
}

/** Splits a range into parts of at most `mostDays` days, in order. */
export function partsOf({ first, last }: Days, mostDays: number): Days[] {
	const parts: Days[] = [];
	for (let from = first; from <= last; from = plusDays(from, mostDays)) {
		const until = plusDays(from, mostDays - 1);
		parts.push({ first: from, last: until < last ? until : last });
	}
	return parts;
}

/** Each of the days. */
export function eachDay(days: Days): string[] {
	return partsOf(days, 1).map(({ first }) => first);
}

function plusDays(day: string, days: number): string {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}
