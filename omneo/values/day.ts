/** Days without a time of day. */
import { type Result, ok, invalid } from '../validation';
import { type Day, showDay, utcDayAt, utcOf } from './calendar';
import { countedProblem, countedTime } from './countedTime';
import { SEVERAL, guarded, plainText, readLine, single } from './given';
import {
	type ReadingTime,
	INVALID_DATE,
	comingDay,
	dayProblem,
	isOutOfRange,
	millisOf,
	quoted,
	unsupported,
} from './timeProblems';
import { takeApart } from './writtenTime';
import { readZone } from './zone';

const DAY_MS = 86_400_000;

/**
 * A day as it is written, as `YYYY-MM-DD`: never the day at another place. Midnight in UTC is how
 * databases and JavaScript write a day, and is that day. Another time in UTC is a different day at
 * some places, and is refused; a time with an offset, or with none, has its own day.
 */
export function readDay(value: unknown, { now }: ReadingTime): Result<string | undefined> {
	const example = comingDay(now);
	const refusal = `isn't a date. Use a format like ${example}`;
	return guarded<string | undefined>(refusal, () => {
		const given = single(value);
		if (Array.isArray(given)) return invalid(SEVERAL);
		if (given === undefined || plainText(given) !== undefined) {
			return readLine(given, refusal, (line) => readText(line, example));
		}
		const millis = millisOf(given);
		if (millis === undefined) return invalid(refusal);
		if (!Number.isFinite(millis)) return invalid(`${INVALID_DATE}. Use a format like ${example}`);
		if (millis % DAY_MS === 0) return shown(utcDayAt(millis));
		const own = ownDay(given);
		return own ? shown(own) : invalid(momentProblem(example));
	});
}

function readText(line: string, example: string): Result<string> {
	const counted = countedTime(line);
	if (counted) {
		return invalid(
			countedProblem(counted, counted.kind === 'serial' ? showDay(counted.day) : example),
		);
	}
	const written = takeApart(line);
	if (!written?.day) return invalid(unsupported(example));
	const { day, clock, zone } = written;
	const refused = dayProblem(line, day, showDay, example);
	if (refused !== undefined) return invalid(refused);
	if (clock === 'unreal') return invalid(`${quoted(line)} isn't a real date and time`);
	if (written.offset === 'none') return invalid(`${quoted(line)} has an invalid UTC offset`);
	const isUnclear = written.trailing !== undefined || (zone !== undefined && !readZone(zone).ok);
	if (isUnclear || day.kind !== 'day') {
		return invalid(unsupported(example));
	}
	const isMidnight = !clock || (clock.hour === 0 && clock.minute === 0 && clock.second === 0);
	return written.isUtc && !isMidnight ? invalid(momentProblem(example)) : shown(day.day);
}

function momentProblem(example: string): string {
	return `is a time in UTC, which is another day at some places. Write the day alone, e.g. ${example}`;
}

/** The day that a Luxon DateTime shows in its own zone. A Date has no zone, and in UTC a time names no day. */
function ownDay(given: unknown): Day | undefined {
	const { year, month, day, zoneName } = given as Partial<Day> & { zoneName?: string };
	if (year === undefined || month === undefined || day === undefined) return undefined;
	return zoneName === 'UTC' ? undefined : { year, month, day };
}

function shown(day: Day): Result<string> {
	return isOutOfRange(utcOf(day))
		? invalid('must have a year from 1000 to 9998')
		: ok(showDay(day));
}
