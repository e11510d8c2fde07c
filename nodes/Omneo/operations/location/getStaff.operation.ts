import type { LocationProfile } from '../../../../omneo/schema';
import { type Filter, equals } from '../../../../omneo/client/listFilters';
import { simplifiedStaff, simplifyStaff } from '../../../../omneo/simplify/people';
import { filtersOf, returnAllOrLimit } from '../../fields/lists';
import { optionsOf } from '../../fields/options';
import { listOperation } from '../../runtime/operationKinds';
import { locationPicker, pathOf, resource } from './location.shared';
import { getStaffTool } from './getStaff.tool';

const isActive: Filter<LocationProfile> = { holds: (post) => post.is_active !== false };

export const getStaff = listOperation<LocationProfile>({
	resource,
	value: 'getStaff',
	name: 'Get Staff',
	action: 'Get location staff',
	description: 'Retrieve the staff of a location, one item for each',
	call: 'GET /locations/{id}/profiles',
	source: { confidence: 'documented', from: 'API reference' },
	tool: getStaffTool,
	fields: [
		locationPicker,
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Include Inactive',
				name: 'includeInactive',
				type: 'boolean',
				default: false,
				description: 'Whether to include staff marked as inactive at this location',
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
