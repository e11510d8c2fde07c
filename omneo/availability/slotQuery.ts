/** Resolves the pickers of a form to the service, locations and staff member of a slot query. */
import { FieldErrors } from '../validation';
import type { Definition } from '../schema';
import { errorKinds, invalidInput, undefinedFor } from '../errors';
import { FieldLookups } from '../client/fieldLookups';
import type { LookupCache } from '../client/lookupCache';
import {
	type Reference,
	definitionOf,
	findReferences,
	locationIdOf,
	locationOf,
} from '../client/references';
import { zoneOfPlace } from '../time';

interface SlotTargetDraft {
	definition: Reference;
	/** The first is where a staff member's name is looked for. */
	locations: Reference[];
	staff?: Reference;
}

/** A location with its zone and what people call it. */
interface Place {
	locationId: number;
	zone: string;
	locationName?: string | null;
}

export interface SlotTarget {
	definition: Definition;
	/** Each place once. */
	places: Place[];
	staffId?: string;
	staffName?: string;
}

interface Context {
	lookups: LookupCache;
	workflowZone: string;
}

/**
 * Looks up the records. `more` reads the rest of the form, so that one error names all problems.
 * @throws OmneoError of kind `invalidInput` that names every field that needs attention.
 */
export async function resolveSlotTarget<T>(
	{ definition, locations, staff }: SlotTargetDraft,
	context: Context,
	more: (check: FieldErrors, places: Place[]) => T,
): Promise<SlotTarget & T> {
	const { lookups } = context;
	const form = new FieldLookups();
	const { appointment_definition_id: definitionId } = findReferences(
		{ appointment_definition_id: definition },
		lookups,
		form,
	);
	const service = form.begin(async (own) => await definitionOf(await definitionId, lookups, own));
	const found = locations.map((location, index) => {
		const field = index === 0 ? 'location_id' : 'other_locations';
		return form.begin(async (own) => await placeOf(location, field, context, own));
	});
	const first = async () => (await found[0])?.locationId;
	const withWhom = { assigned_staff_id: staff };
	const { assigned_staff_id: staffId } = findReferences(withWhom, lookups, form, first);
	const staffName = form.begin(async () => nameOf(await staffId, await first(), lookups));

	const check = new FieldErrors();
	const known = await form.settle(
		{ service, staffId, staffName, places: Promise.all(found) },
		check,
	);
	const places = known.places.filter(
		(place, index): place is Place =>
			place !== undefined &&
			known.places.findIndex((one) => one?.locationId === place.locationId) === index,
	);
	const rest = more(check, places);
	if (!known.service || !check.isEmpty) throw invalidInput(check.messages);
	return {
		definition: known.service,
		places,
		staffId: known.staffId,
		...rest,
		staffName: known.staffName,
	};
}

/** Undefined when it has a problem, which is noted in `check`. */
async function placeOf(
	reference: Reference,
	field: string,
	{ lookups, workflowZone }: Context,
	check: FieldErrors,
): Promise<Place | undefined> {
	const locationId = check.unwrap(field, await locationIdOf(reference, lookups));
	const location = await locationOf(locationId, lookups, check, field);
	const zone = location && check.unwrap(field, zoneOfPlace(location.timezone, workflowZone));
	if (locationId === undefined || zone === undefined) return undefined;
	return { locationId, zone, locationName: location?.name };
}

/** What people call a staff member; a help, so what cannot be read is left out. */
async function nameOf(
	staffId: string | undefined,
	locationId: number | undefined,
	lookups: LookupCache,
): Promise<string | undefined> {
	if (staffId === undefined || locationId === undefined) return undefined;
	const named = lookups.staffName(locationId, staffId);
	return await named.catch(undefinedFor(...errorKinds.filter((kind) => kind !== 'cancelled')));
}
