/** Reading the times that people, spreadsheets, n8n's date picker and expressions write. */
import { DateTime } from 'luxon';
import { type Result, ok, invalid } from '../validation';
import { isBlank } from '../text';
import { readMoment } from '../values';

/** A local clock time whose zone is given elsewhere, or an exact moment in milliseconds since 1970 UTC. */
export type GivenTime = { kind: 'wall'; wall: WallTime } | { kind: 'instant'; millis: number };

export interface WallTime {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
}

/** No year begins with a zero: `0026` is what date fields make of a 26 that was typed. */
const PATTERN =
	/^([1-9]\d{3})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** An example that is yet to come. */
function example(): string {
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	return `Use a format like ${tomorrow} 10:00.`;
}

/**
 * Reads a time; undefined when none is given. Accepted: `YYYY-MM-DD HH:mm[:ss]` with a space or a T,
 * the same with an offset or Z, a JS Date, a Luxon DateTime. Parts of a second are dropped, as
 * Omneo has none. Everything that could be meant in two ways is refused.
 */
export function readTime(value: unknown): Result<GivenTime | undefined> {
	if (isBlank(value)) return ok(undefined);
	if (typeof value === 'string') return readText(value.trim());
	const millis = momentOf(value);
	if (millis === undefined) return invalid(`isn't a date and time. ${example()}`);
	if (!Number.isFinite(millis))
		return invalid(`the expression returned an invalid date. ${example()}`);
	return inRange(millis, { kind: 'instant', millis: wholeSecond(millis) });
}

/** Years of four digits, in every zone and with room for an end after a start. */
const FIRST = Date.UTC(1000, 0, 2);
const LAST = Date.UTC(9999, 0, 1);

/** Refuses years that come from seconds taken for milliseconds, or the other way round. */
function inRange(millis: number, time: GivenTime): Result<GivenTime> {
	if (millis >= FIRST && millis < LAST) return ok(time);
	return invalid(`must have a year from 1000 to 9998. ${example()}`);
}

function readText(text: string): Result<GivenTime> {
	const parts = PATTERN.exec(text);
	if (!parts) return invalid(explainRefusal(text));
	const [year, month, day, hour, minute, second] = parts
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const wall = { year, month, day, hour, minute, second };
	const asUtc = DateTime.fromObject(wall, { zone: 'utc' });
	if (!asUtc.isValid || hour === 24) return invalid(`'${text}' isn't a real date and time`);
	if (!parts[7]) return inRange(asUtc.toMillis(), { kind: 'wall', wall });
	const offset = offsetMinutes(parts[7]);
	if (offset === undefined) return invalid(`'${text}' has an invalid UTC offset`);
	const millis = asUtc.toMillis() - offset * 60_000;
	return inRange(millis, { kind: 'instant', millis });
}

/** Why the text was refused. */
function explainRefusal(text: string): string {
	// Only text that looks like a time is repeated: a wrongly mapped field may hold a name or an email.
	const shown = /^[\d\s:./,TZ+-]{1,40}$/i.test(text) ? `'${text}'` : 'this value';
	if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) {
		const read = readMoment(text, { now: Date.now() });
		if (!read.ok) return read.problem;
	}
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${shown} has no time. Add one, e.g. ${text} 10:00.`;
	return `${shown} isn't in a supported date format. ${example()}`;
}

/** The largest offset in use is +14:00, the smallest -12:00. */
function offsetMinutes(text: string): number | undefined {
	if (text.toUpperCase() === 'Z') return 0;
	const hours = Number(text.slice(1, 3));
	const minutes = Number(text.slice(3).replace(':', '') || 0);
	const total = (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
	return minutes < 60 && total >= -12 * 60 && total <= 14 * 60 ? total : undefined;
}

/**
 * Milliseconds of a Date or a Luxon DateTime; NaN when it is invalid. Recognized by its methods, not
 * its class: expressions make them with n8n's own copy of the library.
 */
function momentOf(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	if ('toMillis' in value && typeof value.toMillis === 'function') {
		return Number(value.toMillis());
	}
	return undefined;
}

function wholeSecond(millis: number): number {
	return Math.floor(millis / 1000) * 1000;
}
