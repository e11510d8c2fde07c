/** The slots that this process has just booked, so that a list of free slots that lags shows none twice. */
import type { FreeSlot } from './slots';

interface Taken {
	locationId: number;
	definitionId: number;
	staffId: string | null;
	startMs: number;
	endMs: number;
	/**
	 * How many places there were when this one was booked: as the list showed, less those that this
	 * process had just taken. Null when the list named no number.
	 */
	shown: number | null;
	/** Milliseconds since 1970, by this machine's clock. */
	at: number;
}

/** More than are booked while a list lags; the oldest go first. */
const MAX_TAKEN = 5_000;

/** A list that is read for longer than this is not looked at any more, in milliseconds. */
const LONGEST_LOOK_MS = 60_000;

/** Whether a listed slot takes another booking. `unclear` when only a later look can show that. */
type Room = 'free' | 'taken' | 'unclear';

export class SlotLedger {
	private taken: Taken[] = [];
	/** Services at a shop whose slots name no number of places, and take any number. */
	private readonly unlimited = new Set<string>();

	/** @param lagMs How long a list may lag behind a booking, in milliseconds. */
	constructor(
		private readonly lagMs: () => number,
		readonly now: () => number = () => Date.now(),
	) {}

	/** A booking of this slot was sent. */
	take(slot: FreeSlot, endMs: number): void {
		const key = keyOf(slot);
		const left = this.placesLeft(this.overlapping(slot, endMs, this.now()));
		const known = left.filter((places) => places !== undefined);
		const shown = key.shown === null ? null : Math.min(key.shown, ...known);
		this.taken.push({ ...key, shown, startMs: slot.start, endMs, at: this.now() });
		if (this.taken.length > MAX_TAKEN) this.taken.shift();
	}

	/**
	 * What the bookings of this process leave of a slot, which may be listed as it was before them.
	 * @param askedAt When the list was asked for: what was booked longer before than lists lag is in it
	 */
	roomIn(slot: FreeSlot, endMs: number, askedAt = this.now()): Room {
		const oldest = this.now() - this.lagMs() - LONGEST_LOOK_MS;
		this.taken = this.taken.filter(({ at }) => at > oldest);
		const overlapping = this.overlapping(slot, endMs, askedAt);
		if (overlapping.length === 0) return 'free';
		const left = this.placesLeft(overlapping);
		if (left.some((places) => places !== undefined && places <= 0)) return 'taken';
		const isKnown = this.unlimited.has(serviceOf(slot)) || !left.includes(undefined);
		return isKnown ? 'free' : 'unclear';
	}

	/** What was booked over a slot, and may be missing in a list that was asked for then. */
	private overlapping(slot: FreeSlot, endMs: number, askedAt: number): Taken[] {
		const since = askedAt - this.lagMs();
		const { locationId, definitionId, staffId } = keyOf(slot);
		return this.taken.filter((one) => {
			if (one.at <= since) return false;
			if (one.locationId !== locationId || one.staffId !== staffId) return false;
			// One person takes one appointment at a time, whatever it is for.
			if (staffId !== null) return one.startMs < endMs && one.endMs > slot.start;
			return one.definitionId === definitionId && one.startMs === slot.start;
		});
	}

	/** By each of these bookings, how many places are left after it and those since; undefined for any number. */
	private placesLeft(overlapping: Taken[]): Array<number | undefined> {
		return overlapping.map(({ shown, at, staffId }) =>
			// Without a number, a person has one place, and a shop any number.
			shown === null && staffId === null
				? undefined
				: (shown ?? 1) - overlapping.filter((later) => later.at >= at).length,
		);
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
