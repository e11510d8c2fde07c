/** The shapes that the OpenAPI description refers to: the node's contract, and what only the sandbox describes. */
import { z } from 'zod/v4';
import * as contract from '../../../omneo/schema';
import * as own from '../http/envelopes';
import { webhookChanges, webhookRequest } from '../routes/webhookRoutes';
import type { Json } from '../data/records';

/** Bodies, described as they are sent. */
const requests = {
	AppointmentRequest: contract.appointmentRequest,
	AppointmentChanges: contract.appointmentChanges,
	Link: contract.linkRequest,
	WaitlistRequest: contract.waitlistRequest,
	WaitlistChanges: contract.waitlistChanges,
	QueueRequest: contract.queueRequest,
	QueueChanges: contract.queueChanges,
	SlotsRequest: contract.slotsRequest,
	SlotRangeRequest: contract.slotRangeRequest,
	AvailableStaffRequest: contract.availableStaffRequest,
	ProfileRequest: contract.profileFields,
	WebhookRequest: webhookRequest,
	WebhookChanges: webhookChanges,
};

/** Answers, described as they are read. */
const answers = {
	Appointment: contract.appointment,
	WaitlistEntry: contract.waitlistEntry,
	QueueEntry: contract.queueEntry,
	Definition: contract.definition,
	DaySlots: contract.daySlots,
	RangeSlots: contract.rangeSlots,
	AvailableStaff: contract.availableStaff,
	BookingQuestions: own.bookingQuestions,
	Profile: contract.profile,
	Location: contract.location,
	LocationProfile: contract.locationProfile,
	Webhook: z.looseObject({ id: z.number().int() }),
	PageLinks: own.pageLinks,
	PageMeta: contract.pageMeta,
	ValidationError: contract.validationBody,
	Failure: z.object({ message: z.string() }),
};

export type ShapeName = keyof typeof requests | keyof typeof answers;

/** Writes a shape as JSON Schema. Its `$defs` become components too, because OpenAPI resolves references there. */
function schemasOf(name: string, shape: z.ZodType, io: 'input' | 'output'): Record<string, Json> {
	const text = JSON.stringify(z.toJSONSchema(shape, { io, unrepresentable: 'any' }));
	const moved = text.replaceAll('#/$defs/', `#/components/schemas/${name}.`);
	const { $defs = {}, ...schema } = JSON.parse(moved) as Record<string, Json>;
	// OpenAPI names the dialect once, for all of its schemas.
	delete schema.$schema;
	const parts = Object.entries($defs as Record<string, Json>);
	return {
		[name]: schema,
		...Object.fromEntries(parts.map(([part, of]) => [`${name}.${part}`, of])),
	};
}

export function schemas(): Record<string, Json> {
	return Object.assign(
		{},
		...Object.entries(requests).map(([name, shape]) => schemasOf(name, shape, 'input')),
		...Object.entries(answers).map(([name, shape]) => schemasOf(name, shape, 'output')),
	) as Record<string, Json>;
}
