/** Times and free slots in words and few lines, for the answers that an AI model reads. */
import { DateTime } from 'luxon';
/** What is told of a slot. */
export interface ToldSlot {
	start_at: string;
	location_name: string | null;
	staff_name: string | null;
	staff_id: string | null;
}

/** A model reads what is longer with less care, and pays for it. In tokens, as near as they can be told. */
const MOST_TOKENS = 2_200;

/** Usual models have about one token for each of these. */
const TOKEN = /\p{L}{1,7}|\d{1,3}|\s(?=\d)|[^\s\p{L}\d]/gu;

/** From so many equally spaced times on, a range says them shorter. */
const FEWEST_IN_RANGE = 4;

function local(iso: string): DateTime {
	return DateTime.fromISO(iso, { setZone: true }).setLocale('en');
}

/** `Monday 22 March 2027`, by the offset in the text. */
export function dayInWords(iso: string): string {
	return local(iso).toFormat('cccc d MMMM yyyy');
}

/** `Monday 22 March 2027, 10:00`. Text that is no time stays as it is. */
export function timeInWords(iso: string): string {
	const time = local(iso);
	return time.isValid ? time.toFormat('cccc d MMMM yyyy, HH:mm') : iso;
}

/** `Monday 22 March 2027, 10:00 to 10:45`, or with both days where it ends on another one. */
export function spanInWords(start: string, end: string | null | undefined): string {
	if (!end) return timeInWords(start);
	const isSameDay = start.slice(0, 10) === end.slice(0, 10);
	return `${timeInWords(start)} to ${isSameDay ? clockOf(end) : timeInWords(end)}`;
}

/** The next free times: `Monday 22 March 2027, 10:45, 11:00 and 11:15`, with a place where there are several. */
export function slotsInWords(slots: ToldSlot[]): string {
	const places = new Set(slots.map(({ location_name }) => location_name));
	const groups = grouped(slots, (slot) =>
		[dayInWords(slot.start_at), places.size > 1 ? slot.location_name : ''].join('@'),
	);
	const texts = [...groups].map(([key, ofDay]) => {
		const [day, place] = key.split('@');
		const times = ofDay.map(({ start_at, staff_name }) =>
			staff_name ? `${clockOf(start_at)} with ${staff_name}` : clockOf(start_at),
		);
		return `${day}${place ? ` at ${place}` : ''}: ${[...new Set(times)].join(', ')}`;
	});
	const [only] = places;
	return texts.join('; ') + (places.size === 1 && only ? ` at ${only}` : '');
}

/** A line for each day, with the staff by their names. */
export function slotDays(slots: ToldSlot[]): string[] {
	const days = grouped(slots, ({ start_at }) => dayInWords(start_at));
	return [...days].map(([day, ofDay]) => {
		const people = grouped(ofDay, ({ staff_name, staff_id }) => staff_name ?? staff_id ?? '');
		const texts = [...people].map(([person, own]) =>
			[person, timesInWords(own.map(({ start_at }) => start_at))].filter(Boolean).join(' '),
		);
		return `${day}: ${texts.join('; ')}`;
	});
}

/** As many lines as a model should read at once, and a last one when some are left out. */
export function linesInLimit(lines: string[], howToGetMore: string): string[] {
	let tokens = 0;
	const kept = lines.filter(
		(line) => (tokens += 2 + (line.match(TOKEN)?.length ?? 0)) <= MOST_TOKENS,
	);
	if (kept.length === lines.length) return lines;
	const left = lines.length - kept.length;
	return [...kept, `${left} more left out. ${howToGetMore}`];
}

/** `09:00, 09:15`, or `09:00 to 16:45 every 15 min`. */
function timesInWords(starts: string[]): string {
	const moments = [...new Set(starts)].map((iso) => ({ iso, millis: Date.parse(iso) }));
	const texts: string[] = [];
	for (let from = 0; from < moments.length; ) {
		const step = (moments[from + 1]?.millis ?? Number.NaN) - moments[from].millis;
		let until = from;
		while (moments[until + 1]?.millis - moments[until].millis === step) until++;
		if (until - from + 1 >= FEWEST_IN_RANGE) {
			const [first, last] = [clockOf(moments[from].iso), clockOf(moments[until].iso)];
			texts.push(`${first} to ${last} every ${step / 60_000} min`);
			from = until + 1;
		} else {
			texts.push(clockOf(moments[from].iso));
			from += 1;
		}
	}
	return texts.join(', ');
}

/** `10:45`, by the offset in the text. */
function clockOf(iso: string): string {
	return local(iso).toFormat('HH:mm');
}

function grouped<T>(records: T[], keyOf: (record: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const record of records) {
		const key = keyOf(record);
		groups.set(key, [...(groups.get(key) ?? []), record]);
	}
	return groups;
}
