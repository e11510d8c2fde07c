import { type Definition, locationIdsOf } from '../../../../omneo/contract';
import { type Filter, isOn, mentions, oneOf } from '../../../../omneo/filters';
import { locationIdOf } from '../../../../omneo/references';
import { simplifiedDefinition, simplifyDefinition } from '../../../../omneo/shortForms/definition';
import { isBlank } from '../../../../omneo/text';
import { filtersOf } from '../../fields/filters';
import { locationId } from '../../fields/locators';
import { nameContains } from '../../fields/names';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/paging';
import type { Item } from '../../runtime/item';
import { listOperation } from '../kinds';
import { resource } from './shared';

export const getDefinitions = listOperation<Definition>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many appointment definitions',
	description: 'Retrieve a list of appointment definitions: the services that can be booked',
	call: 'GET /appointment-definitions',
	source: { confidence: 'documented', from: 'API reference, dev guide' },
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Booking Type',
				name: 'bookingType',
				type: 'multiOptions',
				options: [
					{ name: 'Approval Required', value: 'approval_required' },
					{ name: 'Instant', value: 'instant' },
					{ name: 'Walk in Only', value: 'walk_in_only' },
				],
				default: [],
				description: 'Only definitions that have one of these',
			},
			{
				displayName: 'Include Not Bookable',
				name: 'includeNotBookable',
				type: 'boolean',
				default: false,
				description: 'Whether to include definitions that are archived or not published',
			},
			{ ...locationId, required: false, description: 'Only what is offered at this location' },
			nameContains,
			{
				displayName: 'Requires Staff',
				name: 'requiresStaff',
				type: 'boolean',
				default: true,
				description:
					'Whether a staff member is needed: on for definitions that need one, off for those that do not',
			},
		]),
		optionsOf('requestTimeout', 'simplify'),
	],
	output: simplifiedDefinition,
	simplify: simplifyDefinition,
	plan: async (item) => ({ path: ['appointment-definitions'], filters: await readFilters(item) }),
});

async function readFilters(item: Item): Promise<Array<Filter<Definition>>> {
	const { plain, reference } = item.group('filters');
	const filters: Array<Filter<Definition>> = [];
	if (String(plain.includeNotBookable) !== 'true') {
		filters.push(isOn('is_published', true), isOn('is_archived', false));
	}
	const types = [plain.bookingType ?? []].flat().filter((type) => !isBlank(type));
	if (types.length > 0) filters.push(oneOf('booking_type', types.map(String)));
	if (!isBlank(plain.requiresStaff)) {
		filters.push(isOn('requires_staff', String(plain.requiresStaff) === 'true'));
	}
	if (!isBlank(plain.name)) filters.push(mentions(['name', 'handle'], String(plain.name)));

	const location = reference('locationId');
	if (location && !isBlank(location.value)) {
		const id = await item.idOf('locationId', locationIdOf, location);
		// A filter for it is typed in the SDK only; the locations come with each definition.
		filters.push({ holds: (record) => locationIdsOf(record).includes(id) });
	}
	return filters;
}
