/** A booking that may be there already: looked for right before it is written. */
import { OmneoError } from '../../../../omneo/errors';
import type { Booking } from '../../../../omneo/appointments/create';
import {
	findMatchingAppointments,
	matchAppointment,
} from '../../../../omneo/appointments/findDuplicates';
import type { ApiRecord } from '../../../../omneo/client/requests';
import { availabilityOf, daysAhead } from '../../runtime/readOptions';
import type { Item } from '../../runtime/item';
import { readRecent } from '../../runtime/replay';
import type { WritePlan } from '../../runtime/operation';
import type { SlotLook } from './add.availability';

const DAY_MS = 86_400_000;

/**
 * The plan with its last looks: for a booking of the same customer and, side by side with it, at the free
 * slots. What these show counts only when the booking is not there: it takes a slot itself.
 */
export function unlessBooked(
	item: Item,
	{ body, startMs }: Booking,
	plan: WritePlan,
	look?: SlotLook,
): WritePlan {
	const mode = item.choice('ifAlreadyBooked');
	const { creates } = plan;
	if (mode === 'createAnyway' || !creates) {
		return look ? { ...plan, beforeWrite: async () => await (await look())() } : plan;
	}
	const isNextFree = availabilityOf(item) === 'nextFree';
	// One that was moved to the next free slot is the one that was asked for: a webhook that comes
	// again, or a list that is run again. An older one is another visit.
	const options = isNextFree
		? { laterByMs: daysAhead(item) * DAY_MS, maxAgeMs: DAY_MS }
		: { laterByMs: 0 };
	const matches = (record: ApiRecord) =>
		matchAppointment(record, body, startMs, options) !== 'other';

	const booked = async () => {
		const recent = await readRecent(item, creates.keys, 'appointments');
		if (recent && matches(recent)) return recent;
		return (await findMatchingAppointments(item.client, body, startMs, options)).at(0);
	};
	const beforeWrite = async (): Promise<WritePlan> => {
		const [found, place] = await Promise.allSettled([booked(), look?.()]);
		if (found.status === 'rejected') throw found.reason;
		const existing = found.value;
		if (existing && mode === 'stop') throw alreadyBooked(existing);
		if (existing) return { ...plan, existing, resolved: { appointment_id: existing.id } };
		if (place.status === 'rejected') throw place.reason;
		return (await place.value?.()) ?? plan;
	};
	return { ...plan, beforeWrite, creates: { ...creates, isUnique: true } };
}

function alreadyBooked({ id }: ApiRecord): OmneoError {
	return new OmneoError({
		kind: 'alreadyBooked',
		message: `The customer already has this appointment (ID '${String(id)}'), so nothing was booked`,
		hint: "To continue with it, set 'If Already Booked' to 'Return Existing Appointment'.",
		data: { appointment_id: id },
	});
}
