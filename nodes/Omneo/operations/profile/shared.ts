/** What the operations on profiles share. */
import type { INodeProperties } from 'n8n-workflow';
import type { ProfileDraft } from '../../../../omneo/profiles';
import type { Item } from '../../runtime/item';

export const resource = 'profile';

export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Nathan',
	description: 'The first name of the customer',
};

export const lastName: INodeProperties = {
	displayName: 'Last Name',
	name: 'lastName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Smith',
	description: 'The last name of the customer',
};

export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'The email address; no two profiles have the same',
};

export const mobilePhone: INodeProperties = {
	displayName: 'Mobile Phone',
	name: 'mobilePhone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +61400000000',
	description: 'The mobile phone with the country code; no two profiles have the same',
};

export function readDraft(item: Item): ProfileDraft {
	return {
		first_name: item.value('firstName'),
		last_name: item.value('lastName'),
		email: item.value('email'),
		mobile_phone: item.value('mobilePhone'),
	};
}
