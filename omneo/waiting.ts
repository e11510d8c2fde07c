/** Waitlist and queue: from what a form holds to the bodies of their writes. */
import type { z } from 'zod/v4';
import { type Clearing, changedBody, checkedBody } from './body';
import { FieldCheck } from './checked';
import { orNoted } from './errors';
import type { Lookups } from './lookups';
import {
	type Reference,
	customerIdOf,
	definitionIdOf,
	locationIdOf,
	staffIdOf,
} from './references';
import { isBlank } from './text';
import { momentOfWall, readTime, toApiTime, zoneOfPlace } from './time';

/** Which clock `desired_start_at` is written for; the first is the default. */
export const desiredStartClocks = ['utc', 'location'] as const;
export type DesiredStartClock = (typeof desiredStartClocks)[number];

interface Common {
	staff?: Reference;
	desired_start_at?: unknown;
	/** Everything that needs no more than being passed on. */
	rest: Record<string, unknown>;
}

export interface EntryDraft extends Common {
	definition: Reference;
	location: Reference;
	/** The customer; nobody for a walk-in without a name. */
	profile?: Reference;
}

export interface EntryChanges extends Common {
	/** What to empty. */
	clear: Clearing;
}

export interface WaitingContext {
	lookups: Lookups;
	/** Zone to use when there is no location, or it names none. */
	workflowZone: string;
	/** UTC when left out. */
	desiredStartClock?: DesiredStartClock;
}

/** The checked body of a create. */
export async function prepareEntry<T extends z.ZodObject>(
	contract: T,
	draft: EntryDraft,
	context: WaitingContext,
): Promise<z.infer<T>> {
	const check = new FieldCheck();
	const { lookups } = context;
	const definition = await definitionIdOf(draft.definition, lookups);
	const location = check.take('location_id', await locationIdOf(draft.location, lookups));
	const given = {
		appointment_definition_id: check.take('appointment_definition_id', definition),
		location_id: location,
		profile_id:
			draft.profile && check.take('profile_id', await customerIdOf(draft.profile, lookups)),
		...(await readCommon(draft, async () => location, context, check)),
	};
	return checkedBody(contract, given, check);
}

/** The checked body of an update. `currentLocation` is asked only when the change cannot be understood without it. */
export async function prepareEntryChanges<T extends z.ZodObject>(
	contract: T,
	draft: EntryChanges,
	context: WaitingContext & { currentLocation(): Promise<number | undefined> },
): Promise<z.infer<T>> {
	const check = new FieldCheck();
	const given = await readCommon(draft, context.currentLocation, context, check);
	return changedBody(contract, given, check, draft.clear);
}

async function readCommon(
	{ staff, desired_start_at, rest }: Common,
	locationOf: () => Promise<number | undefined>,
	context: WaitingContext,
	check: FieldCheck,
) {
	// Only a name has to be looked for at a location.
	const where = staff?.by === 'name' && !isBlank(staff.value) ? await locationOf() : undefined;
	return {
		...rest,
		staff_id: staff && check.take('staff_id', await staffIdOf(staff, where, context.lookups)),
		desired_start_at: await desiredStart(desired_start_at, locationOf, context, check),
	};
}

/**
 * The moment, without an offset the clock at the location, written as all request times are. These
 * calls have no `timezone`: which clock Omneo takes the text for is not documented. UTC is what it
 * stores and answers for all other times; the form has an option for the other reading.
 */
async function desiredStart(
	given: unknown,
	locationOf: () => Promise<number | undefined>,
	{ lookups, workflowZone, desiredStartClock }: WaitingContext,
	check: FieldCheck,
): Promise<string | undefined> {
	const field = 'desired_start_at';
	const time = check.take(field, readTime(given));
	if (!time) return undefined;
	const id = await locationOf();
	// Of a location that cannot be used, the clock is not known.
	if (id === undefined && 'location_id' in check.problems) return undefined;
	const location =
		id === undefined
			? { timezone: undefined }
			: await orNoted(lookups.location(id), 'location_id', check);
	const zone = location && check.take(field, zoneOfPlace(location.timezone, workflowZone));
	if (zone === undefined) return undefined;
	const moment =
		time.kind === 'instant'
			? time.millis
			: // Of two equal clock times the earlier: who waits from then on is not late.
				check.take(field, momentOfWall(time.wall, zone, 'earlier'));
	if (moment === undefined) return undefined;
	return toApiTime(moment, desiredStartClock === 'location' ? zone : 'UTC');
}
