import type { INodeProperties } from 'n8n-workflow';

/** A filter of lists whose records have a name and a handle. */
export const nameContains: INodeProperties = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. styling',
	description: 'Only return records whose name or handle contains all these words',
};
