/** Offsets from UTC. Cached, as each item needs several. */
import { DateTime } from 'luxon';

const DAY_MS = 86_400_000;

/** Days of zones that are kept: more than any run needs, and not many bytes. */
const MOST_KEPT = 5_000;

const atMidnight = new Map<string, number>();

/** Minutes that clocks in the zone are ahead of UTC at this moment, in milliseconds since 1970. */
export function offsetAt(millis: number, zone: string): number {
	const day = Math.floor(millis / DAY_MS);
	const before = offsetAtMidnight(day, zone);
	// No zone changes its clocks twice within a day.
	return before === offsetAtMidnight(day + 1, zone) ? before : exactOffset(millis, zone);
}

/** Whether clocks in the zone stay as they are from a day before this moment to a day after it. */
export function isSteady(millis: number, zone: string): boolean {
	return offsetAt(millis - DAY_MS, zone) === offsetAt(millis + DAY_MS, zone);
}

function offsetAtMidnight(day: number, zone: string): number {
	const key = `${zone} ${day}`;
	const known = atMidnight.get(key);
	if (known !== undefined) return known;
	if (atMidnight.size >= MOST_KEPT) atMidnight.clear();
	const offset = exactOffset(day * DAY_MS, zone);
	atMidnight.set(key, offset);
	return offset;
}

function exactOffset(millis: number, zone: string): number {
	return DateTime.fromMillis(millis, { zone }).offset;
}
