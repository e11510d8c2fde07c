/** Numbers that stand for times: days since 1900 in a spreadsheet, seconds and milliseconds since 1970. */
import { plainDigits } from './characters';
import { type Clock, type Day, utcDayAt, utcOf } from './calendar';

const DAY_MS = 86_400_000;
/** Spreadsheets count from here, as they have a 29 February 1900. */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);
/** Days of the years 1954 to 2119. */
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;

type CountedTime =
	/** A whole number of days has no time of day. */
	{ kind: 'serial'; day: Day; clock?: Clock } | { kind: 'seconds' } | { kind: 'milliseconds' };

/** What a number, or text that is one, counts; undefined for other values. */
export function countedTime(line: string): CountedTime | undefined {
	const text = plainDigits(line);
	if (/^[1-9]\d{9}(?:\.\d+)?$/.test(text)) return { kind: 'seconds' };
	if (/^[1-9]\d{12}(?:\.\d+)?$/.test(text)) return { kind: 'milliseconds' };
	if (!SERIAL.test(text)) return undefined;
	// Minutes: a spreadsheet's fraction has no exact seconds.
	const millis = Math.round((SPREADSHEET_EPOCH + Number(text) * DAY_MS) / 60_000) * 60_000;
	const day = utcDayAt(millis);
	const minutes = (millis - utcOf(day)) / 60_000;
	const clock =
		minutes > 0 ? { hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 } : undefined;
	return { kind: 'serial', day, clock };
}

/** Why the number is refused, and the ways out. `example` is the time that a serial number stands for. */
export function countedProblem({ kind }: CountedTime, example: string): string {
	if (kind === 'serial') {
		return `looks like a spreadsheet's date number. Format the column as text, or write it as ${example}`;
	}
	const method = kind === 'seconds' ? 'fromSeconds' : 'fromMillis';
	return `looks like ${kind} since 1970. Use an expression such as {{ DateTime.${method}(Number($json.start)) }}, or write it as ${example}`;
}
