import type { INodeProperties } from 'n8n-workflow';
import { type AvailabilityMode, availabilityModes } from '../../../omneo/availability/bookSlot';
import type { Item } from '../runtime/item';
import { choicesOf } from './choices';

const [AS_GIVEN] = availabilityModes;
const DEFAULT_DAYS = 14;
const MOST_DAYS = 365;

export const withinDays: INodeProperties = {
	displayName: 'Within Days',
	name: 'withinDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_DAYS },
	default: DEFAULT_DAYS,
	description: 'How many days ahead to search for a free slot',
};

export function daysAhead(item: Item): number {
	return item.whole(withinDays.name, DEFAULT_DAYS, MOST_DAYS);
}

/** Parameters below that fill no field. */
export const availabilitySteers = {
	availability: 'Whether free slots are checked before booking',
	withinDays: 'How far ahead a free slot is searched for',
};

const modes = choicesOf<AvailabilityMode>({
	asGiven: {
		name: 'Book Without Checking',
		description: 'Book the given time without checking for free slots',
	},
	check: {
		name: 'Book Only if Free',
		description:
			"Book the given time only if it's a free slot. Otherwise the item fails with code 'slot_taken' and lists the next free slots.",
	},
	nextFree: {
		name: 'Book Next Free Slot',
		description: "Book the given time if it's free, otherwise the next free slot",
	},
});

/** What the form does about free slots. */
export function availabilityOf(item: Item): AvailabilityMode {
	return item.oneOf('availability', modes, AS_GIVEN);
}

/** What a booking does about free slots. */
export const availability: INodeProperties[] = [
	{
		displayName: 'Availability',
		name: 'availability',
		type: 'options',
		options: modes,
		default: AS_GIVEN,
		description:
			'Whether to check for a free slot right before booking. With a check, a free staff member is assigned if the service needs one and none is chosen.',
	},
	{ ...withinDays, displayOptions: { show: { availability: ['nextFree'] } } },
];
