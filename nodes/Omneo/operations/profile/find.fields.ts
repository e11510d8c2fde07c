/** The form of Find. */
import type { INodeProperties } from 'n8n-workflow';
import { ifNoneFound } from '../../fields/ifNoneFound';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/lists';
import { email, mobilePhone } from './profile.shared';

export const waysToFind = ['email', 'identity', 'mobilePhone', 'search'] as const;
export type WayToFind = (typeof waysToFind)[number];

/** Not required as such: with an expression in 'Find By', n8n would ask for the fields of all ways at once. */
function shownFor(way: WayToFind, field: INodeProperties): INodeProperties {
	const show = { ...field.displayOptions?.show, findBy: [way] };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

export const findFields: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email', description: 'Match the email address' },
			{
				name: 'Identity',
				value: 'identity',
				description: 'Match the ID in another system, e.g. Shopify',
			},
			{ name: 'Mobile Phone', value: 'mobilePhone', description: 'Match the mobile phone number' },
			{
				name: 'Search Text',
				value: 'search',
				description: 'Search name, email and mobile phone',
			},
		],
		default: 'email',
		description: 'What to search by',
	},
	shownFor('email', { ...email, description: 'Email address of the customer' }),
	shownFor('mobilePhone', {
		...mobilePhone,
		description: 'Mobile phone with country code',
	}),
	shownFor('identity', {
		displayName: 'Identity Handle',
		name: 'identityHandle',
		type: 'string',
		default: '',
		placeholder: 'e.g. shopify',
		description: 'Handle of the other system in Omneo',
	}),
	shownFor('identity', {
		displayName: 'Identifier',
		name: 'identifier',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6612345678901',
		description: "The customer's ID in the other system",
	}),
	shownFor('search', {
		displayName: 'Search Text',
		name: 'searchText',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan smith',
		description: 'Text to search for. Omneo decides what matches.',
	}),
	...returnAllOrLimit.map((field) => shownFor('search', field)),
	ifNoneFound('not_found', 'What to do if no profile matches'),
	optionsOf('simplify'),
];
