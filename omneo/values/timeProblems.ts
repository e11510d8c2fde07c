/** What the readers of days and moments have in common: values that are no text, and the reasons to refuse. */
import { type Day, type WrittenDay, showDay, spokenDay, utcDayAt } from './calendar';

/** The run's clock, for examples in messages. */
export interface ReadingTime {
	/** Milliseconds since 1970 UTC. */
	now: number;
}

export function unsupported(example: string): string {
	return `isn't in a supported date format. Use a format like ${example}`;
}

export const INVALID_DATE = 'the expression returned an invalid date';

/** Years of four digits, in every zone and with room for an end after a start. */
const FIRST = Date.UTC(1000, 0, 2);
const LAST = Date.UTC(9999, 0, 1);

export function isOutOfRange(millis: number): boolean {
	return !(millis >= FIRST && millis < LAST);
}

/** A day that is yet to come wherever the reader is: tomorrow where days begin first, 14 hours before UTC. */
export function comingDay(now: number): string {
	return showDay(utcDayAt(now + (14 + 24) * 3_600_000));
}

/** The value in a message. Only for what was found to be a day or a time. */
export function quoted(line: string): string {
	return line.length <= 40 ? `'${line}'` : 'this value';
}

/**
 * Milliseconds of a Date or a Luxon DateTime, NaN when it is an invalid one; undefined for other
 * values. Told by what they can do, not by class: expressions make them with n8n's own copy of the
 * library. May throw what the value throws.
 */
export function millisOf(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	if ('toMillis' in value && typeof value.toMillis === 'function') {
		return Number(value.toMillis());
	}
	return undefined;
}

/** Why what is written is not one day; undefined when it is. `show` puts a day right, `example` stands in for one. */
export function dayProblem(
	line: string,
	day: WrittenDay,
	show: (day: Day) => string,
	example: string,
): string | undefined {
	if (day.kind === 'unclear') {
		const [first, second] = day.readings;
		return `${quoted(line)} could be ${spokenDay(first)} or ${spokenDay(second)}. Write ${show(first)} or ${show(second)}`;
	}
	if (day.kind === 'unreal') return `${quoted(line)} isn't a real date`;
	if (day.kind === 'shortYear') {
		return `${quoted(line)} needs a year of four digits. Use a format like ${example}`;
	}
	return undefined;
}
