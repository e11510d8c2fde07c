import type { INodeProperties } from 'n8n-workflow';
import { fieldLabels, labelOf } from '../../../nodes/Omneo/runtime/labels';

const text = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
});

const fields: INodeProperties[] = [
	text('Scheduled Start', 'scheduledStartAt'),
	// The variant for AI models of the parameter before.
	text('Scheduled Start (ISO 8601)', 'scheduledStartAt'),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		default: {},
		options: [
			text('Notes', 'notes'),
			{
				displayName: 'Transaction',
				name: 'transaction',
				type: 'fixedCollection',
				default: {},
				options: [
					{
						displayName: 'Transaction',
						name: 'values',
						values: [text('External ID', 'externalId')],
					},
				],
			},
		],
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'a',
		options: [{ name: 'First', value: 'a' }],
	},
];

const labels = fieldLabels(fields);

it('names each field by the API path that its parameter fills', () => {
	expect(Object.fromEntries(labels)).toEqual({
		scheduled_start_at: 'Scheduled Start',
		additional_fields: 'Additional Fields',
		notes: 'Notes',
		transaction: 'Transaction',
		'transaction.external_id': 'Transaction > External ID',
		status: 'Status',
	});
});

it.each([
	['notes', 'Notes'],
	['transaction.external_id', 'Transaction > External ID'],
	['transaction.receipt_ref', 'Transaction'],
	['notes.0.value', 'Notes'],
	['created_at', 'created_at'],
	['created.at', 'created.at'],
])('labels %s as %s', (path, label) => {
	expect(labelOf(path, labels)).toBe(label);
});
