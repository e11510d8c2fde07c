import type { INodeProperties } from 'n8n-workflow';
import { appointmentId, meta, notes } from './appointment';
import { byRowId, fromList, optional } from './locators';

/** What the waitlist and the queue have in common. */

export const waitlistEntryId = entryPicker('Waitlist Entry', 'waitlistEntryId', 'searchWaitlist');
export const queueEntryId = entryPicker('Queue Entry', 'queueEntryId', 'searchQueue');

function entryPicker(displayName: string, name: string, search: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The entry to operate on',
		modes: [fromList(search, 'Choose an entry'), byRowId],
	};
}

/** Fields that few need, of a new entry and of a change. */
export function entryFields(
	status: INodeProperties,
	...more: INodeProperties[]
): INodeProperties[] {
	const appointment = {
		...optional(appointmentId, 'No appointment'),
		description: 'Appointment booked from this entry',
	};
	return [appointment, meta, notes, status, ...more].sort((a, b) =>
		a.displayName.localeCompare(b.displayName),
	);
}

/** Several of the values of a status. */
export function statusFilter(status: INodeProperties): INodeProperties {
	return {
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		options: status.options,
		default: [],
		description: 'Only return entries with one of these statuses',
	};
}

/** Fields that an update can empty. */
export function clearable(names: Array<{ name: string; value: string }>): INodeProperties {
	return {
		displayName: 'Clear Fields',
		name: 'clear',
		type: 'multiOptions',
		options: [
			...names,
			{ name: 'Appointment', value: 'appointment_id' },
			{ name: 'Meta', value: 'meta' },
			{ name: 'Notes', value: 'notes' },
		].sort((a, b) => a.name.localeCompare(b.name)),
		default: [],
		description: 'Fields to clear',
	};
}

/** The fields of an entry, each put in when it is filled in. */
export function entryCollection(
	displayName: 'Additional Fields' | 'Update Fields',
	fields: INodeProperties[],
): INodeProperties {
	const isUpdate = displayName === 'Update Fields';
	return {
		displayName,
		name: isUpdate ? 'updateFields' : 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: fields,
		...(isUpdate ? { description: 'Only the fields you add and fill in are changed' } : {}),
	};
}
