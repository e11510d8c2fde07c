/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Compares the sandbox's bookings with the calls, item by item. */
import { strict as assert } from 'node:assert';
import type { Appointment } from '../../omneo/schema';
import type { Sandbox } from '../../dev/sandbox';
import type { Answered } from './caller';

/** Every call ends in one of these lists but for those that were booked once and as called. */
interface Differences {
	/** Called, and not in the book. */
	lost: string[];
	/** In the book more than once. */
	twice: string[];
	/** In the book with another service, shop or time. */
	otherwise: string[];
	/** In the book, and the caller got no answer, or another appointment. */
	notTold: string[];
	/** Booked without a call. */
	unasked: string[];
}

const NONE: Differences = { lost: [], twice: [], otherwise: [], notTold: [], unasked: [] };

/** Fails, with the customers concerned, unless each call is in the book once and as called. */
export function assertBooked(sandbox: Sandbox, answers: Answered[]): void {
	assert.deepEqual(differences(sandbox, answers), NONE, 'The book is not what was called');
}

function differences(sandbox: Sandbox, answers: Answered[]): Differences {
	const found = structuredClone(NONE);
	const book = new Map<string, Appointment[]>();
	for (const appointment of sandbox.appointments()) {
		const customer = String(appointment.profile_id);
		book.set(customer, [...(book.get(customer) ?? []), appointment]);
	}
	for (const { call, statuses, body } of answers) {
		const { profileId } = call;
		const [booked, ...more] = book.get(profileId) ?? [];
		book.delete(profileId);
		if (!booked) {
			found.lost.push(`${profileId}: ${statuses.join(', ')} ${JSON.stringify(body)}`);
			continue;
		}
		if (more.length > 0) found.twice.push(profileId);
		const asCalled =
			booked.appointment_definition_id === call.definitionId &&
			booked.location_id === call.locationId &&
			Date.parse(`${booked.scheduled_start_at}Z`) === Date.parse(call.start);
		if (!asCalled) found.otherwise.push(profileId);
		if (String(body.id) !== String(booked.id)) found.notTold.push(profileId);
	}
	found.unasked.push(...book.keys());
	return found;
}
