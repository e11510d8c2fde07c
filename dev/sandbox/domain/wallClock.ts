/** Wall clocks, instants, and the text formats of times. */
import { DateTime } from 'luxon';
import { API_DATE_TIME_FORMAT } from '../../../omneo/schema';
import { days, type Day } from '../data/records';
import type { Switches } from '../data/switches';

const formats = {
	plain: API_DATE_TIME_FORMAT,
	iso: "yyyy-MM-dd'T'HH:mm:ss'Z'",
	micros: "yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'",
} satisfies Record<Switches['timeFormat'], string>;

/** An instant as the API answers it: UTC. Source: SDK live test "create appointment". */
export function utcText(instant: Date, format: Switches['timeFormat']): string {
	return DateTime.fromJSDate(instant, { zone: 'utc' }).toFormat(formats[format]);
}

/** The same for times that may not have happened. */
export function utcTextOrNull(
	instant: Date | undefined,
	format: Switches['timeFormat'],
): string | null {
	return instant ? utcText(instant, format) : null;
}

/**
 * An instant from a wall clock and its zone. Source: dev guide "Appointments" (times are read in the
 * request's `timezone`). A time skipped by summer time moves forward, as PHP does it.
 */
export function instantOf(wallClock: string, timezone: string): Date {
	return DateTime.fromFormat(wallClock, API_DATE_TIME_FORMAT, { zone: timezone }).toJSDate();
}

export function isZone(timezone: string): boolean {
	// Offsets such as "+10:00" are zones to luxon and not to the API, which asks for an IANA name.
	return /^[A-Z]/i.test(timezone) && DateTime.utc().setZone(timezone).isValid;
}

export function isDate(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** The wall clock of a place at an instant. */
export function localTime(instant: Date, timezone: string): DateTime {
	return DateTime.fromJSDate(instant, { zone: timezone });
}

/** The instant a date and `HH:mm` name at a place; null for a wall clock that summer time skips. */
export function momentOf(date: string, time: string, timezone: string): DateTime | null {
	const moment = DateTime.fromISO(`${date}T${time}`, { zone: timezone });
	return moment.isValid && moment.toFormat('HH:mm') === time ? moment : null;
}

export function dayOf(date: string): Day {
	return days[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1];
}
