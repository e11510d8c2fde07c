/** The form of Find. */
import type { INodeProperties } from 'n8n-workflow';
import { choicesOf } from '../../fields/choices';
import { ifNoneFound } from '../../fields/ifNoneFound';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/lists';
import { email, mobilePhone } from './profile.shared';

export type WayToFind = 'email' | 'identity' | 'mobilePhone' | 'search';

export const waysToFind = choicesOf<WayToFind>({
	email: { name: 'Email', description: 'Match the email address' },
	identity: {
		name: 'Identity',
		description: 'Match the ID in another system, e.g. Shopify',
	},
	mobilePhone: { name: 'Mobile Phone', description: 'Match the mobile phone number' },
	search: {
		name: 'Search Text',
		description: 'Search name, email and mobile phone',
	},
});

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
		options: waysToFind,
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
