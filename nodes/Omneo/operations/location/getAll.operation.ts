import type { Location } from '../../../../omneo/contract';
import { type Filter, mentions } from '../../../../omneo/filters';
import { simplifiedLocation, simplifyLocation } from '../../../../omneo/shortForms/people';
import { isBlank } from '../../../../omneo/text';
import { checkZone } from '../../../../omneo/time';
import { filtersOf } from '../../fields/filters';
import { timezone } from '../../fields/locators';
import { nameContains } from '../../fields/names';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/paging';
import type { Item } from '../../runtime/item';
import { listOperation } from '../kinds';
import { resource } from './shared';

export const getLocations = listOperation<Location>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many locations',
	description: 'Retrieve a list of locations',
	call: 'GET /locations',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Include Permanently Closed',
				name: 'includePermanentlyClosed',
				type: 'boolean',
				default: false,
				description: 'Whether to include locations that are closed for good',
			},
			nameContains,
			{ ...timezone, description: 'Only locations in this time zone' },
		]),
		optionsOf('requestTimeout', 'simplify'),
	],
	output: simplifiedLocation,
	simplify: simplifyLocation,
	plan: async (item) => ({ path: ['locations'], filters: await readFilters(item) }),
});

/** None is sent: shops are few, and how null counts in a filter on a flag is not documented. */
async function readFilters(item: Item): Promise<Array<Filter<Location>>> {
	const { plain, reference } = item.group('filters');
	const filters: Array<Filter<Location>> = [];
	if (String(plain.includePermanentlyClosed) !== 'true') {
		filters.push({ holds: (record) => record.is_permanently_closed !== true });
	}
	if (!isBlank(plain.name)) filters.push(mentions(['name', 'handle'], String(plain.name)));

	const zone = reference('timezone');
	if (zone && !isBlank(zone.value)) {
		const wanted = await item.idOf('timezone', async () => checkZone(String(zone.value)), zone);
		filters.push({ holds: (record) => record.timezone === wanted });
	}
	return filters;
}
