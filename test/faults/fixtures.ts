/** Who is booked, and when: each person of a scenario has an own customer and an own day. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { AppointmentRequest } from '../../omneo/schema';
import { LONG_PATIENCE_MS, PATIENCE_MS } from './faultKinds';
import { form, id, seed } from '../engine/support';
import type { Scenario } from './scenario';

const FIRST_DAY = Date.UTC(2027, 2, 22);
const DAY = 86_400_000;

/** A profile's ID. */
export function customerOf(person: number): string {
	return `ca3b0000-0000-4000-8000-${String(person).padStart(12, '0')}`;
}

function dayOf(person: number): string {
	return new Date(FIRST_DAY + person * DAY).toISOString().slice(0, 10);
}

/** What Omneo is asked for. */
export function requestFor(person: number): AppointmentRequest {
	return {
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: customerOf(person),
		scheduled_start_at: `${dayOf(person)} 10:00:00`,
		scheduled_end_at: `${dayOf(person)} 10:45:00`,
		timezone: 'Australia/Melbourne',
	};
}

/** Other bookings of the same person and service: of other days, and somewhere else. */
export function otherRequest(person: number, index: number): AppointmentRequest {
	const day = new Date(FIRST_DAY + (100 + index) * DAY).toISOString().slice(0, 10);
	const times = { scheduled_start_at: `${day} 10:00:00`, scheduled_end_at: `${day} 10:45:00` };
	return { ...requestFor(person), ...times, location_id: seed.locations.sydney };
}

/** The row of a list that asks for it. */
export function rowOf(person: number): IDataObject {
	return { customer: customerOf(person), day: dayOf(person) };
}

/** The form that books the row. */
export function formFor(scenario: Scenario): INodeParameters {
	const { readsFirst, inFlight, ifAlreadyBooked, troubles } = scenario;
	const timed = troubles.some(({ kind }) => kind.timed);
	const given = {
		scheduledEndAt: '={{ $json.day }} 10:45',
		timezone: id('Australia/Melbourne', 'name'),
	};
	return form({
		profileId: id('={{ $json.customer }}'),
		scheduledStartAt: '={{ $json.day }} 10:00',
		...(readsFirst ? {} : given),
		options: {
			maxRequestsAtOnce: inFlight,
			ifAlreadyBooked,
			requestTimeout: (timed ? PATIENCE_MS : LONG_PATIENCE_MS) / 1000,
		},
	});
}
