/** The sandbox's own OpenAPI description: its paths by hand, the shapes from the zod contract. */
import { z } from 'zod/v4';
import * as contract from '../omneo/contract';
import * as own from './contract';
import { API_PREFIX } from './http';
import {
	definitionChanges,
	definitionRequest,
	newHours,
	newSpecialHours,
} from './definition-fields';
import { calls, json, ref, type Call } from './openapi-calls';
import { setupCalls } from './openapi-setup';
import { apiTokenRequest } from './routes/account';
import { partBodies } from './routes/definition-parts';
import { webhookChanges, webhookRequest } from './routes/webhooks';
import type { Json } from './types';

const failure = z.object({ message: z.string() });

/** Requests are described as they are sent, answers as they are read. */
const shapes: Record<string, { schema: z.ZodType; io: 'input' | 'output' }> = {
	AppointmentRequest: { schema: contract.appointmentRequest, io: 'input' },
	OwnAppointmentRequest: {
		schema: contract.appointmentFields.omit({ profile_id: true }),
		io: 'input',
	},
	OwnAppointmentChanges: {
		schema: contract.appointmentChanges.omit({ profile_id: true }),
		io: 'input',
	},
	AppointmentChanges: { schema: contract.appointmentChanges, io: 'input' },
	Link: { schema: contract.linkRequest, io: 'input' },
	Appointment: { schema: contract.appointment, io: 'output' },
	WaitlistRequest: { schema: contract.waitlistRequest, io: 'input' },
	WaitlistChanges: { schema: contract.waitlistChanges, io: 'input' },
	WaitlistEntry: { schema: contract.waitlistEntry, io: 'output' },
	QueueRequest: { schema: contract.queueRequest, io: 'input' },
	QueueChanges: { schema: contract.queueChanges, io: 'input' },
	QueueEntry: { schema: contract.queueEntry, io: 'output' },
	Definition: { schema: contract.definition, io: 'output' },
	DefinitionRequest: { schema: definitionRequest, io: 'input' },
	DefinitionChanges: { schema: definitionChanges, io: 'input' },
	LocationOfDefinition: { schema: partBodies.locations.add, io: 'input' },
	StaffOfDefinition: { schema: partBodies.staff.add, io: 'input' },
	AssignmentChanges: { schema: partBodies.assignment, io: 'input' },
	Hours: { schema: newHours, io: 'input' },
	HoursChanges: { schema: partBodies.hoursChanges, io: 'input' },
	SpecialHours: { schema: newSpecialHours, io: 'input' },
	SpecialHoursChanges: { schema: partBodies.specialChanges, io: 'input' },
	Webhook: { schema: z.looseObject({ id: z.number().int() }), io: 'output' },
	WebhookRequest: { schema: webhookRequest, io: 'input' },
	WebhookChanges: { schema: webhookChanges, io: 'input' },
	ApiTokenRequest: { schema: apiTokenRequest, io: 'input' },
	Identity: { schema: z.looseObject({ id: z.number().int() }), io: 'output' },
	SlotsRequest: { schema: contract.slotsRequest, io: 'input' },
	DaySlots: { schema: contract.daySlots, io: 'output' },
	SlotRangeRequest: { schema: contract.slotRangeRequest, io: 'input' },
	RangeSlots: { schema: contract.rangeSlots, io: 'output' },
	AvailableStaffRequest: { schema: contract.availableStaffRequest, io: 'input' },
	AvailableStaff: { schema: contract.availableStaff, io: 'output' },
	BookingQuestions: { schema: own.bookingQuestions, io: 'output' },
	ProfileRequest: { schema: contract.profileFields, io: 'input' },
	ProfileAvailabilityRequest: { schema: own.profileAvailabilityRequest, io: 'input' },
	ProfileAvailability: { schema: own.profileAvailability, io: 'output' },
	IdentitySearch: { schema: own.identitySearch, io: 'input' },
	Profile: { schema: contract.profile, io: 'output' },
	Location: { schema: contract.location, io: 'output' },
	LocationProfile: { schema: contract.locationProfile, io: 'output' },
	PageLinks: { schema: own.pageLinks, io: 'output' },
	PageMeta: { schema: contract.pageMeta, io: 'output' },
	ValidationError: { schema: contract.validationBody, io: 'output' },
	Failure: { schema: failure, io: 'output' },
};

/** Each shape as JSON Schema; what a shape defines for itself moves beside it, where OpenAPI looks for it. */
function components(): Record<string, Json> {
	const all: Record<string, Json> = {};
	for (const [name, { schema, io }] of Object.entries(shapes)) {
		const own = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
		const moved = JSON.stringify(own).replaceAll('#/$defs/', `#/components/schemas/${name}.`);
		const { $defs = {}, ...rest } = JSON.parse(moved) as Record<string, Json>;
		// OpenAPI names the dialect once, for all of its schemas.
		delete rest.$schema;
		all[name] = rest;
		for (const [part, definition] of Object.entries($defs as Record<string, Json>)) {
			all[`${name}.${part}`] = definition;
		}
	}
	return all;
}

function operation({ method, path, summary, answer, status = 200, body, query = [] }: Call): Json {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const name = `${method} ${path}`.replace(/[^a-z]+/g, '-').replace(/-$/, '');
	const errors: Record<string, Json> = {
		'401': { description: 'No valid token', content: json(ref('Failure')) },
		'403': { description: 'The token lacks the right', content: json(ref('Failure')) },
		...(inPath.length > 0
			? { '404': { description: 'No such record', content: json(ref('Failure')) } }
			: {}),
		...(body ? { '422': { description: 'Refused', content: json(ref('ValidationError')) } } : {}),
	};
	return {
		operationId: name,
		summary,
		parameters: [
			...inPath.map((id) => ({ name: id, in: 'path', required: true, schema: { type: 'string' } })),
			...query.map((key) => ({ name: key, in: 'query', schema: { type: 'string' } })),
		],
		...(body ? { requestBody: { required: true, content: json(body) } } : {}),
		responses: {
			[String(status)]: { description: summary, ...(answer ? { content: json(answer) } : {}) },
			...errors,
		},
	};
}

/** The description, OpenAPI 3.1. */
export function openApi(url: string): Json {
	const paths: Record<string, Record<string, Json>> = {};
	for (const call of [...calls, ...setupCalls])
		(paths[call.path] ??= {})[call.method] = operation(call);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Omneo sandbox',
			version: '1.0.0',
			description: 'A stand-in for the part of the Omneo API that bookings need.',
		},
		servers: [{ url: `${url}${API_PREFIX}` }],
		security: [{ token: [] }],
		paths,
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: components(),
		},
	};
}
