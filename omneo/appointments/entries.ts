/** Builds the bodies of waitlist and queue writes from a form. */
import type { z } from 'zod/v4';
import { type Clearing, changedBody, checkedBody } from '../client/requestBody';
import { FieldErrors } from '../validation';
import type { LookupCache } from '../client/lookupCache';
import { FieldLookups } from '../client/fieldLookups';
import { type Reference, type ZoneSource, findReferences, resolveZone } from '../client/references';
import { readMoment } from '../values';
import { momentOfTime, toApiTime } from '../time';

/** Which clock `desired_start_at` is written for; the first is the default. */
export const desiredStartClocks = ['utc', 'location'] as const;
export type DesiredStartClock = (typeof desiredStartClocks)[number];

interface Common {
	staff?: Reference;
	desired_start_at?: unknown;
	/** Fields that are sent unchanged. */
	rest: Record<string, unknown>;
}

interface EntryDraft extends Common {
	definition: Reference;
	location: Reference;
	/** The customer; undefined for a walk-in without a name. */
	profile?: Reference;
}

interface EntryChanges extends Common {
	/** The fields to empty. */
	clear: Clearing;
}

export interface WaitingContext {
	lookups: LookupCache;
	/** Zone to use when there is no location, or it names none. */
	workflowZone: string;
	/** The run's clock in milliseconds, for examples in messages. */
	now: number;
	/** UTC when left out. */
	desiredStartClock?: DesiredStartClock;
}

/** The checked body of a create. */
export async function prepareEntry<T extends z.ZodObject>(
	contract: T,
	draft: EntryDraft,
	context: WaitingContext,
): Promise<z.infer<T>> {
	const check = new FieldErrors();
	const pickers = {
		appointment_definition_id: draft.definition,
		location_id: draft.location,
		profile_id: draft.profile,
		staff_id: draft.staff,
	};
	const form = new FieldLookups();
	const picked = findReferences(pickers, context.lookups, form);
	const zone = { locationId: picked.location_id };
	const start = form.begin(
		async (own) => await desiredStart(draft, async () => zone, context, own),
	);
	const { desired_start_at, ...ids } = await form.settle(
		{ ...picked, desired_start_at: start },
		check,
	);
	return checkedBody(contract, { ...ids, ...draft.rest, desired_start_at }, check);
}

/** The checked body of an update. `currentLocation` is asked only when the change cannot be understood without it. */
export async function prepareEntryChanges<T extends z.ZodObject>(
	contract: T,
	draft: EntryChanges,
	context: WaitingContext & { currentLocation(): Promise<number | undefined> },
): Promise<z.infer<T>> {
	const check = new FieldErrors();
	const { currentLocation } = context;
	const pickers = { staff_id: draft.staff };
	const form = new FieldLookups();
	const picked = findReferences(pickers, context.lookups, form, currentLocation);
	const zone = async () => ({ locationId: await currentLocation() });
	const start = form.begin(async (own) => await desiredStart(draft, zone, context, own));
	const found = await form.settle({ ...picked, desired_start_at: start }, check);
	return changedBody(contract, { ...draft.rest, ...found }, check, draft.clear);
}

/**
 * Reads the desired start, without an offset as local time of the location, and writes it in UTC or
 * in that zone. These calls have no `timezone`, and which zone Omneo assumes is not documented. UTC
 * is what it uses for all other stored times; an option of the form chooses the other reading.
 */
async function desiredStart(
	{ desired_start_at }: Common,
	zoneSource: () => Promise<ZoneSource>,
	context: WaitingContext,
	check: FieldErrors,
): Promise<string | undefined> {
	const field = 'desired_start_at';
	const time = check.unwrap(field, readMoment(desired_start_at, context));
	if (!time) return undefined;
	const zone = await resolveZone(await zoneSource(), context, check, { field });
	if (zone === undefined) return undefined;
	// In a repeated hour the earlier time, so that the customer does not wait too late.
	const moment = check.unwrap(field, momentOfTime(time, zone, 'earlier'));
	if (moment === undefined) return undefined;
	return toApiTime(moment, context.desiredStartClock === 'location' ? zone : 'UTC');
}
