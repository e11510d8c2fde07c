import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** The ways to name a record in a picker. */

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

const FROM_LIST = { displayName: 'From List', name: 'list' };
const BY_ID = { displayName: 'By ID', name: 'id' };
const BY_NAME = { displayName: 'By Name', name: 'name' };

// No patterns of n8n's: it tests them before the run, without the field's name, and fails the whole
// run where an error should concern one item. The node reads IDs itself.

export const byRowId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 42',
};

export const byProfileId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
};

export function byName(placeholder: string, hint: string): INodePropertyMode {
	return { ...BY_NAME, type: 'string', placeholder, hint };
}
