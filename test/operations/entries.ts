/** The cases of the waitlist and of the queue, which differ in their words only. */
import type { IDataObject } from 'n8n-workflow';
import type { Stage } from '../engine/support';
import type { OperationCase } from './case';
import { NOTHING, call, id, seed } from './forms';

interface Room {
	resource: string;
	path: string;
	/** The picker's name and label. */
	picker: string;
	label: string;
	/** The first entry of a sandbox that is as new. */
	first: number;
	/** A status to begin with, and a later one. */
	statuses: [string, string];
}

export const waitlist: Room = {
	resource: 'waitlist',
	path: '/appointment-waitlists',
	picker: 'waitlistEntryId',
	label: 'Waitlist Entry',
	first: 1501,
	statuses: ['active', 'fulfilled'],
};

export const queue: Room = {
	resource: 'queue',
	path: '/appointment-queues',
	picker: 'queueEntryId',
	label: 'Queue Entry',
	first: 1801,
	statuses: ['waiting', 'called'],
};

/** Somebody who waits: Amelia for a suit fitting in Melbourne. */
export async function wait({ path }: Room, stage: Stage, changes: object = {}) {
	return await call(stage, 'POST', path, {
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.amelia,
		...changes,
	});
}

export function entryForm(): IDataObject {
	return {
		appointmentDefinitionId: id('Suit Fitting', 'name'),
		locationId: id(seed.locations.melbourne),
		profileId: id('amelia.nguyen@example.com', 'email'),
		additionalFields: { notes: 'Prefers mornings', meta: '{ "from": "phone" }' },
	};
}

export function addCase(room: Room, more: IDataObject = {}, sent: IDataObject = {}): OperationCase {
	const form = () => ({ ...entryForm(), ...more });
	return {
		resource: room.resource,
		operation: 'add',
		good: form,
		expectGood([entry], stage) {
			const shown = { id: room.first, status: room.statuses[0], profile_name: 'Amelia Nguyen' };
			expect(entry).toMatchObject(shown);
			expect(stage.sandbox.requests.at(-1)?.body).toEqual({
				appointment_definition_id: seed.definitions.suitFitting,
				location_id: seed.locations.melbourne,
				profile_id: seed.customers.amelia,
				notes: 'Prefers mornings',
				meta: { from: 'phone' },
				...sent,
			});
		},
		missing: () => ({ ...form(), profileId: id('nobody@example.com', 'email') }),
		bad: { form: () => ({ ...form(), locationId: id('') }), label: 'Location' },
	};
}

export function getCase(room: Room): OperationCase {
	const form = (value: unknown) => ({ [room.picker]: id(value) });
	return {
		resource: room.resource,
		operation: 'get',
		arrange: async (stage) => void (await wait(room, stage)),
		good: () => form(room.first),
		expectGood([entry]) {
			expect(entry).toMatchObject({
				id: room.first,
				appointment_definition_id: seed.definitions.suitFitting,
				location_name: 'Melbourne Collins Street',
				profile_email: 'amelia.nguyen@example.com',
			});
		},
		missing: () => form(NOTHING),
		bad: { form: () => form('first'), label: room.label },
	};
}

export function getAllCase(room: Room): OperationCase {
	const [early, late] = room.statuses;
	return {
		resource: room.resource,
		operation: 'getAll',
		async arrange(stage) {
			await wait(room, stage);
			await wait(room, stage, { location_id: seed.locations.london });
			await wait(room, stage, { status: late });
			await wait(room, stage, { status: 'cancelled' });
			await wait(room, stage, { profile_id: seed.customers.wei });
		},
		good: () => ({
			filters: {
				locationId: id('Melbourne Collins Street', 'name'),
				profileId: id(seed.customers.amelia),
				status: [early, late],
			},
		}),
		expectGood(entries) {
			expect(entries.map((entry) => entry.id)).toEqual([room.first, room.first + 2]);
		},
		missing: 'answered by the server',
		bad: { form: () => ({ filters: { profileId: id('me') } }), label: 'Profile' },
	};
}

export function updateCase(room: Room): OperationCase {
	const [, status] = room.statuses;
	return {
		resource: room.resource,
		operation: 'update',
		arrange: async (stage) => void (await wait(room, stage, { notes: 'Old', meta: { a: '1' } })),
		good: () => ({
			[room.picker]: id(room.first),
			updateFields: { status, notes: '' },
			clear: ['meta'],
		}),
		expectGood([entry], stage) {
			expect(entry).toMatchObject({ id: room.first, status, notes: 'Old' });
			expect(stage.sandbox.requests.at(-1)?.body).toEqual({ status, meta: null });
		},
		missing: () => ({ [room.picker]: id(NOTHING), updateFields: { status } }),
		bad: {
			form: () => ({ [room.picker]: id(room.first), updateFields: { status: 'asleep' } }),
			label: 'Status',
		},
	};
}

export function deleteCase(room: Room): OperationCase {
	return {
		resource: room.resource,
		operation: 'delete',
		arrange: async (stage) => void (await wait(room, stage)),
		good: () => ({ [room.picker]: id(room.first) }),
		expectGood(items, stage) {
			expect(items).toEqual([{ deleted: true }]);
			expect(stage.sandbox.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 204 });
		},
		missing: () => ({ [room.picker]: id(NOTHING) }),
		bad: { form: () => ({ [room.picker]: id('') }), label: room.label },
	};
}
