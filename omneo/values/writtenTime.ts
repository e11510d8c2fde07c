/** Takes apart a text that may be a day, a time of day, and what says how the two are to be read. */
import { type Clock, type WrittenDay, readWrittenClock, readWrittenDay } from './calendar';
import { plainDigits } from './characters';

/** The parts of a text, each undefined when the text has none. */
export interface WrittenTime {
	day?: WrittenDay;
	clock?: Clock | 'unreal';
	/** Minutes before UTC are negative; 'none' when it is no offset in use. */
	offset?: number | 'none';
	/** UTC by its name or by Z, which databases write whatever the place. */
	isUtc: boolean;
	/** The name in brackets after the time. Source: RFC 9557. */
	zone?: string;
	/** What stands after the time is known to be meant as a zone, and is not certain. */
	trailing?: 'abbreviation' | 'range' | 'annotation';
}

/** Ends with a zone, an annotation such as a calendar, or both, in brackets. */
const BRACKETS = / ?\[(!?)([^[\]]{1,60})\]$/;
/** The name of the zone that JavaScript writes after the offset. */
const IN_PARENTHESES = /(gmt[+-]\d{4}) \([^()]{1,60}\)$/;
const OFFSET = /^(.*?) ?(?:(z|utc|gmt)|(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d{2}))?)$/;
const NAMED_ZONE = /^(.*) ([a-z]+(?:\/[a-z_+-]+)+)$/;
const ABBREVIATION = /^(.*) ([a-z]{2,5})$/;
/** A day, and what may stand between it and the time of day. */
const SPLIT = /^(.+?)(?: at |, at |, |t| )(\d{1,2}(?::[\d:.,]+)?(?: ?[ap]\.?m\.?)?)$/;
const COMPACT = /^(\d{8})t(\d{4}|\d{6})$/;

/** The parts of one line of text; undefined when it has no known form. */
export function takeApart(line: string): WrittenTime | undefined {
	const found: WrittenTime = { isUtc: false };
	const text = withoutBrackets(
		plainDigits(line)
			.toLowerCase()
			.replace(/\u2212/g, '-'),
		found,
	);
	return text === undefined ? { ...found, trailing: 'annotation' } : readParts(text, found);
}

function readParts(text: string, found: WrittenTime): WrittenTime | undefined {
	const alone = readDayAndClock(text);
	if (alone) return { ...found, ...alone };
	const plain = text.replace(IN_PARENTHESES, '$1');
	const endings: Array<[RegExpExecArray | null, Ending]> = [
		[OFFSET.exec(plain), readOffset],
		[NAMED_ZONE.exec(text), (parts) => ({ zone: parts[2] })],
		[ABBREVIATION.exec(text), () => ({ trailing: 'abbreviation' })],
	];
	for (const [parts, ending] of endings) {
		const before = parts && readDayAndClock(parts[1]);
		if (parts && before?.clock) return { ...found, ...before, ...ending(parts, before) };
	}
	return undefined;
}

/** What the end of a text says, given the day and the time before it. */
type Ending = (parts: RegExpExecArray, before: WrittenTime) => Partial<WrittenTime>;

/** The text before the brackets; undefined when they ask for what is not known. */
function withoutBrackets(text: string, found: WrittenTime): string | undefined {
	let rest = text;
	for (let parts = BRACKETS.exec(rest); parts; parts = BRACKETS.exec(rest)) {
		rest = rest.slice(0, parts.index);
		const [, , name] = parts;
		if (name.includes('=')) {
			// The calendar of every day is the only one that is read, and other keys do not bind.
			const isOtherCalendar = name.startsWith('u-ca=') && !/=(?:iso8601|gregory)$/.test(name);
			if (isOtherCalendar || (parts[1] && !name.startsWith('u-ca='))) return undefined;
		} else if (found.zone === undefined) found.zone = name;
		else return undefined;
	}
	return rest;
}

function readOffset(parts: RegExpExecArray, { clock }: WrittenTime): Partial<WrittenTime> {
	const [whole, before, utc, sign, hours, minutes] = parts;
	if (utc) return { offset: 0, isUtc: true };
	const size = Number(hours) * 60 + Number(minutes ?? 0);
	const total = sign === '-' ? -size : size;
	// `10:00-11:00` is a range to people, and a time in Samoa to the standard.
	const isRange =
		/ \d{1,2}:\d{2}$/.test(before) &&
		/\d-\d{1,2}:\d{2}$/.test(whole) &&
		typeof clock === 'object' &&
		size > clock.hour * 60 + clock.minute;
	if (isRange) return { trailing: 'range' };
	// The largest offset in use is +14:00, the smallest -12:00.
	const isInUse = Number(minutes ?? 0) < 60 && total >= -12 * 60 && total <= 14 * 60;
	return { offset: isInUse ? total : 'none' };
}

function readDayAndClock(text: string): (WrittenTime & { isUtc: false }) | undefined {
	const day = readWrittenDay(text);
	if (day) return { day, isUtc: false };
	const clock = /^\d+$/.test(text) ? undefined : readWrittenClock(text);
	if (clock) return { clock, isUtc: false };
	const parts = COMPACT.exec(text) ?? SPLIT.exec(text) ?? jsDate(text);
	if (!parts) return undefined;
	const [dayBefore, clockAfter] = [readWrittenDay(parts[1]), readWrittenClock(parts[2])];
	const isBare = /^\d+$/.test(parts[2]) && !COMPACT.test(text);
	return dayBefore && clockAfter && !isBare
		? { day: dayBefore, clock: clockAfter, isUtc: false }
		: undefined;
}

/** `tue may 11 2027 10:00:00` has its parts where SPLIT finds them; `tue may 11 10:00:00 2027` is put in order. */
function jsDate(text: string): string[] | undefined {
	const parts = /^([a-z]{3} [a-z]{3} {1,2}\d{1,2}) (\d{2}:\d{2}:\d{2}) (\d{4})$/.exec(text);
	return parts ? ['', `${parts[1]} ${parts[3]}`, parts[2]] : undefined;
}
