/** The form of Find. */
import type { INodeProperties } from 'n8n-workflow';
import { choicesOf } from '../../fields/choices';
import { ifNoneFound } from '../../fields/ifNoneFound';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/returnAll';
import { email, mobilePhone } from './profile.shared';

export type WayToFind = 'email' | 'identity' | 'mobilePhone' | 'search';

export const waysToFind = choicesOf<WayToFind>({
	email: { name: 'Email', description: 'The one with this email address' },
	identity: {
		name: 'Identity',
		description: 'The one with this ID in another system, such as Shopify',
	},
	mobilePhone: { name: 'Mobile Phone', description: 'The one with this mobile phone' },
	search: {
		name: 'Search Text',
		description: 'All with this in the name, the email or the mobile phone',
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
		description: 'What is known of the customer',
	},
	shownFor('email', { ...email, description: 'The email address' }),
	shownFor('mobilePhone', {
		...mobilePhone,
		description: 'The mobile phone with the country code',
	}),
	shownFor('identity', {
		displayName: 'Identity Handle',
		name: 'identityHandle',
		type: 'string',
		default: '',
		placeholder: 'e.g. shopify',
		description: 'What Omneo calls the other system',
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
		description: 'Omneo decides what matches',
	}),
	...returnAllOrLimit.map((field) => shownFor('search', field)),
	ifNoneFound('not_found', 'What to do when no profile matches'),
	optionsOf('simplify'),
];
