import type { INodeProperties } from 'n8n-workflow';
import { type AvailabilityMode, availabilityModes } from '../../../omneo/availability/bookSlot';
import { choicesOf } from './choices';

const [AS_GIVEN] = availabilityModes;

/** Of 'Within Days': what counts when it is left empty, and the most. */
export const DAYS_AHEAD = 14;
export const MAX_DAYS_AHEAD = 365;

export const withinDays: INodeProperties = {
	displayName: 'Within Days',
	name: 'withinDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_DAYS_AHEAD },
	default: DAYS_AHEAD,
	description: 'How many days ahead to search for a free slot',
};

/** Parameters below that fill no field. */
export const availabilitySteers = {
	availability: 'Whether free slots are checked before booking',
	withinDays: 'How far ahead a free slot is searched for',
};

export const modes = choicesOf<AvailabilityMode>({
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
