import type { INodeProperties } from 'n8n-workflow';
import type { AppointmentStatus } from '../../../omneo/schema';
import { type Labels, choicesOf } from './choices';
import { byRowId, fromList } from './locators';

export const appointmentId: INodeProperties = {
	displayName: 'Appointment',
	name: 'appointmentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The appointment to operate on',
	modes: [fromList('searchAppointments', 'Choose an appointment'), byRowId],
};

/** In Omneo's words. Source: API reference, the enum of `status`. */
const STATUS_LABELS: Labels<AppointmentStatus> = {
	arrived: { name: 'Arrived' },
	cancelled: { name: 'Cancelled' },
	completed: { name: 'Completed' },
	confirmed: { name: 'Confirmed' },
	no_show: { name: 'No Show' },
	rejected: { name: 'Rejected' },
	requested: { name: 'Requested' },
};

export const statusOptions = choicesOf(STATUS_LABELS);

export const confirmedAt: INodeProperties = {
	displayName: 'Confirmed At',
	name: 'confirmedAt',
	type: 'dateTime',
	default: '',
	description:
		'When the appointment was confirmed, in the time zone of the start. Leave empty to let Omneo set it.',
};

export const meta: INodeProperties = {
	displayName: 'Meta',
	name: 'meta',
	type: 'json',
	default: '',
	placeholder: 'e.g. { "campaign": "spring" }',
	description: 'Your own data to store with the record, as a JSON object or list',
};

export const notes: INodeProperties = {
	displayName: 'Notes',
	name: 'notes',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Notes for the staff',
};

export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statusOptions,
	default: 'requested',
	description: "Initial status. If left out, Omneo sets it based on the service's booking type.",
};
