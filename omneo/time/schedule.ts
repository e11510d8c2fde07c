/** Turns the times of a form into the fields of a booking: start, end, zone. */
import type { FieldErrors } from '../validation';
import { type RepeatedHour, isRepeated, momentOfTime, repeatedProblem, toApiTime } from './convert';
import type { GivenTime } from './read';

interface ScheduleInput {
	start: GivenTime;
	/** Without an end, the booking lasts `durationMinutes`. */
	end?: GivenTime;
	durationMinutes?: number;
	/** A checked IANA name. */
	zone: string;
	confirmedAt?: GivenTime;
	repeatedHour: RepeatedHour;
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
	if (confirmedAt && confirmedMs === undefined) return undefined;
	const given = { scheduled_start_at: startMs, scheduled_end_at: endMs, confirmed_at: confirmedMs };
	const fields = writeTimes(given, zone, repeatedHour, check);
	if (!fields || startMs === undefined || endMs === undefined) return undefined;
	return { fields: fields as Fields, startMs, endMs, confirmedMs };
}

/**
 * Any of the times of a booking as Omneo wants them, with the zone they are meant in; undefined with
 * the problems noted in `check`. An end alone is compared with `knownStart`, the start that stays.
 */
export function planTimes(
	given: Partial<Record<TimeField, GivenTime>>,
	zone: string,
	repeatedHour: RepeatedHour,
	check: FieldErrors,
	knownStart?: number,
): Partial<Fields> | undefined {
	const fields = Object.entries(given).filter(([, time]) => time !== undefined);
	const moments = fields.map(([field, time]) => [
		field,
		check.unwrap(field, momentOfTime(time, zone, repeatedHour)),
	]);
	if (moments.some(([, moment]) => moment === undefined)) return undefined;
	return writeTimes(Object.fromEntries(moments) as Millis, zone, repeatedHour, check, knownStart);
}

type TimeField = 'scheduled_start_at' | 'scheduled_end_at' | 'confirmed_at';

type Millis = Partial<Record<TimeField, number>>;

/**
 * Sends the times in UTC when one of them falls into a repeated hour and the user chose which of the
 * two is meant: a local time cannot say which, and in UTC each moment has one name.
 */
function writeTimes(
	millis: Millis,
	zone: string,
	repeatedHour: RepeatedHour,
	check: FieldErrors,
	knownStart?: number,
): Partial<Fields> | undefined {
	const { scheduled_start_at: start = knownStart, scheduled_end_at: end } = millis;
	if (start !== undefined && end !== undefined && end <= start) {
		check.add('scheduled_end_at', 'must be after the start');
		return undefined;
	}

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

export function exactly(millis: number): GivenTime {
	return { kind: 'instant', millis };
}

function endAfter(start: number | undefined, minutes: number | undefined): number | undefined {
	return start === undefined || minutes === undefined ? undefined : start + minutes * 60_000;
}
