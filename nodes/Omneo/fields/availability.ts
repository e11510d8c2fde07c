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
	description: 'How many days ahead to look for a free slot',
};

export function daysAhead(item: Item): number {
	return item.whole(withinDays.name, DEFAULT_DAYS, MOST_DAYS);
}

/** Parameters below that fill no field. */
export const availabilitySteers = {
	availability: 'Whether the slot is looked up before booking',
	withinDays: 'How far ahead a free slot is looked for',
};

const modes = choicesOf<AvailabilityMode>({
	asGiven: {
		name: 'Book as Given',
		description: 'Send the booking without a look at the free slots',
	},
	check: {
		name: 'Check the Slot First',
		description:
			"Book only when a free slot begins at the start. Else an error with the code 'slot_taken' names the next free slots.",
	},
	nextFree: {
		name: 'Next Free Slot',
		description:
			'Book the first free slot at or after the start, and not the start itself when it is taken',
	},
});

export function availabilityMode(item: Item): AvailabilityMode {
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
			'What to do about free slots, right before booking. If the service needs staff and nobody is chosen, somebody who is free is. A small window remains: somebody else can take the slot between the look and the booking.',
	},
	{ ...withinDays, displayOptions: { show: { availability: ['nextFree'] } } },
];
