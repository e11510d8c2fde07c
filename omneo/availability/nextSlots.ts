/** The first free slots from a time on: at one or several places, with a chosen or any staff member. */
import { SlotReader, queriesPerStaff } from './slotReader';
import type { OmneoClient } from '../client/client';
import type { LookupCache } from '../client/lookupCache';
import { OmneoError } from '../errors';
import { counted } from '../text';
import { inBatches } from '../concurrency/pool';
import { type FreeSlot, type SlotQuery, hasRoom } from './slots';
import { dayAt, daysLater } from '../time';
import { spokenTime, whyNoSlot } from './whyNoSlot';

interface Place {
	locationId: number;
	locationName?: string | null;
	zone: string;
	from: number;
}

export interface NextSearch {
	definitionId: number;
	/** Whether the service needs staff. */
	requiresStaff: boolean;
	/** Where, and from which moment on. */
	places: Place[];
	/** Anybody when left out. */
	staffId?: string;
	staffName?: string;
	withinDays: number;
	/** How many are wanted. */
	count: number;
	/** Leaves out slots that are of no use. */
	accepts?(slot: FreeSlot): boolean;
}

/** Most free slots are near, and a week is quickly answered. */
const DAYS_AT_ONCE = 7;

/** The first free slots, each time at a place once, whoever gives it. */
export async function nextSlots(client: OmneoClient, search: NextSearch): Promise<FreeSlot[]> {
	const found: FreeSlot[] = [];
	const ofPlace = async (place: Place) => await nextAt(client, place, search);
	for await (const batch of inBatches(search.places, ofPlace)) found.push(...batch.flat());
	return found.sort((a, b) => a.start - b.start).slice(0, search.count);
}

async function nextAt(
	client: OmneoClient,
	{ from, ...place }: Place,
	search: NextSearch,
): Promise<FreeSlot[]> {
	const { definitionId, requiresStaff, staffId, staffName, withinDays, count, accepts } = search;
	const { zone } = place;
	const until = daysLater(from, withinDays, zone);
	const days = { first: dayAt(from, zone), last: dayAt(until, zone) };
	const anybody: SlotQuery = { ...place, definitionId, staffId, staffName };
	const questions = await queriesPerStaff(client, anybody, requiresStaff, days.first);
	const found = new Map<number, FreeSlot>();
	for await (const slots of new SlotReader(client).over(questions, days, {
		daysAtOnce: DAYS_AT_ONCE,
	})) {
		for (const slot of slots) {
			const { start } = slot;
			const good = start >= from && start <= until && hasRoom(slot) && accepts?.(slot) !== false;
			if (good && !found.has(start)) found.set(start, slot);
			if (found.size >= count) return [...found.values()];
		}
	}
	return [...found.values()];
}

/** The error of a search that found nothing, with the reasons that the answers show. */
export async function noSlot(
	{ places, withinDays, ...search }: NextSearch,
	sources: { client: OmneoClient; lookups: LookupCache },
): Promise<OmneoError> {
	const asked = places.map(async (place) => {
		const until = daysLater(place.from, withinDays, place.zone);
		return await whyNoSlot({ ...search, ...place, until }, sources);
	});
	const reasons = await Promise.all(asked);
	const [{ from, zone }] = places;
	// Where nothing is known against one shop, the others' reasons explain nothing.
	const why = reasons.includes(undefined) ? '' : ` because ${[...new Set(reasons)].join(', and ')}`;
	return new OmneoError({
		kind: 'noSlot',
		message: `No free slot was found within ${counted(withinDays, 'day')} from ${spokenTime(from, zone)}${why}`,
		hint: 'Try a later start, more days, another location or other staff.',
	});
}
