/** The last look of a booking: whether its time is free, or which one is. */
import type { AppointmentRequest } from '../../../../omneo/contract';
import {
	type FreeTimeContext,
	atFreeTime,
	atNextFreeTime,
	availabilityModes,
} from '../../../../omneo/freeTime';
import { isBlank } from '../../../../omneo/text';
import { daysAhead } from '../../fields/availability';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../operation';

/**
 * The plan with its look at the free slots. It happens in `execute`, so that the items of a run see
 * what those before them have booked.
 */
export function withAvailability(
	item: Item,
	body: AppointmentRequest,
	repeatedHour: FreeTimeContext['repeatedHour'],
	planFor: (body: AppointmentRequest) => WritePlan,
): WritePlan {
	const plan = planFor(body);
	const given = item.value('availability');
	const mode = isBlank(given)
		? availabilityModes[0]
		: item.oneOf('availability', availabilityModes);
	if (mode === 'asGiven') return plan;
	const { client, lookups, workflowZone } = item;
	const within = mode === 'nextFree' ? daysAhead(item) : 0;
	const context = { client, lookups, workflowZone, repeatedHour, withinDays: within };

	const place = mode === 'check' ? atFreeTime : atNextFreeTime;
	const lastLook = async (): Promise<WritePlan> => {
		const { body: placed, slot } = await place(body, context);
		return { ...planFor(placed), resolved: { slot } };
	};
	// Customers who want different times may need the same person or room.
	const turns = [...(plan.turns ?? []), `place ${body.location_id}`];
	return { ...plan, turns, lastLook };
}
