/** Calendar dates and clock times as people write them. */

export interface Day {
	year: number;
	month: number;
	day: number;
}

export interface Clock {
	hour: number;
	minute: number;
	second: number;
}

/** What a text says of its day. */
export type WrittenDay =
	| { kind: 'day'; day: Day }
	/** Two days that the text may mean, day before month first. */
	| { kind: 'unclear'; readings: [Day, Day] }
	/** The form of a day, and no day of the calendar. */
	| { kind: 'unreal' }
	/** The year has two digits. */
	| { kind: 'shortYear' };

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const MONTH = '([a-z]{3,9})\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';

/** Year, month and day, by the groups of the form. */
const FORMS: Array<[RegExp, (parts: string[]) => [string, string, string]]> = [
	[/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, ([year, , month, day]) => [year, month, day]],
	[/^([1-9]\d{3})(\d{2})(\d{2})$/, ([year, month, day]) => [year, month, day]],
	[
		new RegExp(`^${DAY}\\.?[ -]?(?:of )?${MONTH},?[ -]?(\\d{4})$`),
		([day, month, year]) => [year, month, day],
	],
	[new RegExp(`^${MONTH} ?${DAY},? (\\d{4})$`), ([month, day, year]) => [year, month, day]],
	[new RegExp(`^(\\d{4})[ -]${MONTH}[ -]${DAY}$`), ([year, month, day]) => [year, month, day]],
];

/** The day that a text is; undefined when it has no known form. The text is one line in lower case. */
export function readWrittenDay(text: string): WrittenDay | undefined {
	const { weekday, rest } = withoutWeekday(text);
	const written = readForms(rest) ?? readNumbers(rest);
	if (!written || written.kind !== 'day' || weekday === undefined) return written;
	return WEEKDAYS.indexOf(weekday) === weekdayOf(written.day) ? written : { kind: 'unreal' };
}

function withoutWeekday(text: string): { weekday?: string; rest: string } {
	const parts = /^([a-z]{3,9})\.?,? (.*)$/.exec(text);
	const weekday = parts && WEEKDAYS.find((name) => isShortOf(parts[1], name));
	return weekday ? { weekday, rest: parts[2] } : { rest: text };
}

function readForms(text: string): WrittenDay | undefined {
	for (const [form, order] of FORMS) {
		const parts = form.exec(text);
		if (!parts) continue;
		const [year, named, day] = order(parts.slice(1));
		const month = monthOf(named);
		return month === undefined ? undefined : realDay(Number(year), month, Number(day));
	}
	return undefined;
}

/** `31/05/2027`: a day when only one order gives one, or both the same. */
function readNumbers(text: string): WrittenDay | undefined {
	const parts = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
	if (!parts) return undefined;
	const [first, second, year] = [parts[1], parts[3], parts[4]].map(Number);
	if (parts[4].length === 2) return { kind: 'shortYear' };
	const dayFirst = realDay(year, second, first);
	const monthFirst = realDay(year, first, second);
	if (dayFirst.kind !== 'day') return monthFirst;
	if (monthFirst.kind !== 'day' || first === second) return dayFirst;
	return { kind: 'unclear', readings: [dayFirst.day, monthFirst.day] };
}

function monthOf(named: string): number | undefined {
	if (/^\d+$/.test(named)) return Number(named);
	const index = MONTHS.findIndex((name) => isShortOf(named, name.toLowerCase()));
	return index < 0 ? undefined : index + 1;
}

/** `may`, `sep`, `sept` or `september`. */
function isShortOf(text: string, name: string): boolean {
	return text === name || (/^.{3,4}$/.test(text) && name.startsWith(text));
}

function realDay(year: number, month: number, day: number): WrittenDay {
	const date = new Date(utcOf({ year, month, day }));
	const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal ? { kind: 'day', day: { year, month, day } } : { kind: 'unreal' };
}

function weekdayOf(day: Day): number {
	return new Date(utcOf(day)).getUTCDay();
}

/** Milliseconds since 1970 of the day's first moment in UTC. */
export function utcOf({ year, month, day }: Day): number {
	// Date.UTC takes years below 100 for those of the last century.
	return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** The day in UTC at a moment. */
export function utcDayAt(millis: number): Day {
	const date = new Date(millis);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2027-05-11`. */
export function showDay({ year, month, day }: Day): string {
	return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `10:00`, with seconds when there are any. */
export function showClock({ hour, minute, second }: Clock): string {
	const seconds = second > 0 ? `:${twoDigits(second)}` : '';
	return `${twoDigits(hour)}:${twoDigits(minute)}${seconds}`;
}

/** `5 April`. */
export function spokenDay({ month, day }: Day): string {
	return `${day} ${MONTHS[month - 1]}`;
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}

const CLOCK = /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?(?: ?([ap])\.?m\.?)?$/;

/**
 * A time of day, as hours and minutes or with am or pm; 'unreal' when it has the form of one. Parts
 * of a second are dropped, as Omneo has none.
 */
export function readWrittenClock(text: string): Clock | 'unreal' | undefined {
	const compact = /^(\d{2})(\d{2})(\d{2})?$/.exec(text);
	const parts = CLOCK.exec(text);
	if (!compact && !(parts && (parts[2] ?? parts[4]))) return undefined;
	const [given, minute, second] = (compact ?? (parts as string[]))
		.slice(1, 4)
		.map((part: string | undefined) => Number(part ?? 0));
	const half = compact ? undefined : parts?.[4];
	if (half && (given < 1 || given > 12)) return 'unreal';
	const hour = half ? (given % 12) + (half === 'p' ? 12 : 0) : given;
	return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second } : 'unreal';
}
