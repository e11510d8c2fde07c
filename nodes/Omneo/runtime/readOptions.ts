/** Reads the parameters that several operations share and that need more than one call of an item. */
import { DAYS_AHEAD, withinDays } from '../fields/availability';
import { type WhenNoneFound, whenNoneFoundChoices } from '../fields/ifNoneFound';
import type { Item } from './item';

/** How many days ahead to look for a free slot. */
export function daysAhead(item: Item): number {
	return item.whole(withinDays.name, DAYS_AHEAD.default, DAYS_AHEAD.max);
}

export function whenNoneFound(item: Item): WhenNoneFound {
	return item.oneOf('ifNoneFound', whenNoneFoundChoices);
}
