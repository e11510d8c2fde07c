/** Resolves the pickers of a form to the service, locations and staff member of a slot query. */
import { FieldErrors } from '../validation';
import type { Definition } from '../schema';
import { errorKinds, invalidInput, orFieldError, undefinedFor } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type Reference, locationIdOf, resolveReferences, resolveZone } from '../client/references';

interface SlotTargetDraft {
	definition: Reference;
	/** The first is where a staff member's name is looked for. */
	locations: Reference[];
	staff?: Reference;
}

export interface SlotTarget {
	definition: Definition;
	/** Each place once, with its zone and what people call it. */
	places: Array<{ locationId: number; zone: string; locationName?: string | null }>;
	staffId?: string;
	staffName?: string;
}

/**
 * Looks up the records. `more` reads the rest of the form, so that one error names all problems.
 * @throws OmneoError of kind `invalidInput` that names every field that needs attention.
 */
export async function resolveSlotTarget<T>(
	{ definition, locations, staff }: SlotTargetDraft,
	context: { lookups: LookupCache; workflowZone: string },
	more: (check: FieldErrors, places: SlotTarget['places']) => T,
): Promise<SlotTarget & T> {
	const check = new FieldErrors();
	const { lookups } = context;
	const field = 'appointment_definition_id';
	const { [field]: definitionId } = await resolveReferences(
		{ [field]: definition },
		lookups,
		check,
	);
	const service =
		definitionId &&
		(await orFieldError(lookups.definition(definitionId), definitionId, field, check));
	const places: SlotTarget['places'] = [];
	for (const [index, reference] of locations.entries()) {
		const where = index === 0 ? 'location_id' : 'other_locations';
		const locationId = check.unwrap(where, await locationIdOf(reference, lookups));
		if (locationId === undefined) continue;
		const fields = { field: where, locationField: where };
		const zone = await resolveZone({ locationId }, context, check, fields);
		const isKnown = places.some((known) => known.locationId === locationId);
		if (zone === undefined || isKnown) continue;
		// The zone was read from it, so this asks for nothing more.
		const { name: locationName } = await lookups.location(locationId);
		places.push({ locationId, zone, locationName });
	}
	const withWhom = { assigned_staff_id: staff };
	const { assigned_staff_id: staffId } = await resolveReferences(
		withWhom,
		lookups,
		check,
		async () => places[0]?.locationId,
	);
	const rest = more(check, places);
	if (!service || !check.isEmpty) throw invalidInput(check.messages);
	return { definition: service, places, staffId, ...rest, staffName: await nameOf(staffId) };

	async function nameOf(id: string | undefined): Promise<string | undefined> {
		const [first] = places;
		if (id === undefined || first === undefined) return undefined;
		// A name is a help: what cannot be read is left out.
		const named = lookups.staffName(first.locationId, id);
		return await named.catch(undefinedFor(...errorKinds.filter((kind) => kind !== 'cancelled')));
	}
}
