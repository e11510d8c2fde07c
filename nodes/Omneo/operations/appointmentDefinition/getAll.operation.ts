import { type BookingType, type Definition, locationIdsOf } from '../../../../omneo/schema';
import { FieldErrors } from '../../../../omneo/validation';
import { invalidInput } from '../../../../omneo/errors';
import {
	EMPTY_FILTER,
	type Filter,
	isOn,
	mentions,
	oneOf,
} from '../../../../omneo/client/listFilters';
import { locationIdOf } from '../../../../omneo/client/references';
import { simplifiedDefinition, simplifyDefinition } from '../../../../omneo/simplify/definition';
import { isGiven, readChoices, readFlag, readName } from '../../../../omneo/values';
import { choicesOf, labelledChoices } from '../../fields/choices';
import { filtersOf, nameContains, returnAllOrLimit } from '../../fields/lists';
import { locationId, optional } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import type { Item } from '../../runtime/item';
import { listOperation } from '../../runtime/operationKinds';
import { resource } from './appointmentDefinition.shared';
import { getDefinitionsTool } from './getAll.tool';

const types = choicesOf<BookingType>({
	approval_required: { name: 'Approval Required' },
	instant: { name: 'Instant' },
	walk_in_only: { name: 'Walk in Only' },
});

export const getDefinitions = listOperation<Definition>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many appointment definitions',
	description: 'Retrieve a list of appointment definitions (bookable services)',
	call: 'GET /appointment-definitions',
	source: { confidence: 'documented', from: 'API reference, dev guide' },
	tool: getDefinitionsTool,
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				displayName: 'Booking Type',
				name: 'bookingType',
				type: 'multiOptions',
				options: types,
				default: [],
				description: 'Only return services with one of these booking types',
			},
			{
				displayName: 'Include Unbookable',
				name: 'includeNotBookable',
				type: 'boolean',
				default: false,
				description: 'Whether to include services that are archived or not published',
			},
			{
				...optional(locationId, 'Choose a location'),
				description: 'Only return services offered at this location',
			},
			nameContains,
			{
				displayName: 'Requires Staff',
				name: 'requiresStaff',
				type: 'boolean',
				default: true,
				description:
					"Whether to return only services that need staff (on) or only those that don't (off)",
			},
		]),
		optionsOf('simplify'),
	],
	output: simplifiedDefinition,
	simplify: simplifyDefinition,
	plan: async (item) => ({ path: ['appointment-definitions'], filters: await readFilters(item) }),
});

async function readFilters(item: Item): Promise<Array<Filter<Definition>>> {
	const { plain, reference } = item.group('filters');
	const check = new FieldErrors();
	const filters: Array<Filter<Definition>> = [];
	if (!check.unwrap('include_not_bookable', readFlag(plain.includeNotBookable))) {
		filters.push(isOn('is_published', true), isOn('is_archived', false));
	}
	const chosen =
		check.unwrap('booking_type', readChoices(plain.bookingType, labelledChoices(types))) ?? [];
	if (chosen.length > 0) filters.push(oneOf('booking_type', chosen));
	const staff = check.unwrap('requires_staff', readFlag(plain.requiresStaff));
	if (staff !== undefined) filters.push(isOn('requires_staff', staff));
	const words = check.unwrap('name_contains', readName(plain.nameContains));
	if (words !== undefined) filters.push(mentions(['name', 'handle'], words));

	const location = reference('locationId');
	if (location && !isGiven(location.value)) check.add('location_id', EMPTY_FILTER);
	else if (location) {
		const id = check.unwrap('location_id', await locationIdOf(location, item.lookups));
		// A filter for it is typed in the SDK only; the locations come with each definition.
		if (id !== undefined) {
			filters.push({ holds: (record) => locationIdsOf(record).includes(id) });
		}
	}
	if (!check.isEmpty) throw invalidInput(check.messages);
	return filters;
}
