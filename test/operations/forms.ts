/** Forms and records that several cases use. */
import type { IDataObject } from 'n8n-workflow';
import { type Stage, id, minimalForm, seed } from '../engine/support';

export { id, seed };

/** A record that no tenant has. */
export const NOBODY = 'deadbeef-0000-4000-8000-000000000000';
export const NOTHING = 999_999;

/** Calls the sandbox as another program would. */
export async function call(stage: Stage, method: string, path: string, body?: object) {
	const response = await fetch(`${stage.sandbox.apiUrl}${path}`, {
		method,
		headers: {
			Authorization: `Bearer ${stage.sandbox.token}`,
			Accept: 'application/json',
			'Content-Type': 'application/json',
		},
		body: body && JSON.stringify(body),
	});
	return ((await response.json()) as { data: IDataObject }).data;
}

/** An appointment to work on: a suit fitting in Melbourne on 22 March 2027 at ten. */
export async function book(stage: Stage, changes: object = {}): Promise<IDataObject> {
	return await call(stage, 'POST', '/appointments', {
		appointment_definition_id: seed.definitions.suitFitting,
		profile_id: seed.customers.amelia,
		location_id: seed.locations.melbourne,
		scheduled_start_at: '2027-03-22 10:00:00',
		scheduled_end_at: '2027-03-22 10:45:00',
		timezone: 'Australia/Melbourne',
		...changes,
	});
}

/** The first appointment of a sandbox that is as new. */
export const FIRST = 5001;

/** The six required fields of a booking. */
export function addForm(): Record<string, unknown> {
	const form = Object.entries(minimalForm());
	return Object.fromEntries(form.filter(([name]) => !['resource', 'operation'].includes(name)));
}
