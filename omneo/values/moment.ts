/** Moments: a day and a time of day. */
import { DateTime, IANAZone } from 'luxon';
import { type Result, ok, invalid } from '../validation';
import { type Clock, type Day, showClock, showDay, utcOf } from './calendar';
import { countedProblem, countedTime } from './countedTime';
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
import { SEVERAL, guarded, plainText, readLine, single } from './given';
import { type WrittenTime, takeApart } from './writtenTime';
import { readZone } from './zone';

export interface WallTime extends Day, Clock {}

/** A clock on the wall (the zone comes from elsewhere), or one exact moment in milliseconds since 1970 UTC. */
export type GivenTime = { kind: 'wall'; wall: WallTime } | { kind: 'instant'; millis: number };

const TEN: Clock = { hour: 10, minute: 0, second: 0 };
const ZONE_UNCLEAR =
	"has a time zone that isn't certain. Write an offset such as +10:00, or the zone in brackets such as [Australia/Melbourne]";

/**
 * A day and a time of day. A time without an offset, UTC or a zone in brackets is a wall clock;
 * everything else, and a JS Date or Luxon DateTime, is one moment. Parts of a second are dropped.
 * What can be meant in two ways is refused, with the value put right in the message, or with a time
 * that is yet to come at `now` in every zone.
 */
export function readMoment(value: unknown, { now }: ReadingTime): Result<GivenTime | undefined> {
	const example = `${comingDay(now)} 10:00`;
	const refusal = `isn't a date and time. Use a format like ${example}`;
	return guarded<GivenTime | undefined>(refusal, () => {
		const given = single(value);
		if (Array.isArray(given)) return invalid(SEVERAL);
		if (given === undefined || plainText(given) !== undefined) {
			return readLine(given, refusal, (line) => readText(line, example));
		}
		const millis = millisOf(given);
		if (millis === undefined) return invalid(refusal);
		if (!Number.isFinite(millis)) return invalid(`${INVALID_DATE}. Use a format like ${example}`);
		return instantAt(Math.floor(millis / 1000) * 1000);
	});
}

function readText(line: string, example: string): Result<GivenTime> {
	const counted = countedTime(line);
	if (counted) {
		const own = counted.kind === 'serial' && withClock(counted.day, counted.clock ?? TEN);
		return invalid(countedProblem(counted, own || example));
	}
	const written = takeApart(line);
	if (!written) return invalid(unsupported(example));
	const refused = reasonAgainst(line, written, example);
	if (refused !== undefined) return invalid(refused);
	if (written.day?.kind !== 'day' || typeof written.clock !== 'object') {
		return invalid(unsupported(example));
	}
	return readTime({ ...written.day.day, ...written.clock }, written, line);
}

function reasonAgainst(line: string, written: WrittenTime, example: string): string | undefined {
	const { day, clock, offset, trailing } = written;
	if (trailing === 'annotation')
		return "has brackets at its end that aren't supported. Leave them out";
	if (!day && !clock) return unsupported(example);
	if (trailing === 'range') {
		return `${quoted(line)} could be a range or a time with an offset. Write the start alone`;
	}
	if (!day) {
		const own = typeof clock === 'object' ? showClock(clock) : '10:00';
		return `${quoted(line)} has no date. Add one, e.g. ${example.slice(0, 10)} ${own}`;
	}
	const own = typeof clock === 'object' ? clock : TEN;
	const refused = dayProblem(line, day, (one) => withClock(one, own), example);
	if (refused !== undefined) return refused;
	if (clock === 'unreal') return `${quoted(line)} isn't a real date and time`;
	if (trailing === 'abbreviation') return ZONE_UNCLEAR;
	if (offset === 'none') return `${quoted(line)} has an invalid UTC offset`;
	if (clock || day.kind !== 'day') return undefined;
	return `${quoted(line)} has no time. Add one, e.g. ${withClock(day.day, TEN)}`;
}

function withClock(day: Day, clock: Clock): string {
	return `${showDay(day)} ${showClock(clock)}`;
}

/** The wall clock or the moment that a text without faults says. */
function readTime(wall: WallTime, written: WrittenTime, line: string): Result<GivenTime> {
	const { offset, isUtc, zone: named } = written;
	const asUtc = utcOf(wall) + ((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1000;
	const own = typeof offset === 'number' ? asUtc - offset * 60_000 : undefined;
	if (named === undefined) {
		if (own !== undefined) return instantAt(own);
		return isOutOfRange(asUtc) ? instantAt(asUtc) : ok({ kind: 'wall', wall });
	}
	const zone = readZone(named);
	if (!zone.ok || zone.value === undefined) return invalid(ZONE_UNCLEAR);
	if (own === undefined) return readInZone(wall, asUtc, zone.value, line);
	// RFC 9557: with Z the zone only says where the time is to be shown.
	if (!isUtc && offsetAt(own, zone.value) !== offset) {
		return invalid(`${quoted(line)} has an offset that ${zone.value} doesn't have then`);
	}
	return instantAt(own);
}

function readInZone(wall: WallTime, asUtc: number, zone: string, line: string): Result<GivenTime> {
	// No zone changes its clocks twice within a day, so there are at most these two offsets.
	const offsets = [-1, 1].map((days) => offsetAt(asUtc + days * 86_400_000, zone));
	const moments = [...new Set(offsets)]
		.map((offset) => asUtc - offset * 60_000)
		.filter((millis) => asUtc - millis === offsetAt(millis, zone) * 60_000);
	if (moments.length === 1) return instantAt(moments[0]);
	const why = moments.length === 0 ? "doesn't exist" : 'occurs twice';
	const remedy = moments.length === 0 ? 'Choose another time' : 'Add the offset';
	return invalid(`${quoted(line)} ${why} because clocks change. ${remedy}`);
}

/** Minutes that clocks in the zone are ahead of UTC at a moment. */
function offsetAt(millis: number, zone: string): number {
	return DateTime.fromMillis(millis, { zone: IANAZone.create(zone) }).offset;
}

/** A number of seconds taken for milliseconds, or the other way round, gives years that are not meant. */
function instantAt(millis: number): Result<GivenTime> {
	return isOutOfRange(millis)
		? invalid('must have a year from 1000 to 9998')
		: ok({ kind: 'instant', millis });
}
