import type { INodeProperties } from 'n8n-workflow';
import { appointmentId, confirmedAt, meta, notes, status } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	optional,
	profileId,
	timezone,
} from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { order, transaction } from '../../fields/references';
import { time } from '../../fields/time';

/** What a picker that was added and left empty does. */
const UNCHANGED = 'No change';

const UPDATE_FIELDS: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only the fields you add and fill in are changed',
	options: [
		{ ...optional(appointmentDefinitionId, UNCHANGED), description: 'New service' },
		{ ...optional(assignedStaffId, UNCHANGED), description: 'New staff member' },
		confirmedAt,
		{ ...optional(locationId, UNCHANGED), description: 'New location' },
		meta,
		notes,
		order,
		{ ...optional(profileId, UNCHANGED), description: 'New customer' },
		time('Scheduled End', 'scheduledEndAt', 'New end of the appointment'),
		time(
			'Scheduled Start',
			'scheduledStartAt',
			"New start of the appointment. Without 'Scheduled End', its duration stays the same.",
		),
		{ ...status, description: 'New status. Omneo records when it changed.' },
		{
			...optional(timezone, "The location's or the appointment's"),
			description:
				"Time zone of the new times. Leave empty to use the new location's, otherwise the appointment's.",
		},
		transaction,
	],
};

/** What can be emptied. Source: `omneo-sdk`, nullable fields of update. */
export const clearableFields = [
	{ name: 'Assigned Staff', value: 'assigned_staff_id' },
	{ name: 'Confirmed At', value: 'confirmed_at' },
	{ name: 'Meta', value: 'meta' },
	{ name: 'Notes', value: 'notes' },
	{ name: 'Order', value: 'order' },
	{ name: 'Transaction', value: 'transaction' },
];

const CLEAR: INodeProperties = {
	displayName: 'Clear Fields',
	name: 'clear',
	type: 'multiOptions',
	options: clearableFields,
	default: [],
	description: 'Fields to clear',
};

export const updateAppointmentFields: INodeProperties[] = [
	appointmentId,
	UPDATE_FIELDS,
	CLEAR,
	optionsOf('allowOtherLength', 'dryRun', 'simplify', 'repeatedHour'),
];
