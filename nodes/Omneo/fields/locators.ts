import type { INodeProperties } from 'n8n-workflow';
import { byName, byProfileId, byRowId, fromList, optional } from './modes';

/** The pickers. Each offers a searchable list, and the other ways in which people know the record. */

export const appointmentDefinitionId: INodeProperties = {
	displayName: 'Appointment Definition',
	name: 'appointmentDefinitionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The service to book',
	modes: [
		fromList('searchAppointmentDefinitions'),
		byName('e.g. Personal Styling', 'The name or the handle, as Omneo shows it'),
		byRowId,
	],
};

export const locationId: INodeProperties = {
	displayName: 'Location',
	name: 'locationId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The shop where the appointment takes place',
	modes: [
		fromList('searchLocations'),
		byName('e.g. Melbourne Central', 'The name or the handle, as Omneo shows it'),
		byRowId,
	],
};

export const profileId: INodeProperties = {
	displayName: 'Profile',
	name: 'profileId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The customer the appointment is for',
	modes: [
		fromList('searchProfiles'),
		byProfileId,
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: 'The one profile with this email address is used',
		},
		{
			displayName: 'By Mobile Phone',
			name: 'mobilePhone',
			type: 'string',
			placeholder: 'e.g. +61400000000',
			hint: 'With the country code. The one profile with this mobile phone is used.',
		},
		byName(
			'e.g. Nathan Smith',
			'The one profile with this full name is used. Several people may share a name: an email address is safer.',
		),
	],
};

export const assignedStaffId = optional(
	{
		displayName: 'Assigned Staff',
		name: 'assignedStaffId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'The staff member who takes the appointment. Needed when the appointment definition requires staff.',
		modes: [
			fromList('searchStaff'),
			byName(
				'e.g. Priya Raman',
				'The full name or the email of somebody on the staff of the location',
			),
			byProfileId,
		],
	},
	'Nobody in particular',
);

export const timezone = optional(
	{
		displayName: 'Timezone',
		name: 'timezone',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			"The zone that times without an offset are meant in, and that the appointment is shown in. Left empty, the location's own zone is used, else the workflow's.",
		modes: [
			fromList('searchTimezones'),
			byName('e.g. Australia/Melbourne', 'An IANA time zone name'),
		],
	},
	"The location's own zone",
);
