/** A booking that may be there already: looked for right before it is written. */
import { OmneoError } from '../../../../omneo/errors';
import type { Booking } from '../../../../omneo/appointments/create';
import { findMatchingAppointments } from '../../../../omneo/appointments/findDuplicates';
import type { ApiRecord } from '../../../../omneo/client/requests';
import { availabilityMode, daysAhead } from '../../fields/availability';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../../runtime/operation';

const DAY_MS = 86_400_000;

/** The plan with its look for a booking of the same customer, before any look at free slots: the booking itself takes one. */
export function unlessBooked(item: Item, { body, startMs }: Booking, plan: WritePlan): WritePlan {
	const mode = item.choice('ifAlreadyBooked');
	if (mode === 'createAnyway') return plan;
	// One that was moved to the next free slot is the one that was asked for.
	const laterBy = availabilityMode(item) === 'nextFree' ? daysAhead(item) * DAY_MS : 0;

	const beforeWrite = async (): Promise<WritePlan> => {
		const [existing] = await findMatchingAppointments(item.client, body, startMs, { laterBy });
		if (!existing) return (await plan.beforeWrite?.()) ?? plan;
		if (mode === 'stop') throw alreadyBooked(existing);
		return { ...plan, existing: existing, resolved: { appointment_id: existing.id } };
	};
	return { ...plan, beforeWrite, dedupeKey: plan.lockKeys?.[0] };
}

function alreadyBooked({ id }: ApiRecord): OmneoError {
	return new OmneoError({
		kind: 'alreadyBooked',
		message: `The customer has this booking already: appointment ${String(id)}`,
		hint: "Nothing was booked. To go on with the one that is there, choose 'Return the Existing One' in 'If Already Booked'.",
		data: { appointment_id: id },
	});
}
