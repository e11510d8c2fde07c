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

/** Blank is fine here: whether a picker may stay empty is not a matter of its format. */
function format(regex: string, errorMessage: string): INodePropertyMode['validation'] {
	return [{ type: 'regex', properties: { regex: `^\\s*$|${regex}`, errorMessage } }];
}

export const byRowId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 42',
	validation: format('^\\s*\\d+\\s*$', 'An ID is a whole number, e.g. 42'),
};

export const byProfileId: INodePropertyMode = {
	...BY_ID,
	type: 'string',
	placeholder: 'e.g. 3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
	validation: format('^\\s*[0-9a-fA-F-]{36}\\s*$', 'A profile ID is a UUID of 36 characters'),
};

export function byName(placeholder: string, hint: string): INodePropertyMode {
	return { ...BY_NAME, type: 'string', placeholder, hint };
}
