import type { INodeProperties } from 'n8n-workflow';
import { answers } from '../../fields/answers';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	profileId,
	timezone,
} from '../../fields/locators';
import { order, transaction } from '../../fields/references';
import { time } from '../../fields/time';

const ADDITIONAL_FIELDS: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Confirmed At',
			name: 'confirmedAt',
			type: 'dateTime',
			default: '',
			description:
				'When the appointment was confirmed, in the same zone as the start. Omneo sets it by itself for appointments that need no approval.',
		},
		{
			displayName: 'Meta',
			name: 'meta',
			type: 'json',
			default: '',
			placeholder: 'e.g. { "campaign": "spring" }',
			description: 'Data of your own to keep with the appointment: a JSON object or list',
		},
		{
			displayName: 'Notes',
			name: 'notes',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Notes for the staff',
		},
		order,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Arrived', value: 'arrived' },
				{ name: 'Cancelled', value: 'cancelled' },
				{ name: 'Completed', value: 'completed' },
				{ name: 'Confirmed', value: 'confirmed' },
				{ name: 'No Show', value: 'no_show' },
				{ name: 'Rejected', value: 'rejected' },
				{ name: 'Requested', value: 'requested' },
			],
			default: 'requested',
			description:
				'The status to start with. Leave it out to let Omneo decide by the booking type of the appointment definition.',
		},
		transaction,
	],
};

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Answer Encoding',
			name: 'answerEncoding',
			type: 'options',
			options: [
				{
					name: 'JSON Types',
					value: 'native',
					description: 'Numbers, booleans and lists are sent as such',
				},
				{
					name: 'Text',
					value: 'text',
					description: 'Every answer is sent as text, as the API reference says',
				},
			],
			default: 'text',
			description:
				'How answers are written. Change it only when Omneo refuses an answer that is right.',
		},
		{
			displayName: 'Request Timeout (Seconds)',
			name: 'requestTimeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600 },
			default: 30,
			description: 'How long to wait for each answer from Omneo',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'When an Hour Happens Twice',
			name: 'repeatedHour',
			type: 'options',
			options: [
				{
					name: 'Do Not Book',
					value: 'refuse',
					description: 'Report the item and book nothing',
				},
				{
					name: 'Use the Earlier One',
					value: 'earlier',
					description: 'Book the first of the two. The appointment is sent in UTC to be exact.',
				},
				{
					name: 'Use the Later One',
					value: 'later',
					description: 'Book the second of the two. The appointment is sent in UTC to be exact.',
				},
			],
			default: 'refuse',
			description:
				"What to do with a time that the clocks show twice, on the night they go back. Omneo's local times cannot tell the two apart.",
		},
	],
};

/** In the order shown: what, where, who, when, then what few bookings need. */
export const addAppointmentFields: INodeProperties[] = [
	appointmentDefinitionId,
	locationId,
	profileId,
	...time(
		'Scheduled Start',
		'scheduledStartAt',
		"When the appointment begins. Without an offset it is the clock at 'Timezone', e.g. 2026-05-11 10:00.",
		true,
	),
	...time(
		'Scheduled End',
		'scheduledEndAt',
		'When it ends. Left empty, it lasts as long as the appointment definition says.',
	),
	timezone,
	assignedStaffId,
	...answers,
	ADDITIONAL_FIELDS,
	OPTIONS,
];
