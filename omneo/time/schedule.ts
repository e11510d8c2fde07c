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

/**
 * The times as Omneo wants them, or undefined with the problems noted in `check`.
 *
 * A clock time that happens twice cannot be told to Omneo in the local zone. When the user chose
 * which one is meant, the whole booking is sent in UTC, where each moment has one name.
 */
export function planSchedule(input: ScheduleInput, check: FieldCheck): Schedule | undefined {
	const { zone, repeatedHour } = input;
	const moment = (field: string, time: GivenTime | undefined) => {
		if (time === undefined) return undefined;
		if (time.kind === 'instant') return time.millis;
		return check.take(field, momentOfWall(time.wall, zone, repeatedHour));
	};
	const start = moment('scheduled_start_at', input.start);
	const givenEnd = moment('scheduled_end_at', input.end);
	const confirmed = moment('confirmed_at', input.confirmedAt);
	const end = input.end ? givenEnd : endAfter(start, input.durationMinutes);
	if (start === undefined || end === undefined) return undefined;
	if (input.confirmedAt && confirmed === undefined) return undefined;
	if (end <= start) {
		check.note('scheduled_end_at', 'must be after the start');
		return undefined;
	}

	const moments = { scheduled_start_at: start, scheduled_end_at: end, confirmed_at: confirmed };
	const repeated = Object.entries(moments).filter(
		([, millis]) => millis !== undefined && isRepeated(millis, zone),
	);
	if (repeated.length > 0 && repeatedHour === 'refuse') {
		for (const [field, millis] of repeated) {
			check.note(field, repeatedProblem(toApiTime(millis as number, zone).slice(0, 16), zone));
		}
		return undefined;
	}
	const sent = repeated.length > 0 ? 'UTC' : zone;
	return {
		scheduled_start_at: toApiTime(start, sent),
		scheduled_end_at: toApiTime(end, sent),
		timezone: sent,
		...(confirmed === undefined ? {} : { confirmed_at: toApiTime(confirmed, sent) }),
	};
}

function endAfter(start: number | undefined, minutes: number | undefined): number | undefined {
	return start === undefined || minutes === undefined ? undefined : start + minutes * 60_000;
}
