/** Asking about availability through the engine. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type BookOptions, type Stage, id, seed } from './support';

const { definitions, locations } = seed;

/** What each operation needs besides service and location. */
export const FORMS: Record<string, object> = {
	getSlots: { startDate: '2027-03-22', returnAll: true },
	getStaff: { date: '2027-03-22' },
	findNext: { earliestStart: '2027-03-22T10:00:00' },
};

/** Runs an operation for a suit fitting in Melbourne. */
export async function ask(
	stage: Stage,
	operation: string,
	changes: object = {},
	options: BookOptions = {},
) {
	const parameters = {
		resource: 'availability',
		operation,
		appointmentDefinitionId: id(definitions.suitFitting),
		locationId: id(locations.melbourne),
		...FORMS[operation],
		...changes,
	} as INodeParameters;
	return await stage.run(parameters, options);
}

export const starts = (items: IDataObject[]) => items.map(({ start_at }) => start_at);

/** A booking made behind the workflow's back. */
export async function book(stage: Stage, time: string, changes: object = {}) {
	const body = {
		appointment_definition_id: definitions.suitFitting,
		location_id: locations.melbourne,
		profile_id: seed.customers.wei,
		scheduled_start_at: `2027-03-22 ${time}:00`,
		scheduled_end_at: `2027-03-22 ${String(Number(time.slice(0, 2)) + 1)}:00:00`,
		timezone: 'Australia/Melbourne',
		...changes,
	};
	const headers = {
		authorization: `Bearer ${stage.sandbox.token}`,
		'content-type': 'application/json',
	};
	const answer = await fetch(`${stage.sandbox.apiUrl}/appointments`, {
		method: 'POST',
		headers,
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(201);
}
