/** The slots that this process has just booked, so that a list of free slots that lags shows none twice. */
import type { FreeSlot } from './slots';

interface Taken {
	locationId: number;
	definitionId: number;
	staffId: string | null;
	startMs: number;
	endMs: number;
	/** How many places the list showed when this one was booked; null when it named no number. */
	shown: number | null;
	/** Milliseconds since 1970, by this machine's clock. */
	at: number;
}

/** More than are booked while a list lags; the oldest go first. */
const MAX_TAKEN = 5_000;

/** Whether a listed slot takes another booking. `unclear` when only a later look can show that. */
export type Room = 'free' | 'taken' | 'unclear';

export class SlotLedger {
	private taken: Taken[] = [];
	/** Services at a shop whose slots name no number of places, and take any number. */
	private readonly unlimited = new Set<string>();

	/** @param lagMs How long a list may lag behind a booking, in milliseconds. */
	constructor(
		private readonly lagMs: () => number,
		private readonly now: () => number = () => Date.now(),
	) {}

	/** A booking of this slot was sent. */
	take(slot: FreeSlot, endMs: number): void {
		this.taken.push({ ...keyOf(slot), startMs: slot.start, endMs, at: this.now() });
		if (this.taken.length > MAX_TAKEN) this.taken.shift();
	}

	/** What the bookings of this process leave of a slot, which may be listed as it was before them. */
	roomIn(slot: FreeSlot, endMs: number): Room {
		const since = this.now() - this.lagMs();
		this.taken = this.taken.filter(({ at }) => at > since);
		const { locationId, definitionId, staffId } = keyOf(slot);
		const overlapping = this.taken.filter((one) => {
			if (one.locationId !== locationId || one.staffId !== staffId) return false;
			// One person takes one appointment at a time, whatever it is for.
			if (staffId !== null) return one.startMs < endMs && one.endMs > slot.start;
			return one.definitionId === definitionId && one.startMs === slot.start;
		});
		if (overlapping.length === 0) return 'free';
		const left = overlapping.map(({ shown, at }) =>
			// Without a number, a person has one place, and a shop any number.
			shown === null && staffId === null
				? undefined
				: (shown ?? 1) - overlapping.filter((later) => later.at >= at).length,
		);
		if (left.some((places) => places !== undefined && places <= 0)) return 'taken';
		const isKnown = this.unlimited.has(serviceOf(slot)) || !left.includes(undefined);
		return isKnown ? 'free' : 'unclear';
	}

	/** The slot is still listed although it was booked, and the list had time to show that. */
	confirmUnlimited(slot: FreeSlot): void {
		this.unlimited.add(serviceOf(slot));
	}
}

function keyOf({ record }: FreeSlot) {
	return {
		locationId: record.location_id,
		definitionId: record.appointment_definition_id,
		staffId: record.staff_id,
		shown: record.capacity_remaining,
	};
}

function serviceOf({ record }: FreeSlot): string {
	return `${record.location_id} ${record.appointment_definition_id}`;
}
