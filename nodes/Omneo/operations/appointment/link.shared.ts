/** Link and Unlink take the same form and send the same body. */
import type { INodeProperties } from 'n8n-workflow';
import { FieldErrors } from '../../../../omneo/validation';
import { type LinkType, linkRequest, linkTypes } from '../../../../omneo/schema';
import { type OmneoError, invalidInput, withChanges } from '../../../../omneo/errors';
import { customerIdOf } from '../../../../omneo/client/references';
import { appointmentId } from '../../fields/appointment';
import { choicesOf } from '../../fields/choices';
import { profileId } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import type { Item } from '../../runtime/item';
import type { WriteBody, WritePlan } from '../../runtime/operation';
import { pathOf } from './appointment.shared';

const fields: INodeProperties[] = [
	appointmentId,
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: choicesOf<LinkType>({
			list: { name: 'Product List', description: 'A product list' },
			profile: { name: 'Profile', description: 'Another attendee' },
		}),
		default: 'profile',
		description: 'What to link or unlink',
	},
	{
		...profileId,
		// With an expression in 'Type', n8n would ask for both.
		required: false,
		displayOptions: { show: { type: ['profile'] } },
		description: 'The attendee to link or unlink',
	},
	{
		displayName: 'List ID',
		name: 'listId',
		type: 'string',
		default: '',
		displayOptions: { show: { type: ['list'] } },
		description: 'The ID of the product list',
	},
];

export const linkBody: WriteBody = {
	schema: linkRequest,
	fills: { profileId: 'id', listId: 'id' },
};

export const linkFields = [...fields, optionsOf('dryRun', 'simplify')];

/** Nothing comes back that could be simplified. */
export const unlinkFields = [...fields, optionsOf('dryRun')];

export async function linkPlan(item: Item, verb: 'link' | 'unlink'): Promise<WritePlan> {
	const type = item.oneOf('type', linkTypes);
	const check = new FieldErrors();
	const id =
		type === 'list'
			? String(item.value('listId') ?? '')
			: check.unwrap('profile_id', await customerIdOf(item.reference('profileId'), item.lookups));
	const body = linkRequest.safeParse({ type, id });
	if (id !== undefined && !body.success) check.add('list_id', body.error.issues[0].message);
	if (!body.success || !check.isEmpty) throw invalidInput(check.messages);
	const answer = verb === 'link' ? ('record' as const) : ('anything' as const);
	return {
		// Linking twice is linking once. Source: live test of the SDK.
		request: {
			method: 'POST',
			path: [...pathOf(item), verb],
			body: body.data,
			answer,
			repeatable: true,
		},
		mapError: (error) => nameLinked(error, type === 'list' ? 'list_id' : 'profile_id'),
	};
}

/** Omneo calls the other record `id`; the form has a field for each type. */
function nameLinked(error: OmneoError, field: string): OmneoError {
	if (!error.fields.id) return error;
	const { id, ...others } = error.fields;
	const fields = { ...others, [field]: [...(others[field] ?? []), ...id] };
	return withChanges(error, { fields });
}
