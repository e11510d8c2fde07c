/** Turns the times of a form into the fields of a booking: start, end, zone. */
import type { FieldErrors } from '../validation';
import { type RepeatedHour, isRepeated, momentOfTime, repeatedProblem, toApiTime } from './convert';
import type { GivenTime } from '../values';

/** What the times of a booking are meant in and held against. */
interface Frame {
	/** A checked IANA name. */
	zone: string;
	repeatedHour: RepeatedHour;
	/** What an end alone is held against: the start that stays as it is. */
	knownStart?: number;
	/** What the length is held against; left out when it is not known, or any length is meant. */
	usualMinutes?: number;
}

interface ScheduleInput extends Omit<Frame, 'knownStart'> {
	start: GivenTime;
	/** Without an end, the booking lasts `durationMinutes`. */
	end?: GivenTime;
	durationMinutes?: number;
	confirmedAt?: GivenTime;
}

interface Fields {
	scheduled_start_at: string;
	scheduled_end_at: string;
	timezone: string;
	confirmed_at?: string;
}

/** The moments of a booking, in milliseconds since 1970 UTC. */
export interface Moments {
	startMs: number;
	endMs: number;
	confirmedMs?: number;
}

/** The times of a booking as Omneo wants them, beside the moments that they mean. */
interface Schedule extends Moments {
	fields: Fields;
}

/** The times of a booking, or undefined with the problems noted in `check`. */
export function planSchedule(input: ScheduleInput, check: FieldErrors): Schedule | undefined {
	const { zone, repeatedHour, confirmedAt } = input;
	const momentOf = (field: string, time: GivenTime) =>
		check.unwrap(field, momentOfTime(time, zone, repeatedHour));
	const startMs = momentOf('scheduled_start_at', input.start);
	const endMs = input.end
		? momentOf('scheduled_end_at', input.end)
		: endAfter(startMs, input.durationMinutes);
	const confirmedMs = confirmedAt && momentOf('confirmed_at', confirmedAt);
	if (!isOneClock(input, check)) return undefined;
	if (confirmedAt && confirmedMs === undefined) return undefined;
	const given = { scheduled_start_at: startMs, scheduled_end_at: endMs, confirmed_at: confirmedMs };
	const fields = writeTimes(given, input, check);
	if (!fields || startMs === undefined || endMs === undefined) return undefined;
	return { fields: fields as Fields, startMs, endMs, confirmedMs };
}

/**
 * Any of the times of a booking as Omneo wants them, with the zone they are meant in; undefined with
 * the problems noted in `check`. An end alone is compared with `knownStart`, the start that stays.
 */
export function planTimes(
	given: Partial<Record<TimeField, GivenTime>>,
	frame: Frame,
	check: FieldErrors,
): Partial<Fields> | undefined {
	const { zone, repeatedHour } = frame;
	if (!isOneClock({ start: given.scheduled_start_at, end: given.scheduled_end_at }, check)) {
		return undefined;
	}
	const fields = Object.entries(given).filter(([, time]) => time !== undefined);
	const moments = fields.map(([field, time]) => [
		field,
		check.unwrap(field, momentOfTime(time, zone, repeatedHour)),
	]);
	if (moments.some(([, moment]) => moment === undefined)) return undefined;
	return writeTimes(Object.fromEntries(moments) as Millis, frame, check);
}

export type TimeField = 'scheduled_start_at' | 'scheduled_end_at' | 'confirmed_at';

type Millis = Partial<Record<TimeField, number>>;

/**
 * Sends the times in UTC when one of them falls into a repeated hour and the user chose which of the
 * two is meant: a local time cannot say which, and in UTC each moment has one name.
 */
function writeTimes(
	millis: Millis,
	{ zone, repeatedHour, knownStart, usualMinutes }: Frame,
	check: FieldErrors,
): Partial<Fields> | undefined {
	const { scheduled_start_at: start = knownStart, scheduled_end_at: end } = millis;
	if (start !== undefined && end !== undefined && end <= start) {
		check.add('scheduled_end_at', 'must be after the start');
		return undefined;
	}
	if (!isUsualLength(start, end, usualMinutes, check)) return undefined;

	const moments = Object.entries(millis).filter(([, moment]) => moment !== undefined);
	const repeated = moments.filter(([, moment]) => isRepeated(moment, zone));
	if (repeated.length > 0 && repeatedHour === 'refuse') {
		for (const [field, moment] of repeated) {
			check.add(field, repeatedProblem(toApiTime(moment, zone).slice(0, 16), zone));
		}
		return undefined;
	}
	const sent = repeated.length > 0 ? 'UTC' : zone;
	const texts = moments.map(([field, moment]) => [field, toApiTime(moment, sent)]);
	return { ...Object.fromEntries(texts), timezone: sent };
}

/** A clock on the wall and a moment in one booking are nearly always a moment whose offset was lost. */
function isOneClock(
	{ start, end }: { start?: GivenTime; end?: GivenTime },
	check: FieldErrors,
): boolean {
	if (!start || !end || start.kind === end.kind) return true;
	const [has, lacks] = end.kind === 'instant' ? ['this', 'the start'] : ['the start', 'this'];
	check.add(
		'scheduled_end_at',
		`must be written like the start: ${has} has an offset from UTC, and ${lacks} has none`,
	);
	return false;
}

/** How many times longer or shorter than usual an appointment may be. */
const MOST_TIMES = 4;

function isUsualLength(
	start: number | undefined,
	end: number | undefined,
	usualMinutes: number | undefined,
	check: FieldErrors,
): boolean {
	if (start === undefined || end === undefined || usualMinutes === undefined) return true;
	const minutes = (end - start) / 60_000;
	const isFar = minutes > usualMinutes * MOST_TIMES || minutes < usualMinutes / MOST_TIMES;
	if (!isFar) return true;
	check.add(
		'scheduled_end_at',
		`makes it ${spoken(minutes)} long, and the service takes ${spoken(usualMinutes)}. If that is meant, turn on the option 'Allow Another Length'`,
	);
	return false;
}

/** `45 minutes`, `14 hours 45 minutes`. */
function spoken(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
	const parts = [count(hours, 'hour'), count(rest, 'minute')];
	return parts.filter((part) => part !== '').join(' ') || 'less than a minute';
}

function count(number: number, what: string): string {
	return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
}

export function exactly(millis: number): GivenTime {
	return { kind: 'instant', millis };
}

function endAfter(start: number | undefined, minutes: number | undefined): number | undefined {
	return start === undefined || minutes === undefined ? undefined : start + minutes * 60_000;
}
