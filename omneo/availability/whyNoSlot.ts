/** Why there is no free slot, as far as answers of Omneo show it. */
import type { LookupCache } from '../client/lookupCache';
import type { OmneoClient } from '../client/client';
import { errorKinds, undefinedFor } from '../errors';
import { type Definition, locationIdsOf } from '../schema';
import { isRecord } from '../text';
import { dayAt, toApiTime } from '../time';
import { isClosedOn } from './openDays';
import { staffOn } from './slotReader';

/** What was looked for: a service at a shop, at one time or from one time to another. */
interface Wanted {
	definitionId: number;
	locationId: number;
	staffId?: string;
	/** Milliseconds since 1970; `until` is left out for one time. */
	from: number;
	until?: number;
	/** The zone of the shop. */
	zone: string;
}

interface Sources {
	client: OmneoClient;
	lookups: LookupCache;
}

/** A time in a message, by the clock of the shop: `'2027-05-11 10:00' (Australia/Melbourne)`. */
export function spokenTime(millis: number, zone: string): string {
	return `'${toApiTime(millis, zone).slice(0, 16)}' (${zone})`;
}

/** A phrase that follows 'because'; undefined when the answers show no reason. Asks only for what helps. */
export async function whyNoSlot(wanted: Wanted, sources: Sources): Promise<string | undefined> {
	const reason = reasonFor(wanted, sources);
	// A reason is a help: what cannot be read is left out.
	return await reason.catch(undefinedFor(...errorKinds.filter((kind) => kind !== 'cancelled')));
}

async function reasonFor(wanted: Wanted, sources: Sources): Promise<string | undefined> {
	const { definitionId, locationId, from, until = from, zone } = wanted;
	const { client, lookups } = sources;
	const definition = await lookups.definition(definitionId);
	const location = await lookups.location(locationId);
	const shop = location.name ? `'${location.name}'` : 'the shop';
	if (location.is_permanently_closed === true) return `${shop} is closed for good`;
	if (definition.booking_type === 'walk_in_only') return 'the service only takes walk-ins';
	const offered = locationIdsOf(definition);
	if (offered.length > 0 && !offered.includes(locationId)) {
		return `the service isn't offered at ${shop}, only at ${await namesOf(definition, offered, lookups)}`;
	}
	if (until < client.serverClock.now()) return 'it is in the past';
	if (until !== from) return undefined;
	const day = dayAt(from, zone);
	if (isClosedOn(location, day)) return `${shop} is closed on ${day}`;
	if (isClosedOn(definition, day)) return `the service isn't offered on ${day}`;
	return await whyStaff(wanted, definition, day, sources);
}

/** How many shops a message names. */
const MAX_NAMED = 5;

async function namesOf(
	{ locations }: Definition,
	offered: number[],
	lookups: LookupCache,
): Promise<string> {
	const embedded = new Map(
		((locations ?? []) as unknown[]).filter(isRecord).flatMap((entry) => {
			const place = isRecord(entry.location) ? entry.location : entry;
			const id = Number(entry.location_id ?? entry.id);
			return typeof place.name === 'string' ? [[id, place.name] as const] : [];
		}),
	);
	const named = offered.slice(0, MAX_NAMED).map(async (id) => {
		const name = embedded.get(id) ?? (await lookups.location(id)).name;
		return name ? `'${name}'` : `location ${id}`;
	});
	const names = await Promise.all(named);
	return offered.length > MAX_NAMED ? `${names.join(', ')} and others` : names.join(', ');
}

/** What the chosen staff member's hours, or the staff of the day, show. */
async function whyStaff(
	{ definitionId, locationId, staffId }: Wanted,
	definition: Definition,
	day: string,
	{ client }: Sources,
): Promise<string | undefined> {
	if (definition.requires_staff !== true) return undefined;
	const listed = Array.isArray(definition.staff) ? definition.staff.filter(isRecord) : [];
	const own = listed.find(({ staff_id }) => staff_id === staffId)?.staff;
	if (staffId && isRecord(own) && isClosedOn(own, day)) {
		return `the chosen staff member isn't working on ${day}`;
	}
	const staff = await staffOn(client, { definitionId, locationId }, day);
	if (staff.some(({ source }) => source === 'location')) return undefined;
	if (staff.length === 0) return 'no staff member offers the service at this shop';
	if (staffId === undefined) {
		const isBusy = staff.every(({ has_available_slots }) => has_available_slots === false);
		return isBusy ? `no staff member is free on ${day}` : undefined;
	}
	const chosen = staff.find(({ id }) => id.toLowerCase() === staffId.toLowerCase());
	if (!chosen) return "the chosen staff member doesn't offer the service at this shop";
	if (chosen.has_available_slots !== false) return undefined;
	return `the chosen staff member isn't working or has no free time on ${day}`;
}
