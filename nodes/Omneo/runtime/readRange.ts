/** Reads the times of a list's filters: a time of day, or a whole day. */
import { FieldErrors } from '../../../omneo/validation';
import { resolveZone } from '../../../omneo/client/references';
import { snakeCase } from '../../../omneo/text';
import { isGiven, readDay, readMoment } from '../../../omneo/values';
import { momentOfTime, startOfDay } from '../../../omneo/time';
import type { Item } from './item';

/** The parameters that hold the first moment, the first one after the last, and the last one. */
interface RangeNames {
	from: string;
	before: string;
	through?: string;
}

interface Place {
	timezone: unknown;
	locationId: number | undefined;
	check: FieldErrors;
}

/**
 * The moments that a range is of, in milliseconds since 1970. A time without an offset is the clock of
 * the given zone, else the location's, else the workflow's, and a day is the whole day there: two days
 * that are the same are that day.
 */
export async function readRange(
	item: Item,
	given: Record<string, unknown>,
	{ from, before, through }: RangeNames,
	{ timezone, locationId, check }: Place,
): Promise<{ from?: number; before?: number }> {
	const { lookups, workflowZone } = item;
	const names = [from, before, ...(through ? [through] : [])];
	if (!names.some((name) => isGiven(given[name])) && !isGiven(timezone)) return {};
	// A zone is read even when no time needs it, so that a wrong one is found.
	const zone = await resolveZone({ timezone, locationId }, { lookups, workflowZone }, check);
	if (zone === undefined) return {};
	const read = (name: string, days = 0) => momentIn(given[name], snakeCase(name), zone, days);
	const isOneDay =
		read(before) !== undefined && read(from) === read(before) && isDay(given[before]);
	return {
		from: read(from),
		before: read(before, isOneDay ? 1 : 0) ?? (through ? read(through, 1) : undefined),
	};

	function isDay(value: unknown): boolean {
		return !readMoment(value, item).ok && readDay(value, item).ok;
	}

	/** The moment of a time, or the beginning of a day so many days later. */
	function momentIn(
		value: unknown,
		field: string,
		where: string,
		days: number,
	): number | undefined {
		const day = isDay(value) ? readDay(value, item) : undefined;
		if (day?.ok && day.value !== undefined) return startOfDay(day.value, where, days);
		const time = check.unwrap(field, readMoment(value, item));
		// In a repeated hour, the earlier time leaves nothing out.
		return time && check.unwrap(field, momentOfTime(time, where, 'earlier'));
	}
}
