/** From the pickers of a form to what can be asked: the service, the places, the staff member. */
import { type Checked, FieldCheck } from './checked';
import type { Definition } from './contract';
import { invalidInput, orNoted } from './errors';
import type { Lookups } from './lookups';
import { type Reference, definitionIdOf, locationIdOf, staffIdOf } from './references';
import { zoneOfPlace } from './time';

export interface BookableDraft {
	definition: Reference;
	/** The first is where a staff member's name is looked for. */
	locations: Reference[];
	staff?: Reference;
}

export interface Bookable {
	definition: Definition;
	/** Each place once, with its zone. */
	places: Array<{ locationId: number; zone: string }>;
	staffId?: string;
}

/**
 * Looks everything up. `more` reads the rest of the form, so that all problems are told at once.
 * @throws OmneoError of kind `invalidInput` that names every field that needs attention.
 */
export async function readBookable<T>(
	{ definition, locations, staff }: BookableDraft,
	{ lookups, workflowZone }: { lookups: Lookups; workflowZone: string },
	more: (check: FieldCheck, places: Bookable['places']) => T,
): Promise<Bookable & T> {
	const check = new FieldCheck();
	const field = 'appointment_definition_id';
	const definitionId = check.take(field, await definitionIdOf(definition, lookups));
	const service = definitionId && (await orNoted(lookups.definition(definitionId), field, check));
	const places: Bookable['places'] = [];
	for (const [index, reference] of locations.entries()) {
		const where = index === 0 ? 'location_id' : 'other_locations';
		const zone = (own: string | null | undefined) => zoneOfPlace(own, workflowZone);
		const place = await placeOf(reference, lookups, zone, where, check);
		if (place && !places.some((known) => known.locationId === place.locationId)) {
			places.push(place);
		}
	}
	const staffId =
		staff &&
		check.take('assigned_staff_id', await staffIdOf(staff, places[0]?.locationId, lookups));
	const rest = more(check, places);
	if (!service || !check.clean) throw invalidInput(check.problems);
	return { definition: service, places, staffId, ...rest };
}

async function placeOf(
	reference: Reference,
	lookups: Lookups,
	zoneOf: (own: string | null | undefined) => Checked<string>,
	field: string,
	check: FieldCheck,
): Promise<Bookable['places'][number] | undefined> {
	const locationId = check.take(field, await locationIdOf(reference, lookups));
	if (locationId === undefined) return undefined;
	const location = await orNoted(lookups.location(locationId), field, check);
	const zone = location && check.take(field, zoneOf(location.timezone));
	return zone === undefined ? undefined : { locationId, zone };
}
