/** The last look of a booking: whether its time is free, or which one is. */
import type { Booking } from '../../../../omneo/appointments/create';
import {
	type SlotBookingContext,
	lookAtStart,
	lookForNextFree,
} from '../../../../omneo/availability/bookSlot';
import { visibilityLag } from '../../../../omneo/http/retryPolicy';
import { availabilityOf, daysAhead } from '../../runtime/readOptions';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../../runtime/operation';

/** A look at the free slots, which gives what places the booking in one. */
export type SlotLook = () => Promise<() => Promise<WritePlan>>;

/**
 * The plan, and its look at the free slots unless they do not matter. It happens in `execute`, so that the items of a run see
 * what those before them have booked.
 */
export function withAvailability(
	item: Item,
	booking: Booking,
	repeatedHour: SlotBookingContext['repeatedHour'],
	planFor: (booking: Booking) => WritePlan,
): { plan: WritePlan; look?: SlotLook } {
	const plan = planFor(booking);
	const mode = availabilityOf(item);
	if (mode === 'asGiven') return { plan };
	const { client, lookups, workflowZone, records, clock } = item;
	const within = mode === 'nextFree' ? daysAhead(item) : 0;
	const context = {
		client,
		lookups,
		workflowZone,
		repeatedHour,
		withinDays: within,
		ledger: records.slots,
		awaitLag: async () => await clock.wait(visibilityLag()),
	};

	const lookFor = mode === 'check' ? lookAtStart : lookForNextFree;
	const look = async () => {
		const place = await lookFor(booking, context);
		return async (): Promise<WritePlan> => {
			const { slot, onSent, ...placed } = await place();
			const { creates, ...planned } = planFor(placed);
			return { ...planned, creates: creates && { ...creates, onSent }, resolved: { slot } };
		};
	};
	const { profile_id, appointment_definition_id, location_id } = booking.body;
	// The start of a next free slot is found later: so the same booking is matched without it.
	const keys = [`next free ${profile_id} ${appointment_definition_id} ${location_id}`];
	const creates = mode === 'nextFree' && plan.creates ? { ...plan.creates, keys } : plan.creates;
	// Customers who want different times may need the same person or room.
	const lockKeys = [...(creates?.keys ?? []), `place ${location_id}`];
	return { plan: { ...plan, creates, lockKeys }, look };
}
