import { z } from 'zod/v4';
import type { SlotTarget } from '../../../../omneo/availability/slotQuery';
import type { FieldErrors } from '../../../../omneo/validation';
import { type NextSearch, nextSlots, noSlot } from '../../../../omneo/availability/nextSlots';
import { slotRecord } from '../../../../omneo/availability/slots';
import { momentOfTime } from '../../../../omneo/time';
import { readMoment } from '../../../../omneo/values';
import { withinDays } from '../../fields/availability';
import { ifNoneFound } from '../../fields/ifNoneFound';
import { locationId, optional } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { time } from '../../fields/time';
import type { Item } from '../../runtime/item';
import { daysAhead, whenNoneFound } from '../../runtime/readOptions';
import { defineOperation } from '../../runtime/operation';
import { bookableOf, resource, what, where, withWhom } from './availability.shared';

const DEFAULT_SLOTS = 1;
const MOST_SLOTS = 100;

/** Made of the calls of Get Slots and Get Available Staff. */
export const findNextSlot = defineOperation<NextSearch>({
	resource,
	value: 'findNext',
	name: 'Find Next Slot',
	action: 'Find next available slot',
	description: 'Find the next free slots for a service at one or more locations',
	call: 'POST /appointment-definitions/{id}/available-slots-range',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	writes: false,
	fields: [
		what,
		where,
		{
			displayName: 'Other Locations',
			name: 'otherLocations',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Location',
			default: {},
			description: 'More shops to search. The earliest slots across all shops are returned.',
			options: [
				{
					displayName: 'Location',
					name: 'values',
					values: [{ ...optional(locationId, 'Choose a location'), description: 'Another shop' }],
				},
			],
		},
		...time(
			'Earliest Start',
			'earliestStart',
			"Earliest time a slot may start, in each location's time zone. Leave empty to search from now.",
			{ whenEmpty: 'Now' },
		),
		withinDays,
		{
			...withWhom,
			description:
				"Only search this staff member's free slots. Leave empty for anyone. By Name only finds staff of 'Location'.",
		},
		{
			displayName: 'Number of Slots',
			name: 'numberOfSlots',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MOST_SLOTS },
			default: DEFAULT_SLOTS,
			description: 'How many free slots to return, one item for each',
		},
		ifNoneFound('no_slot', 'What to do if there is no free slot in that time'),
		optionsOf(),
	],
	output: slotRecord.extend({ found: z.boolean() }),

	async prepare(item) {
		whenNoneFound(item);
		const locations = item.references('otherLocations', 'locationId');
		const staff = item.reference('assignedStaffId');
		const { definition, places, staffId, staffName, starts } = await bookableOf(
			item,
			{ locations, staff },
			(check, found) => ({ starts: earliestStarts(item, found, check) }),
		);
		return {
			definitionId: definition.id,
			requiresStaff: definition.requires_staff === true,
			places: places.map((place, index) => ({ ...place, from: starts[index] })),
			staffId,
			staffName,
			withinDays: daysAhead(item),
			count: item.whole('numberOfSlots', DEFAULT_SLOTS, MOST_SLOTS),
		};
	},

	async execute(item, search) {
		const slots = await nextSlots(item.client, search);
		if (slots.length > 0) return slots.map(({ record }) => ({ ...record, found: true }));
		if (whenNoneFound(item) === 'empty') return { found: false };
		throw await noSlot(search, item);
	},
});

/** The moment from which to look, at each of the places. */
function earliestStarts(item: Item, places: SlotTarget['places'], check: FieldErrors): number[] {
	const field = 'earliest_start';
	const time = check.unwrap(field, readMoment(item.value('earliestStart'), item));
	if (!time) return places.map(() => item.now);
	// In a repeated hour, the earlier time leaves nothing out.
	const moments = places.map(({ zone }) =>
		check.unwrap(field, momentOfTime(time, zone, 'earlier')),
	);
	return moments.filter((moment) => moment !== undefined);
}
