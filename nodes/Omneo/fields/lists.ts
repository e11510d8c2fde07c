import type { INodeProperties } from 'n8n-workflow';

/** What the operations that return lists have in common. */

/** How many records a list returns. */
export const returnAllOrLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** What counts when 'Limit' is left empty: the form's own default. */
export const DEFAULT_LIMIT = Number(returnAllOrLimit[1].default);

/** The 'Filters' of a list, in the order of their labels. */
export function filtersOf(filters: INodeProperties[]): INodeProperties {
	const options = [...filters].sort((a, b) => a.displayName.localeCompare(b.displayName));
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options,
	};
}

/** A filter of lists whose records have a name and a handle. */
export const nameContains: INodeProperties = {
	displayName: 'Name Contains',
	name: 'nameContains',
	type: 'string',
	default: '',
	placeholder: 'e.g. styling',
	description: 'Only return records whose name or handle contains all these words',
};

/** A filter by time. */
export function timeFilter(displayName: string, name: string, description: string) {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description,
	} satisfies INodeProperties;
}
