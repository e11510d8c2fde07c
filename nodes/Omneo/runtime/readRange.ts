/** Reads the times of a list's filters: a time of day, or a whole day. */
import type { FieldErrors } from '../../../omneo/validation';
import { resolveZone } from '../../../omneo/client/references';
import { snakeCase } from '../../../omneo/text';
import { type GivenTime, isGiven, readDay, readMoment } from '../../../omneo/values';
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

/** A bound as it is written; a day is its `YYYY-MM-DD`. */
type Bound = GivenTime | string | undefined;

/**
 * The moments that a range is of, in milliseconds since 1970. A time without an offset is the clock of
 * the given zone, else the location's, else the workflow's, and a day is the whole day there: a range
 * from a day to before the same day is that day.
 */
export async function readRange(
	item: Item,
	given: Record<string, unknown>,
	names: RangeNames,
	{ timezone, locationId, check }: Place,
): Promise<{ from?: number; before?: number }> {
	const read = (name: string | undefined): Bound =>
		name === undefined ? undefined : boundOf(given[name], snakeCase(name));
	const [from, before, through] = [names.from, names.before, names.through].map(read);
	const bounds = [from, before, through];
	// A zone is read even when no time needs it, so that a wrong one is found.
	if (bounds.every((bound) => bound === undefined) && !isGiven(timezone)) return {};
	const needsPlace = bounds.some((bound) => typeof bound === 'string' || bound?.kind === 'wall');
	const { lookups, workflowZone } = item;
	const source = { timezone, locationId: needsPlace ? locationId : undefined };
	const zone = await resolveZone(source, { lookups, workflowZone }, check);
	if (zone === undefined) return {};
	const isOneDay = typeof before === 'string' && before === from;
	return {
		from: momentOf(from, names.from),
		before: momentOf(before, names.before, isOneDay ? 1 : 0) ?? momentOf(through, names.through, 1),
	};

	function boundOf(value: unknown, field: string): Bound {
		const time = readMoment(value, item);
		const day = time.ok ? undefined : readDay(value, item);
		return day?.ok && day.value !== undefined ? day.value : check.unwrap(field, time);
	}

	/** The moment of a time, or the beginning of a day so many days later. */
	function momentOf(bound: Bound, name = '', days = 0): number | undefined {
		if (bound === undefined || zone === undefined) return undefined;
		if (typeof bound === 'string') return startOfDay(bound, zone, days);
		// In a repeated hour, the earlier time leaves nothing out.
		return check.unwrap(snakeCase(name), momentOfTime(bound, zone, 'earlier'));
	}
}
