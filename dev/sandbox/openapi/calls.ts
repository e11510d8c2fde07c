/** What each call takes and answers, for the OpenAPI description. */
import type { Method } from '../http/routing';
import type { Json } from '../data/records';
import type { ShapeName } from './schemas';

export interface Call {
	body?: ShapeName;
	/** 200 when left out. */
	status?: number;
	/** Nothing is answered when left out. */
	answer?: Json;
}

export const ref = (name: ShapeName): Json => ({ $ref: `#/components/schemas/${name}` });

const object = (properties: Record<string, Json>): Json => ({
	type: 'object',
	properties,
	required: Object.keys(properties),
});
const listOf = (name: ShapeName): Json => ({ type: 'array', items: ref(name) });
const one = (name: ShapeName) => object({ data: ref(name) });
const page = (name: ShapeName) =>
	object({ data: listOf(name), links: ref('PageLinks'), meta: ref('PageMeta') });

/** The shapes of a record, of the body that adds one and of the one that changes it. */
type Shapes = [record: ShapeName, add?: ShapeName, change?: ShapeName];

/** By the last word of the path. */
const resources: Record<string, Shapes> = {
	appointments: ['Appointment', 'AppointmentRequest', 'AppointmentChanges'],
	'appointment-waitlists': ['WaitlistEntry', 'WaitlistRequest', 'WaitlistChanges'],
	'appointment-queues': ['QueueEntry', 'QueueRequest', 'QueueChanges'],
	'appointment-definitions': ['Definition'],
	locations: ['Location'],
	profiles: ['Profile', 'ProfileRequest'],
	webhooks: ['Webhook', 'WebhookRequest', 'WebhookChanges'],
};

/** The calls that do not browse, read, add, edit or delete the record of their path. */
const special: Record<string, Call> = {
	'GET /auth/verify': { answer: { type: 'object' } },
	'POST /appointments/{id}/link': { body: 'Link', answer: one('Appointment') },
	'POST /appointments/{id}/unlink': { body: 'Link', status: 204 },
	'GET /appointment-definitions/{id}/questions': { answer: one('BookingQuestions') },
	'POST /appointment-definitions/{id}/available-slots': {
		body: 'SlotsRequest',
		answer: ref('DaySlots'),
	},
	'POST /appointment-definitions/{id}/available-slots-range': {
		body: 'SlotRangeRequest',
		answer: ref('RangeSlots'),
	},
	'POST /appointment-definitions/{id}/available-staff': {
		body: 'AvailableStaffRequest',
		answer: ref('AvailableStaff'),
	},
	'GET /profiles/{id}/appointment-definitions/visibility': {
		answer: object({ data: listOf('Definition') }),
	},
	'GET /locations/{id}/profiles': { answer: page('LocationProfile') },
};

export function callOf(method: Method, path: string): Call {
	const exception = special[`${method} ${path}`];
	if (exception) return exception;
	const [record, body, change] = resources[path.split('/')[1]];
	switch (method) {
		case 'GET':
			return { answer: path.endsWith('}') ? one(record) : page(record) };
		case 'POST':
			return { body, answer: one(record), status: 201 };
		case 'PUT':
			return { body: change, answer: one(record) };
		case 'DELETE':
			return { status: 204 };
	}
}
