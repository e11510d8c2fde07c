import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { staffOn } from '../../../omneo/availability/slotReader';
import type { OmneoClient } from '../../../omneo/client/client';
import { OmneoError } from '../../../omneo/errors';
import { fullName, isBlank } from '../../../omneo/text';
import { readDay, zoneOfPlace } from '../../../omneo/time';
import { chosenId } from './pickerContext';

/** The parameters that hold the day; an expression in them has no value here. */
const DAYS = ['scheduledStartAt', 'startDate', 'earliestStart'];

/**
 * The staff who offer the chosen service at the location, and whether they are free on the day.
 * Undefined when the service or the day is unknown, or the service needs no staff.
 */
export async function staffOfDay(
	context: ILoadOptionsFunctions,
	client: OmneoClient,
	locationId: number,
): Promise<INodeListSearchItems[] | undefined> {
	const given = DAYS.map((name) => context.getCurrentNodeParameter(name)).find(
		(value) => !isBlank(value) && !String(value).startsWith('='),
	);
	const definitionId = given && (await chosenId(context, client, 'appointmentDefinitionId'));
	if (!definitionId) return undefined;
	const { timezone } = await client.location(locationId);
	const zone = zoneOfPlace(timezone, context.getTimezone());
	const day = readDay(given, zone.ok ? zone.value : 'UTC');
	if (!day.ok || !day.value) return undefined;
	const pending = staffOn(client, { definitionId, locationId }, day.value);
	const staff = await pending.catch(nothingWhenRefused);
	if (!staff || staff.some(({ source }) => source === 'location')) return undefined;
	const isFree = ({ has_available_slots }: StaffOfDay) => has_available_slots !== false;
	return [...staff]
		.sort((a, b) => Number(isFree(b)) - Number(isFree(a)))
		.map((person) => ({ name: staffLabel(person, isFree(person)), value: person.id }));
}

type StaffOfDay = Awaited<ReturnType<typeof staffOn>>[number];

/** The list cuts long entries, so the email comes last. */
function staffLabel(person: StaffOfDay, isFree: boolean): string {
	const name = fullName(person);
	const free = isFree ? 'free that day' : 'not free that day';
	const label = `${name ?? person.email ?? person.id}: ${free}`;
	return name && person.email ? `${label} (${person.email})` : label;
}

/** Where availability is refused, the picker falls back to the staff of the location. */
function nothingWhenRefused(error: unknown): undefined {
	const refusals = ['validation', 'notFound', 'permission'];
	if (error instanceof OmneoError && refusals.includes(error.kind)) return undefined;
	throw error;
}
