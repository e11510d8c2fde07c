/** Resolves the ways to name a record to its ID, and a location to its time zone. */
import { type Result, type FieldErrors, ok, invalid } from '../validation';
import { orFieldError } from '../errors';
import type { Definition, Location } from '../schema';
import { FieldLookups } from './fieldLookups';
import type { LookupCache } from './lookupCache';
import {
	type OtherModes,
	isBlank,
	readEmail,
	readName,
	readPhone,
	readProfileId,
	readWholeId,
	readZone,
} from '../values';
import { zoneOfPlace, zoneOfWorkflow } from '../time';

/** A record named by its id, or by something that people know. */
export interface Reference {
	by: 'id' | 'name' | 'email' | 'mobilePhone';
	value: unknown;
}

/** The pickers' other ways to name a record, as the form calls them. */
const BY_NAME = { otherModes: ['By Name'] };
const CUSTOMER_MODES = { otherModes: ['By Email', 'By Mobile Phone', 'By Name'] };

/** Like the functions below, rejects with `OmneoError` when a look-up fails. */
export async function definitionIdOf(
	ref: Reference,
	lookups: LookupCache,
): Promise<Result<number>> {
	return await rowIdByName(ref, async (name) => await lookups.definitionByName(name));
}

export async function locationIdOf(ref: Reference, lookups: LookupCache): Promise<Result<number>> {
	return await rowIdByName(ref, async (name) => await lookups.locationByName(name));
}

/** An ID is taken where a name is asked for, unless a record is called so. */
async function rowIdByName(
	{ by, value }: Reference,
	find: (name: string) => Promise<Result<number>>,
): Promise<Result<number>> {
	if (by !== 'name') return rowIdOf(value, BY_NAME);
	const name = required(readName(value));
	if (!name.ok) return name;
	const found = await find(name.value);
	if (found.ok) return found;
	const id = readWholeId(name.value);
	return id.ok && id.value !== undefined ? ok(id.value) : found;
}

export async function customerIdOf(
	{ by, value }: Reference,
	lookups: LookupCache,
): Promise<Result<string>> {
	if (by === 'email') {
		const email = required(readEmail(value));
		return email.ok ? await lookups.profileByEmail(email.value) : email;
	}
	if (by === 'mobilePhone') {
		const phone = required(readPhone(value));
		return phone.ok ? await lookups.profileByMobilePhone(phone.value) : phone;
	}
	if (by !== 'name') return required(readProfileId(value, CUSTOMER_MODES));
	const name = required(readName(value));
	if (!name.ok) return name;
	return profileIdIn(name.value) ?? (await lookups.profileByName(name.value));
}

const NEEDS_LOCATION = "needs a location for By Name. Add 'Location', or choose By ID.";

/** Undefined when no one is named. A name is looked for among the staff of the location. */
async function staffIdOf(
	{ by, value }: Reference,
	locationId: number | undefined,
	lookups: LookupCache,
): Promise<Result<string | undefined>> {
	if (by !== 'name') return readProfileId(value, BY_NAME);
	const name = readName(value);
	if (!name.ok || name.value === undefined) return name;
	const id = profileIdIn(name.value);
	if (id) return id;
	if (locationId === undefined) return invalid(NEEDS_LOCATION);
	return await lookups.staffByName(locationId, name.value);
}

/** An ID of a definition, a location, an appointment and the like. */
export function rowIdOf(value: unknown, modes: OtherModes = {}): Result<number> {
	return required(readWholeId(value, modes));
}

/** The ID in place of a name: no person is called like one. */
function profileIdIn(name: string): Result<string> | undefined {
	const id = readProfileId(name);
	return id.ok && id.value !== undefined ? ok(id.value) : undefined;
}

function required<T>(read: Result<T | undefined>): Result<T> {
	if (!read.ok) return read;
	return read.value === undefined ? invalid('is required') : ok(read.value);
}

/** What a picker fills in. */
export interface Ids {
	appointment_definition_id?: number;
	location_id?: number;
	profile_id?: string;
	assigned_staff_id?: string;
	staff_id?: string;
}

type Picked = keyof Ids;

/** Of each picker that was given, its ID; undefined when it has a problem, or names no one. */
type PendingIds = { [Field in Picked]?: Promise<Ids[Field]> };

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

/** How each picker finds its record, in the order in which their problems are told. */
const RESOLVERS: Record<Picked, Resolver> = {
	appointment_definition_id: { find: definitionIdOf },
	location_id: { find: locationIdOf },
	profile_id: { find: customerIdOf },
	assigned_staff_id: staff,
	staff_id: staff,
};

/**
 * Begins to look for the records that the pickers of a form name, by the API's fields. A staff member's
 * name is looked for at the location picked beside it, else at `otherLocation`, which is read for a name only.
 */
export function findReferences(
	given: Partial<Record<Picked, Reference>>,
	lookups: LookupCache,
	form: FieldLookups,
	otherLocation: () => Promise<number | undefined> = async () => undefined,
): PendingIds {
	const ids: PendingIds = {};
	for (const [field, { atLocation, find }] of Object.entries(RESOLVERS)) {
		const reference = given[field as Picked];
		if (!reference) continue;
		const isName = reference.by === 'name' && !isBlank(reference.value);
		const place = async () => (await ids.location_id) ?? (await otherLocation());
		const pending = form.begin(async (check) => {
			const where = atLocation && isName ? await place() : undefined;
			return check.unwrap(field, await find(reference, lookups, where));
		});
		Object.assign(ids, { [field]: pending });
	}
	return ids;
}

/**
 * The IDs of the records that the pickers of a form name; problems are noted in `check`.
 * Rejects with `OmneoError` when a look-up fails.
 */
export async function resolveReferences(
	given: Partial<Record<Picked, Reference>>,
	lookups: LookupCache,
	check: FieldErrors,
): Promise<Ids> {
	const form = new FieldLookups();
	return await form.settle({ ...findReferences(given, lookups, form) }, check);
}

export interface ZoneSource {
	/** As it was filled in. */
	timezone?: unknown;
	/** Where else the zone is taken from; the workflow's when left out. A location without an ID has a problem already. */
	locationId?: number | Promise<number | undefined>;
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
	const given = readZone(timezone);
	if (!given.ok || given.value !== undefined) return check.unwrap(field, given);
	if (locationId === undefined) return check.unwrap(field, zoneOfWorkflow(workflowZone));
	const location = await locationOf(await locationId, lookups, check, locationField);
	return location && check.unwrap(field, zoneOfPlace(location.timezone, workflowZone));
}

/** Undefined when there is no such record, which is noted in `check`, or the ID has a problem already. */
export async function locationOf(
	id: number | undefined,
	lookups: LookupCache,
	check: FieldErrors,
	field = 'location_id',
): Promise<Location | undefined> {
	return id === undefined ? undefined : await orFieldError(lookups.location(id), id, field, check);
}

export async function definitionOf(
	id: number | undefined,
	lookups: LookupCache,
	check: FieldErrors,
): Promise<Definition | undefined> {
	const field = 'appointment_definition_id';
	return id === undefined
		? undefined
		: await orFieldError(lookups.definition(id), id, field, check);
}
