import type { INodeProperties } from 'n8n-workflow';

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
