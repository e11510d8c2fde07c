import type { INodeProperties } from 'n8n-workflow';
import { appointmentId, confirmedAt, meta, notes, status } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	profileId,
	timezone,
} from '../../fields/locators';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { order, transaction } from '../../fields/references';
import { time } from '../../fields/time';

/** What a picker that was added and left empty does. */
const UNCHANGED = 'Stays as it is';

const UPDATE_FIELDS: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only what is added here and filled in is changed',
	options: [
		optional(appointmentDefinitionId, UNCHANGED),
		optional(assignedStaffId, UNCHANGED),
		confirmedAt,
		optional(locationId, UNCHANGED),
		meta,
		notes,
		order,
		optional(profileId, UNCHANGED),
		...time('Scheduled End', 'scheduledEndAt', 'When it ends'),
		...time(
			'Scheduled Start',
			'scheduledStartAt',
			'When the appointment begins. Without Scheduled End it keeps its length.',
		),
		{ ...status, description: 'The new status; Omneo stamps the time that goes with it' },
		{
			...optional(timezone, "The location's or the appointment's own"),
			description:
				"The zone that times without an offset are meant in. Left empty, that of a new location, else the appointment's own.",
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
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	options: clearableFields,
	default: [],
	description: 'Fields to make empty',
};

export const updateAppointmentFields: INodeProperties[] = [
	appointmentId,
	UPDATE_FIELDS,
	CLEAR,
	optionsOf('allowOtherLength', 'dryRun', 'simplify', 'repeatedHour'),
];
