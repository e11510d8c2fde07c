/** From the times in a form to the three fields of a booking: start, end, zone. */
import type { FieldCheck } from '../checked';
import { type RepeatedHour, isRepeated, momentOfWall, repeatedProblem, toApiTime } from './convert';
import type { GivenTime } from './read';

export interface ScheduleInput {
	start: GivenTime;
	/** Without an end, the booking lasts `durationMinutes`. */
	end?: GivenTime;
	durationMinutes?: number;
	/** A checked IANA name. */
	zone: string;
	confirmedAt?: GivenTime;
	repeatedHour: RepeatedHour;
}

export interface Schedule {
	scheduled_start_at: string;
	scheduled_end_at: string;
	timezone: string;
	confirmed_at?: string;
}

/** The times as Omneo wants them, or undefined with the problems noted in `check`. */
export function planSchedule(input: ScheduleInput, check: FieldCheck): Schedule | undefined {
	const { zone, repeatedHour } = input;
	const start = momentOf('scheduled_start_at', input.start, zone, repeatedHour, check);
	const end = input.end
		? momentOf('scheduled_end_at', input.end, zone, repeatedHour, check)
		: endAfter(start, input.durationMinutes);
	const given = {
		scheduled_start_at: start === undefined ? undefined : exactly(start),
		scheduled_end_at: end === undefined ? undefined : exactly(end),
		confirmed_at: input.confirmedAt,
	};
	const times = planTimes(given, zone, repeatedHour, check);
	return start === undefined || end === undefined ? undefined : (times as Schedule | undefined);
}

/**
 * Any of the times of a booking as Omneo wants them, with the zone they are meant in; undefined with
 * the problems noted in `check`.
 *
 * A clock time that happens twice cannot be told to Omneo in the local zone. When the user chose
 * which one is meant, the times are sent in UTC, where each moment has one name.
 *
 * An end alone is held against `knownStart`, the start that stays as it is.
 */
export function planTimes(
	given: Partial<Record<TimeField, GivenTime | undefined>>,
	zone: string,
	repeatedHour: RepeatedHour,
	check: FieldCheck,
	knownStart?: number,
): Partial<Schedule> | undefined {
	const fields = Object.entries(given).filter(([, time]) => time !== undefined);
	const moments = new Map<string, number>();
	for (const [field, time] of fields as Array<[TimeField, GivenTime]>) {
		const moment = momentOf(field, time, zone, repeatedHour, check);
		if (moment !== undefined) moments.set(field, moment);
	}
	if (moments.size < fields.length) return undefined;
	const start = moments.get('scheduled_start_at') ?? knownStart;
	const end = moments.get('scheduled_end_at');
	if (start !== undefined && end !== undefined && end <= start) {
		check.note('scheduled_end_at', 'must be after the start');
		return undefined;
	}

	const repeated = [...moments].filter(([, millis]) => isRepeated(millis, zone));
	if (repeated.length > 0 && repeatedHour === 'refuse') {
		for (const [field, millis] of repeated) {
			check.note(field, repeatedProblem(toApiTime(millis, zone).slice(0, 16), zone));
		}
		return undefined;
	}
	const sent = repeated.length > 0 ? 'UTC' : zone;
	const texts = [...moments].map(([field, millis]) => [field, toApiTime(millis, sent)]);
	return { ...Object.fromEntries(texts), timezone: sent };
}

export type TimeField = 'scheduled_start_at' | 'scheduled_end_at' | 'confirmed_at';

export function exactly(millis: number): GivenTime {
	return { kind: 'instant', millis };
}

function momentOf(
	field: string,
	time: GivenTime,
	zone: string,
	repeatedHour: RepeatedHour,
	check: FieldCheck,
): number | undefined {
	if (time.kind === 'instant') return time.millis;
	return check.take(field, momentOfWall(time.wall, zone, repeatedHour));
}

function endAfter(start: number | undefined, minutes: number | undefined): number | undefined {
	return start === undefined || minutes === undefined ? undefined : start + minutes * 60_000;
}
