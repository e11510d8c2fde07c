/** The form of the trigger. */
import type { INodeProperties } from 'n8n-workflow';
import type { TriggerEvent } from '../../omneo/trigger/events';
import { statusOptions } from '../Omneo/fields/appointment';
import { type Labels, choicesOf } from '../Omneo/fields/choices';
import { filtersOf } from '../Omneo/fields/lists';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	optional,
	profileId,
} from '../Omneo/fields/locators';
import { requestTimeout, simplify } from '../Omneo/fields/options';

const EVENT_LABELS: Labels<TriggerEvent> = {
	added: { name: 'Added', description: 'An appointment was booked' },
	arrived: { name: 'Arrived', description: 'The customer arrived' },
	cancelled: { name: 'Cancelled', description: 'An appointment was cancelled' },
	completed: { name: 'Completed', description: 'An appointment was completed' },
	confirmed: { name: 'Confirmed', description: 'An appointment was confirmed' },
	deleted: {
		name: 'Deleted',
		description: 'An appointment was deleted. Takes more requests, see the docs.',
	},
	moved: { name: 'Moved', description: 'The start or end of an appointment changed' },
	no_show: { name: 'No-Show', description: "The customer didn't come" },
	rejected: { name: 'Rejected', description: 'A requested appointment was rejected' },
	upcoming: { name: 'Upcoming', description: 'An appointment starts soon' },
	updated: {
		name: 'Updated',
		description: 'Something else changed, e.g. the notes or the staff member',
	},
};

/** What n8n lists under Triggers, where an event stands without the form around it. */
const EVENT_ACTIONS: Record<TriggerEvent, string> = {
	added: 'On appointment added',
	arrived: 'On customer arrived',
	cancelled: 'On appointment cancelled',
	completed: 'On appointment completed',
	confirmed: 'On appointment confirmed',
	deleted: 'On appointment deleted',
	moved: 'On appointment moved',
	no_show: 'On customer not coming',
	rejected: 'On appointment rejected',
	upcoming: 'Before an appointment starts',
	updated: 'On appointment updated',
};

export const eventOptions = choicesOf(EVENT_LABELS).map((option) => ({
	...option,
	action: EVENT_ACTIONS[option.value],
}));

export const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
export type Unit = keyof typeof UNITS;

export const unitOptions = choicesOf<Unit>({
	minutes: { name: 'Minutes' },
	hours: { name: 'Hours' },
	days: { name: 'Days' },
});

const whenUpcoming = { show: { events: ['upcoming'] } };

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: eventOptions,
		default: ['added', 'moved', 'cancelled'],
		description: 'What starts the workflow. Only what happens after publishing counts.',
	},
	{
		displayName: 'Time Before Start',
		name: 'timeBefore',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		displayOptions: whenUpcoming,
		description: "How long before the start 'Upcoming' starts the workflow",
	},
	{
		displayName: 'Unit',
		name: 'timeBeforeUnit',
		type: 'options',
		options: unitOptions,
		default: 'hours',
		displayOptions: whenUpcoming,
		description: "Unit of 'Time Before Start'. A day is 24 hours, also when clocks change.",
	},
	filtersOf([
		{
			...optional(appointmentDefinitionId, 'Choose a service'),
			description: 'Only start for appointments for this service',
		},
		{
			...optional(assignedStaffId, 'Choose a staff member'),
			description:
				"Only start for this staff member's appointments. To use By Name, also add the 'Location' filter.",
		},
		{
			...optional(locationId, 'Choose a location'),
			description: 'Only start for appointments at this location',
		},
		{
			...optional(profileId, 'Choose a customer'),
			description: 'Only start for appointments of this customer',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: statusOptions,
			default: [],
			description: 'Only start for appointments that have one of these statuses after the event',
		},
	]),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Catch Up After a Pause',
				name: 'catchUp',
				type: 'boolean',
				default: true,
				description:
					'Whether publishing again also starts the workflow for what happened while it was unpublished',
			},
			{
				displayName: 'Include Already Due',
				name: 'includeDue',
				type: 'boolean',
				default: true,
				description:
					"Whether 'Upcoming' also starts for appointments within the time when the workflow is published",
			},
			{
				displayName: 'Leave Out Late Bookings',
				name: 'skipLate',
				type: 'boolean',
				default: true,
				description:
					"Whether 'Upcoming' leaves out appointments booked or moved when it's already due. Otherwise they start the workflow at once.",
			},
			requestTimeout,
			simplify,
		],
	},
];
