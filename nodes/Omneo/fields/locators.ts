import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** The pickers. Each offers a searchable list, and the other ways in which people know the record. */

const FROM_LIST = { displayName: 'From List', name: 'list' };
const BY_ID = { displayName: 'By ID', name: 'id' };
const BY_NAME = { displayName: 'By Name', name: 'name' };

export function fromList(searchListMethod: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	return { ...FROM_LIST, type: 'list', typeOptions };
}

/** A picker that may stay empty: its list says what that means, in place of n8n's 'Choose...'. */
export function optional(picker: INodeProperties, whenEmpty: string): INodeProperties {
	const modes = picker.modes?.map((mode) =>
		mode.type === 'list' ? { ...mode, placeholder: whenEmpty } : mode,
	);
	return { ...picker, required: false, modes };
}

/** Blank is fine here: whether a picker may stay empty is not a matter of its format. */
function format(regex: string, errorMessage: string): INodePropertyMode['validation'] {
	return [{ type: 'regex', properties: { regex: `^\\s*$|${regex}`, errorMessage } }];
}

export const byRowId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 42',
	validation: format('^\\s*\\d+\\s*$', 'An ID is a whole number, e.g. 42'),
};

export const byProfileId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
	validation: format('^\\s*[0-9a-fA-F-]{36}\\s*$', 'A profile ID is a UUID of 36 characters'),
};

export function byName(placeholder: string, hint: string): INodePropertyMode {
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
