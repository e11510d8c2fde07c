import type { LocationProfile } from '../../../../omneo/contract';
import { type Filter, equals } from '../../../../omneo/filters';
import { simplifiedStaff, simplifyStaff } from '../../../../omneo/shortForms/people';
import { filtersOf } from '../../fields/filters';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/paging';
import { listOperation } from '../kinds';
import { locationPicker, pathOf, resource } from './shared';

const isActive: Filter<LocationProfile> = { holds: (post) => post.is_active !== false };

export const getStaff = listOperation<LocationProfile>({
	resource,
	value: 'getStaff',
	name: 'Get Staff',
	action: 'Get staff of location',
	description: 'Retrieve the staff of a location, one item for each',
	call: 'GET /locations/{id}/profiles',
	source: { confidence: 'documented', from: 'API reference' },
	fields: [
		locationPicker,
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Include Inactive',
				name: 'includeInactive',
				type: 'boolean',
				default: false,
				description: 'Whether to include staff who do not work there at the moment',
			},
		]),
		optionsOf('simplify'),
	],
	output: simplifiedStaff,
	simplify: simplifyStaff,
	plan: async (item) => {
		const all = item.filterFlag('includeInactive');
		const isStaff = equals<LocationProfile>('assignment_type', 'staff');
		const path = [...(await pathOf(item)), 'profiles'];
		return { path, filters: all ? [isStaff] : [isStaff, isActive] };
	},
});
