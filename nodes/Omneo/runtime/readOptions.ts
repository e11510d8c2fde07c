/** Reads the parameters that several operations share and that need more than one call of an item. */
import { type AvailabilityMode, availabilityModes } from '../../../omneo/availability/bookSlot';
import { answerWays } from '../fields/answers';
import { DAYS_AHEAD, MAX_DAYS_AHEAD, modes, withinDays } from '../fields/availability';
import { WHEN_NONE_FOUND, type WhenNoneFound, whenNoneFoundOptions } from '../fields/ifNoneFound';
import type { Item } from './item';

/** How many days ahead to look for a free slot. */
export function daysAhead(item: Item): number {
	return item.whole(withinDays.name, DAYS_AHEAD, MAX_DAYS_AHEAD);
}

/** What the form does about free slots. */
export function availabilityOf(item: Item): AvailabilityMode {
	return item.oneOf('availability', modes, availabilityModes[0]);
}

/** The answers to booking questions, from the form or from JSON. */
export function givenAnswers(item: Item): unknown {
	const way = item.oneOf('specifyAnswers', answerWays, 'fields');
	return way === 'json' ? item.value('answersJson') : item.mapping('answers');
}

export function whenNoneFound(item: Item): WhenNoneFound {
	return item.oneOf('ifNoneFound', whenNoneFoundOptions, WHEN_NONE_FOUND);
}
