import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/**
 * The ways to name a record in a picker. None has a `validation` pattern: n8n checks those before the
 * run, for all items at once and without the name of the field. The node checks each item itself.
 */

/** The list says in people's words what is chosen, as the label has Omneo's. */
export function fromList(searchListMethod: string, placeholder?: string): INodePropertyMode {
	const typeOptions = { searchListMethod, searchable: true };
	const shown = placeholder === undefined ? {} : { placeholder };
	return { displayName: 'From List', name: 'list', type: 'list', typeOptions, ...shown };
}

/** A picker that may stay empty: its list says what that means, in place of n8n's 'Choose...'. */
export function optional(picker: INodeProperties, whenEmpty: string): INodeProperties {
	const modes = picker.modes?.map((mode) =>
		mode.type === 'list' ? { ...mode, placeholder: whenEmpty } : mode,
	);
	return { ...picker, required: false, modes };
}

const BY_ID = { displayName: 'By ID', name: 'id' };
const BY_NAME = { displayName: 'By Name', name: 'name' };

export const byRowId: INodePropertyMode = { ...BY_ID, type: 'string', placeholder: 'e.g. 42' };

export const byProfileId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
};

export function byName(placeholder: string, hint: string): INodePropertyMode {
	return { ...BY_NAME, type: 'string', placeholder, hint };
}
