import type { INodeProperties } from 'n8n-workflow';

/** The keys by which a transaction can be named; an order has one more. */
const REFERENCE_KEYS: INodeProperties[] = [
	{
		displayName: 'ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4711',
		description: 'The ID in Omneo',
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'The ID in the system the record comes from',
	},
	{
		displayName: 'Receipt Ref',
		name: 'receiptRef',
		type: 'string',
		default: '',
		description: 'The reference on the receipt',
	},
];

function reference(
	displayName: string,
	name: string,
	description: string,
	keys: INodeProperties[],
) {
	const field: INodeProperties = {
		displayName,
		name,
		type: 'fixedCollection',
		default: {},
		description,
		options: [{ displayName, name: 'values', values: keys }],
	};
	return field;
}

export const order = reference(
	'Order',
	'order',
	'Order linked to the appointment. One of the fields is enough.',
	[
		...REFERENCE_KEYS,
		{
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'string',
			default: '',
			description: 'The number that the customer knows',
		},
	],
);

export const transaction = reference(
	'Transaction',
	'transaction',
	'Transaction linked to the appointment. One of the fields is enough.',
	REFERENCE_KEYS,
);
