/**
 * An appointment: what `POST /appointments` takes and what Omneo answers.
 * Source: API reference, "Add Appointment" (the fields), dev guide "Appointments" (the time format).
 *
 * To add a field to the request, see "To add a field" in docs/ARCHITECTURE.md.
 */
import { z } from 'zod/v4';
import { definition } from './definition';
import { person, place } from './people';
import {
	answeredId,
	apiDateTime,
	filledText,
	freeText,
	json,
	maybe,
	ownData,
	profileId,
	rowId,
} from './primitives';

/** Source: API reference, the enum of `status`. */
export const appointmentStatuses = [
	'requested',
	'confirmed',
	'cancelled',
	'arrived',
	'completed',
	'no_show',
	'rejected',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

/** A transaction that already exists in Omneo, named by any one of its keys. */
const transactionReference = z.strictObject({
	id: rowId.optional(),
	external_id: filledText.optional(),
	receipt_ref: filledText.optional(),
});

/** An order that already exists in Omneo, named by any one of its keys. */
const orderReference = transactionReference.extend({
	order_number: filledText.optional(),
});

/**
 * The answer to one booking question. The API reference types `value` as text; other JSON types are
 * allowed here because what the server does with a boolean or a list is not documented, and the
 * node's 'Answer Encoding' option can send them.
 */
const answerToSend = z.strictObject({
	questionnaire_question_id: rowId,
	value: json,
});

/** The fields of the body of `POST /appointments`. */
export const appointmentFields = z.strictObject({
	appointment_definition_id: rowId,
	profile_id: profileId,
	location_id: rowId,
	scheduled_start_at: apiDateTime,
	scheduled_end_at: apiDateTime,
	timezone: filledText,
	assigned_staff_id: profileId.optional(),
	status: z
		.enum(appointmentStatuses, `must be one of ${appointmentStatuses.join(', ')}`)
		.optional(),
	confirmed_at: apiDateTime.optional(),
	notes: freeText.optional(),
	meta: ownData.optional(),
	transaction: transactionReference.optional(),
	order: orderReference.optional(),
	answers: z.array(answerToSend).optional(),
});

/** The whole body, checked before anything is sent. */
export const appointmentRequest = appointmentFields.refine(
	(body) => body.scheduled_end_at > body.scheduled_start_at,
	{ path: ['scheduled_end_at'], message: 'must be after the start' },
);

export type AppointmentRequest = z.infer<typeof appointmentRequest>;

/**
 * The body of `PUT /appointments/{id}`: any of the fields, and null for those that can be cleared.
 * Answers are taken on create only. Source: `omneo-sdk`, README and live tests of update.
 */
export const appointmentChanges = appointmentFields.omit({ answers: true }).partial().extend({
	assigned_staff_id: appointmentFields.shape.assigned_staff_id.nullable(),
	confirmed_at: appointmentFields.shape.confirmed_at.nullable(),
	notes: appointmentFields.shape.notes.nullable(),
	meta: appointmentFields.shape.meta.nullable(),
	transaction: appointmentFields.shape.transaction.nullable(),
	order: appointmentFields.shape.order.nullable(),
});

/** What an appointment can be linked to besides its own customer. Source: `omneo-sdk`, link types. */
export const linkTypes = ['profile', 'list'] as const;
export type LinkType = (typeof linkTypes)[number];

/** The body of `POST /appointments/{id}/link` and `/unlink`. */
export const linkRequest = z.strictObject({ type: z.enum(linkTypes), id: filledText });

const link = z.looseObject({
	id: z.string(),
	type: maybe(z.string()),
	target_id: maybe(z.string()),
});

/** What the node reads of an appointment. Times are UTC, in a text format that is not documented. */
export const appointment = z.looseObject({
	id: answeredId,
	appointment_definition_id: maybe(z.number().int()),
	appointment_definition: maybe(definition),
	profile_id: z.string(),
	profile: maybe(person),
	location_id: maybe(z.number().int()),
	location: maybe(place),
	assigned_staff_id: maybe(z.string()),
	assigned_staff: maybe(person),
	status: z.string(),
	scheduled_start_at: maybe(z.string()),
	scheduled_end_at: maybe(z.string()),
	timezone: maybe(z.string()),
	confirmed_at: maybe(z.string()),
	notes: maybe(z.string()),
	created_at: maybe(z.string()),
	links: maybe(z.array(link)),
});

export type Appointment = z.infer<typeof appointment>;
