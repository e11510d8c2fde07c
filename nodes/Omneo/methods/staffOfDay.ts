import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { staffOn } from '../../../omneo/availability/slotReader';
import type { OmneoClient } from '../../../omneo/client/client';
import { OmneoError } from '../../../omneo/errors';
import { isBlank, personLabel, readDay } from '../../../omneo/values';
import { chosenId } from './pickerContext';

/** The parameters that hold the day; an expression in them has no value here. */
const DAYS = ['scheduledStartAt', 'startDate', 'earliestStart'];

interface ServiceOfDay {
	definitionId: number;
	/** `YYYY-MM-DD` */
	day: string;
}

/** The chosen service and day; undefined when one of them is not known yet. */
export async function serviceOfDay(
	context: ILoadOptionsFunctions,
	client: OmneoClient,
): Promise<ServiceOfDay | undefined> {
	const given = DAYS.map((name) => context.getCurrentNodeParameter(name)).find(
		(value) => !isBlank(value) && !String(value).startsWith('='),
	);
	const day = readDay(given, { now: Date.now() });
	const definitionId = given && (await chosenId(context, client, 'appointmentDefinitionId'));
	return day.ok && day.value && definitionId ? { definitionId, day: day.value } : undefined;
}

/**
 * Who gives the service at the location, those who are free on the day first. Whether they are is said
 * beside the name, not in it: n8n stores the name with the form, and the day may change. Undefined when
 * the service needs no staff.
 */
export async function staffOfDay(
	client: OmneoClient,
	locationId: number,
	{ definitionId, day }: ServiceOfDay,
): Promise<INodeListSearchItems[] | undefined> {
	const pending = staffOn(client, { definitionId, locationId }, day);
	const staff = await pending.catch(nothingWhenRefused);
	if (!staff || staff.some(({ source }) => source === 'location')) return undefined;
	const isFree = ({ has_available_slots }: StaffOfDay) => has_available_slots !== false;
	return [...staff]
		.sort((a, b) => Number(isFree(b)) - Number(isFree(a)))
		.map((person) => ({
			name: personLabel(person) ?? person.id,
			value: person.id,
			description: isFree(person) ? 'Free that day' : 'Not free that day',
		}));
}

type StaffOfDay = Awaited<ReturnType<typeof staffOn>>[number];

/** Where availability is refused, the picker falls back to the staff of the location. */
function nothingWhenRefused(error: unknown): undefined {
	const refusals = ['validation', 'notFound', 'permission'];
	if (error instanceof OmneoError && refusals.includes(error.kind)) return undefined;
	throw error;
}
