import type { INodeProperties } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import { describeError } from '../../../nodes/Omneo/runtime/itemError';
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

/** What a person reads of a refusal with these texts. */
const toldOf = (message: string, refused: Record<string, string[]> = {}) =>
	describeError(
		new OmneoError({ kind: 'validation', message, hint: '', fields: refused }),
		0,
		new Map([...labels, ['answers', 'Answers'], ['assigned_staff_id', 'Assigned Staff']]),
	).message;

it.each([
	['The answers.2.value field is required.', 'The Answers field is required'],
	['The answers.2.questionnaire question id field is wrong.', 'The Answers field is wrong'],
	['The answers.0.value.1 field must be text.', 'The Answers field must be text'],
	['The assigned staff id field is required.', 'The Assigned Staff field is required'],
	['The assigned_staff_id is invalid.', 'The Assigned Staff is invalid'],
	['The transaction.external_id is taken.', 'The Transaction > External ID is taken'],
	['The source_reference is taken.', 'The Source Reference is taken'],
	['The starts_at.day must be a day.', 'The Day must be a day'],
])('a refusal that says %j has no words of the API', (said, told) => {
	expect(toldOf('Refused', { notes: [said] })).toBe(`Refused [item 0]. Notes: ${told}`);
	expect(toldOf(said.replace(/\.$/, ''))).toBe(`${told} [item 0]`);
});

it('leaves sentences, addresses and times as they are', () => {
	const text =
		'The slot at 10.30 on 2027-05-11 is gone. See help.getomneo.com/no_slot or ask a.b@c.de';
	expect(toldOf(text)).toBe(`${text} [item 0]`);
});
