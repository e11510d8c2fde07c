/** The last look of a booking: whether its time is free, or which one is. */
import type { Booking } from '../../../../omneo/appointments/create';
import {
	type SlotBookingContext,
	bookAtStart,
	bookNextFree,
} from '../../../../omneo/availability/bookSlot';
import { availabilityMode, daysAhead } from '../../fields/availability';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../../runtime/operation';

/**
 * The plan with its look at the free slots. It happens in `execute`, so that the items of a run see
 * what those before them have booked.
 */
export function withAvailability(
	item: Item,
	booking: Booking,
	repeatedHour: SlotBookingContext['repeatedHour'],
	planFor: (booking: Booking) => WritePlan,
): WritePlan {
	const plan = planFor(booking);
	const mode = availabilityMode(item);
	if (mode === 'asGiven') return plan;
	const { client, lookups, workflowZone } = item;
	const within = mode === 'nextFree' ? daysAhead(item) : 0;
	const context = { client, lookups, workflowZone, repeatedHour, withinDays: within };

	const place = mode === 'check' ? bookAtStart : bookNextFree;
	const beforeWrite = async (): Promise<WritePlan> => {
		const placed = await place(booking, context);
		return { ...planFor(placed), resolved: { slot: placed.slot } };
	};
	// Customers who want different times may need the same person or room.
	const lockKeys = [...(plan.lockKeys ?? []), `place ${booking.body.location_id}`];
	return { ...plan, lockKeys, beforeWrite };
}
