/** Resolves the ways to name a record to its ID, and a location to its time zone. */
import { type Result, type FieldErrors, ok, invalid } from '../validation';
import { profileId, rowId } from '../schema';
import { orFieldError } from '../errors';
import { readEmail, readPhone } from './contact';
import type { LookupCache } from './lookupCache';
import { isBlank, numberFromText } from '../text';
import { checkZone, zoneOfPlace } from '../time';

/** A record named by its id, or by something that people know. */
export interface Reference {
	by: 'id' | 'name' | 'email' | 'mobilePhone';
	value: unknown;
}

/** Like the functions below, rejects with `OmneoError` when a look-up fails. */
export async function definitionIdOf(
	ref: Reference,
	lookups: LookupCache,
): Promise<Result<number>> {
	if (ref.by !== 'name' || isBlank(ref.value))
		return rowIdOf(ref.value, 'For a name, choose By Name.');
	return await lookups.definitionByName(String(ref.value));
}

export async function locationIdOf(ref: Reference, lookups: LookupCache): Promise<Result<number>> {
	if (ref.by !== 'name' || isBlank(ref.value))
		return rowIdOf(ref.value, 'For a name, choose By Name.');
	return await lookups.locationByName(String(ref.value));
}

export async function customerIdOf(ref: Reference, lookups: LookupCache): Promise<Result<string>> {
	const { by, value } = ref;
	if (isBlank(value)) return invalid('is required');
	const text = String(value).trim();
	if (by === 'email') {
		const email = readEmail(text);
		return email.ok ? await lookups.profileByEmail(email.value) : email;
	}
	if (by === 'mobilePhone') {
		const phone = readPhone(text);
		return phone.ok ? await lookups.profileByMobilePhone(phone.value) : phone;
	}
	if (by === 'name') return await lookups.profileByName(text);
	return readProfileId(text, 'For an email or a name, choose By Email or By Name.');
}

const NEEDS_LOCATION = "needs a location for By Name. Add 'Location', or choose By ID.";

/** Undefined when no one is named. A name is looked for among the staff of the location. */
async function staffIdOf(
	{ by, value }: Reference,
	locationId: number | undefined,
	lookups: LookupCache,
): Promise<Result<string | undefined>> {
	if (isBlank(value)) return ok(undefined);
	if (by !== 'name') {
		return readProfileId(String(value).trim(), 'For an email or a name, choose By Name.');
	}
	if (locationId === undefined) return invalid(NEEDS_LOCATION);
	return await lookups.staffByName(locationId, String(value));
}

/** An ID of a definition, a location, an appointment and the like. `otherwise` says what text may have been meant as. */
export function rowIdOf(value: unknown, otherwise?: string): Result<number> {
	if (isBlank(value)) return invalid('is required');
	const read = rowId.safeParse(numberFromText(value));
	if (read.success) return ok(read.data);
	const { message } = read.error.issues[0];
	const isText = typeof value === 'string' && otherwise !== undefined;
	return invalid(isText ? `${message}. ${otherwise}` : message);
}

function readProfileId(text: string, otherwise: string): Result<string> {
	const read = profileId.safeParse(text);
	return read.success ? ok(read.data) : invalid(`${read.error.issues[0].message}. ${otherwise}`);
}

/** What a picker fills in. */
interface Ids {
	appointment_definition_id?: number;
	location_id?: number;
	profile_id?: string;
	assigned_staff_id?: string;
	staff_id?: string;
}

type Picked = keyof Ids;

interface Resolver {
	/** Looked up at a location, which has to be known before. */
	atLocation?: boolean;
	find(
		reference: Reference,
		lookups: LookupCache,
		locationId?: number,
	): Promise<Result<string | number | undefined>>;
}

const staff: Resolver = {
	atLocation: true,
	find: async (reference, lookups, locationId) => await staffIdOf(reference, locationId, lookups),
};

/** How each picker finds its record, in the order of the look-ups. */
const RESOLVERS: Record<Picked, Resolver> = {
	appointment_definition_id: { find: definitionIdOf },
	location_id: { find: locationIdOf },
	profile_id: { find: customerIdOf },
	assigned_staff_id: staff,
	staff_id: staff,
};

/**
 * The IDs of the records that the pickers of a form name, by the API's fields; problems are noted in
 * `check`. A staff member's name is looked for at the location picked beside it, else at `otherLocation`,
 * which is read for a name only.
 * Rejects with `OmneoError` when a look-up fails.
 */
export async function resolveReferences(
	given: Partial<Record<Picked, Reference>>,
	lookups: LookupCache,
	check: FieldErrors,
	otherLocation: () => Promise<number | undefined> = async () => undefined,
): Promise<Ids> {
	const ids: Record<string, unknown> & Ids = {};
	for (const [field, { atLocation, find }] of Object.entries(RESOLVERS)) {
		const reference = given[field as Picked];
		if (!reference) continue;
		const isName = reference.by === 'name' && !isBlank(reference.value);
		const where = atLocation && isName ? (ids.location_id ?? (await otherLocation())) : undefined;
		ids[field] = check.unwrap(field, await find(reference, lookups, where));
	}
	return ids;
}

interface ZoneSource {
	/** As it was filled in. */
	timezone?: unknown;
	/** Where else the zone is taken from; the workflow's when left out. */
	locationId?: number;
}

/**
 * The zone that clock times are meant in: the given one, else the location's, else the workflow's.
 * Problems are added to `check`, those of a zone under `field`. Also undefined when the location has
 * a problem already, as its zone is unknown then.
 */
export async function resolveZone(
	{ timezone, locationId }: ZoneSource,
	{ lookups, workflowZone }: { lookups: LookupCache; workflowZone: string },
	check: FieldErrors,
	{ field = 'timezone', locationField = 'location_id' } = {},
): Promise<string | undefined> {
	if (!isBlank(timezone)) return check.unwrap(field, checkZone(String(timezone)));
	if (locationField in check.messages && locationId === undefined) return undefined;
	if (locationId === undefined) return check.unwrap(field, checkZone(workflowZone));
	const location = await orFieldError(
		lookups.location(locationId),
		locationId,
		locationField,
		check,
	);
	return location && check.unwrap(field, zoneOfPlace(location.timezone, workflowZone));
}
