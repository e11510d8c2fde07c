import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/**
 * The pickers. Each offers a searchable list, and the other ways in which people know the record. No
 * way has a `validation` pattern: n8n checks those before the run, for all items at once and without
 * the name of the field. The node checks each item itself.
 */

const FROM_LIST = { displayName: 'From List', name: 'list' };
const BY_ID = { displayName: 'By ID', name: 'id' };
const BY_NAME = { displayName: 'By Name', name: 'name' };

/** The list says in people's words what is chosen, as the label has Omneo's. */
export function fromList(searchListMethod: string, placeholder?: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	const shown = placeholder === undefined ? {} : { placeholder };
	return { ...FROM_LIST, type: 'list', typeOptions, ...shown };
}

/** A picker that may stay empty: its list says what that means, in place of n8n's 'Choose...'. */
export function optional(picker: INodeProperties, whenEmpty: string): INodeProperties {
	const modes = picker.modes?.map((mode) =>
		mode.type === 'list' ? { ...mode, placeholder: whenEmpty } : mode,
	);
	return { ...picker, required: false, modes };
}

export const byRowId: INodePropertyMode = { ...BY_ID, type: 'string', placeholder: 'e.g. 42' };

const byProfileId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
};

function byName(placeholder: string, hint: string): INodePropertyMode {
	return { ...BY_NAME, type: 'string', placeholder, hint };
}

export const appointmentDefinitionId: INodeProperties = {
	displayName: 'Appointment Definition',
	name: 'appointmentDefinitionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The service to book',
	modes: [
		fromList('searchAppointmentDefinitions', 'Choose a service'),
		byName('e.g. Personal Styling', 'Name or handle as shown in Omneo'),
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
		fromList('searchLocations', 'Choose a shop'),
		byName('e.g. Melbourne Central', 'Name or handle as shown in Omneo'),
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
		fromList('searchProfiles', 'Choose a customer'),
		byProfileId,
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: 'Must match exactly one profile in Omneo',
		},
		{
			displayName: 'By Mobile Phone',
			name: 'mobilePhone',
			type: 'string',
			placeholder: 'e.g. +61400000000',
			hint: 'Include the country code. Must match exactly one profile.',
		},
		byName('e.g. Nathan Smith', 'Full name. Must match exactly one profile, so an email is safer.'),
	],
};

export const assignedStaffId = optional(
	{
		displayName: 'Assigned Staff',
		name: 'assignedStaffId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			"Staff member for the appointment. Required if the service needs staff, unless 'Availability' is set to check for a free slot.",
		modes: [
			fromList('searchStaff'),
			byName('e.g. Priya Raman', 'Full name or email of a staff member at this location'),
			byProfileId,
		],
	},
	'No preference',
);

export const timezone = optional(
	{
		displayName: 'Timezone',
		name: 'timezone',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			"Time zone of the start and end. Leave empty to use the location's, or the workflow's if it has none.",
		modes: [
			fromList('searchTimezones'),
			byName('e.g. Australia/Melbourne', 'Time zone as region and city (IANA name)'),
		],
	},
	"The location's time zone",
);
