/**
 * The booking questions of a definition: `GET /appointment-definitions/{id}/questions`.
 * Source: dev guide "Appointments" (the call), `omneo-sdk` types and live tests (the shape).
 */
import { z } from 'zod/v4';
import { answeredId, json, maybe } from './primitives';

/** Source: `omneo-sdk`, question types. */
export const questionTypes = [
	'text',
	'textarea',
	'number',
	'slider',
	'boolean',
	'single_select',
	'multi_select',
	'date',
	'datetime',
	'email',
	'phone',
	'json',
] as const;

export type QuestionType = (typeof questionTypes)[number];

const questionOption = z.looseObject({
	label: maybe(z.string()),
	value: z.union([z.string(), z.number(), z.boolean()]),
});

/** A question in its place on a questionnaire. Answers are addressed by `questionnaire_question_id`. */
export const bookingQuestion = z.looseObject({
	id: maybe(z.number().int()),
	questionnaire_question_id: answeredId,
	questionnaire_id: maybe(z.number().int()),
	question_id: maybe(z.number().int()),
	question_version_id: maybe(z.number().int()),
	mapping_key: maybe(z.string()),
	sort_order: maybe(z.number()),
	is_required: maybe(z.boolean()),
	/** JSON Logic: the question is asked only when this holds. */
	visibility_condition: maybe(json),
	is_active: maybe(z.boolean()),
	question: maybe(
		z.looseObject({
			id: maybe(z.number().int()),
			handle: maybe(z.string()),
			name: maybe(z.string()),
		}),
	),
	version: maybe(
		z.looseObject({
			id: maybe(z.number().int()),
			version: maybe(z.union([z.number(), z.string()])),
			label: maybe(z.string()),
			description: maybe(z.string()),
			help_text: maybe(z.string()),
			type: maybe(z.string()),
			options: maybe(z.array(questionOption)),
			validation: maybe(json),
			default_value: maybe(json),
		}),
	),
});

export type BookingQuestion = z.infer<typeof bookingQuestion>;

/** The question as people know it. */
export function questionLabel(question: BookingQuestion): string {
	const { version, question: named } = question;
	return (
		version?.label ??
		named?.name ??
		named?.handle ??
		`Question ${question.questionnaire_question_id}`
	);
}
