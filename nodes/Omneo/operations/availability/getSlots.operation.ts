import {
	MOST_DAYS_ASKED,
	SlotReader,
	daysIn,
	queriesPerStaff,
} from '../../../../omneo/availability/slotReader';
import { MAX_PARALLEL_PER_ITEM } from '../../../../omneo/concurrency/pool';
import { invalidInput } from '../../../../omneo/errors';
import {
	type FreeSlot,
	type SlotQuery,
	hasRoom,
	slotRecord,
} from '../../../../omneo/availability/slots';
import { isRecord } from '../../../../omneo/text';
import type { Days } from '../../../../omneo/time';
import { readDay } from '../../../../omneo/values';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/lists';
import { day } from '../../fields/time';
import type { Item } from '../../runtime/item';
import { defineOperation } from '../../runtime/operation';
import { bookableOf, resource, what, where, withWhom } from './availability.shared';

/** Source: API reference, "Browse Available Appointment Slots" of a day and of a range. */
export const getAvailableSlots = defineOperation<{ questions: SlotQuery[]; days: Days }>({
	resource,
	value: 'getSlots',
	name: 'Get Slots',
	action: 'Get available slots',
	description: 'Retrieve the free slots for a service at a location, for up to 366 days',
	call: 'POST /appointment-definitions/{id}/available-slots-range',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	writes: false,
	fields: [
		what,
		where,
		...day('Start Date', 'startDate', 'First day to check', { required: true }),
		...day('End Date', 'endDate', "Last day to check. Leave empty to check only 'Start Date'.", {
			whenEmpty: 'Same as the start date',
		}),
		withWhom,
		...returnAllOrLimit,
		optionsOf('onlyWithCapacity', 'simplify'),
	],
	output: slotRecord,

	async prepare(item) {
		item.limit();
		const staff = item.reference('assignedStaffId');
		const { definition, places, staffId, staffName, first, last } = await bookableOf(
			item,
			{ staff },
			(check) => {
				const first = check.unwrap('start_date', readDay(item.value('startDate'), item));
				const last = check.unwrap('end_date', readDay(item.value('endDate'), item)) ?? first;
				if (check.isEmpty && first === undefined) check.add('start_date', 'is required');
				if (first && last && last < first) check.add('end_date', 'must not be before the start');
				// A typo in the year would send more than a thousand requests.
				if (first && last && daysIn({ first, last }) > MOST_DAYS_ASKED) {
					check.add('end_date', `must be at most ${MOST_DAYS_ASKED} days from the start`);
				}
				return { first, last };
			},
		);
		if (!first || !last) throw invalidInput({ start_date: ['is required'] });
		const anybody = { ...places[0], definitionId: definition.id, staffId, staffName };
		const requiresStaff = definition.requires_staff === true;
		const questions = await queriesPerStaff(item.client, anybody, requiresStaff, first);
		return { questions, days: { first, last } };
	},

	async execute(item, { questions, days }) {
		const limit = item.limit() ?? Infinity;
		const keep = item.flag('onlyWithCapacity') ? hasRoom : () => true;
		const found: FreeSlot[] = [];
		// Without a limit every range is needed.
		const rangesAtOnce = limit === Infinity ? MAX_PARALLEL_PER_ITEM : 1;
		const reader = new SlotReader(item.client);
		for await (const slots of reader.over(questions, days, { rangesAtOnce })) {
			found.push(...slots.filter(keep));
			if (found.length >= limit) break;
		}
		return found.slice(0, limit).map((slot) => shaped(item, slot));
	},
});

/** A slot that is only text becomes an object. */
function shaped(item: Item, { record, raw }: FreeSlot) {
	if (item.simplify) return record;
	return isRecord(raw) ? raw : { slot: raw };
}
