import type { Location } from '../../../../omneo/schema';
import { FieldErrors } from '../../../../omneo/validation';
import { invalidInput } from '../../../../omneo/errors';
import { EMPTY_FILTER, type Filter, mentions } from '../../../../omneo/client/listFilters';
import { simplifiedLocation, simplifyLocation } from '../../../../omneo/simplify/people';
import { isGiven, readFlag, readName, readZone } from '../../../../omneo/values';
import { filtersOf, nameContains, returnAllOrLimit } from '../../fields/lists';
import { optional, timezone } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import type { Item } from '../../runtime/item';
import { listOperation } from '../../runtime/operationKinds';
import { resource } from './location.shared';
import { getLocationsTool } from './getAll.tool';

export const getLocations = listOperation<Location>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many locations',
	description: 'Retrieve a list of locations',
	call: 'GET /locations',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	tool: getLocationsTool,
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Include Permanently Closed',
				name: 'includePermanentlyClosed',
				type: 'boolean',
				default: false,
				description: 'Whether to include permanently closed locations',
			},
			nameContains,
			{
				...optional(timezone, 'Choose a time zone'),
				description: 'Only return locations in this time zone',
			},
		]),
		optionsOf('simplify'),
	],
	output: simplifiedLocation,
	simplify: simplifyLocation,
	plan: async (item) => ({ path: ['locations'], filters: readFilters(item) }),
});

/** None is sent: shops are few, and how null counts in a filter on a flag is not documented. */
function readFilters(item: Item): Array<Filter<Location>> {
	const { plain, reference } = item.group('filters');
	const check = new FieldErrors();
	const filters: Array<Filter<Location>> = [];
	if (!check.unwrap('include_permanently_closed', readFlag(plain.includePermanentlyClosed))) {
		filters.push({ holds: (record) => record.is_permanently_closed !== true });
	}
	const words = check.unwrap('name_contains', readName(plain.nameContains));
	if (words !== undefined) filters.push(mentions(['name', 'handle'], words));

	const zone = reference('timezone');
	if (zone && !isGiven(zone.value)) check.add('timezone', EMPTY_FILTER);
	else if (zone) {
		const wanted = check.unwrap('timezone', readZone(zone.value));
		filters.push({ holds: (record) => zoneNamed(record.timezone) === wanted });
	}
	if (!check.isEmpty) throw invalidInput(check.messages);
	return filters;
}

/** The name of today of a location's zone, which may be stored by an old one. */
function zoneNamed(name: unknown): string | undefined {
	const zone = readZone(name);
	return zone.ok ? zone.value : undefined;
}
