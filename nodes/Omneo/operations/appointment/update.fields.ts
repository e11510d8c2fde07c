import type { INodeProperties } from 'n8n-workflow';
import { appointmentId, confirmedAt, meta, notes, status } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	profileId,
	timezone,
} from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { order, transaction } from '../../fields/references';
import { scheduledEndAt, scheduledStartAt } from '../../fields/time';

const UPDATE_FIELDS: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Only what is added here and filled in is changed',
	options: [
		{ ...appointmentDefinitionId, required: false },
		assignedStaffId,
		confirmedAt,
		{ ...locationId, required: false },
		meta,
		notes,
		order,
		{ ...profileId, required: false },
		scheduledEndAt,
		scheduledStartAt,
		{ ...status, description: 'The new status; Omneo stamps the time that goes with it' },
		timezone,
		transaction,
	],
};

/** What can be emptied. Source: `omneo-sdk`, nullable fields of update. */
const CLEAR: INodeProperties = {
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	options: [
		{ name: 'Assigned Staff', value: 'assigned_staff_id' },
		{ name: 'Confirmed At', value: 'confirmed_at' },
		{ name: 'Meta', value: 'meta' },
		{ name: 'Notes', value: 'notes' },
		{ name: 'Order', value: 'order' },
		{ name: 'Transaction', value: 'transaction' },
	],
	default: [],
	description: 'Fields to make empty',
};

export const updateAppointmentFields: INodeProperties[] = [
	appointmentId,
	UPDATE_FIELDS,
	CLEAR,
	optionsOf('dryRun', 'requestTimeout', 'simplify', 'repeatedHour'),
];
