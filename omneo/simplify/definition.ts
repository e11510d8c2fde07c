/** The short forms of a definition and of its booking questions. */
import { z } from 'zod/v4';
import { type BookingQuestion, type Definition, locationIdsOf, questionLabel } from '../schema';
import { isBlank } from '../values';
import { flag, pick, text } from './common';

const ownFields = z.object({
	id: z.number().int(),
	name: text,
	handle: text,
	description: text,
	booking_type: text,
	duration_minutes: z.number().nullable(),
	is_published: flag,
	is_archived: flag,
	requires_staff: flag,
	allow_walk_in: flag,
	allow_waitlist: flag,
	allow_queue: flag,
	has_booking_questionnaire: flag,
});

export const simplifiedDefinition = ownFields.extend({ location_ids: z.array(z.number().int()) });

export function simplifyDefinition(record: Definition): z.infer<typeof simplifiedDefinition> {
	return { ...pick(ownFields, record), location_ids: locationIdsOf(record) };
}

const option = z.object({ label: text, value: z.union([z.string(), z.number(), z.boolean()]) });

export const simplifiedQuestion = z.object({
	questionnaire_question_id: z.number().int(),
	label: z.string(),
	type: text,
	help_text: text,
	required: z.boolean(),
	/** Shown only after certain answers to other questions. */
	conditional: z.boolean(),
	options: z.array(option),
});

export function simplifyQuestion(record: BookingQuestion): z.infer<typeof simplifiedQuestion> {
	const { version } = record;
	return {
		questionnaire_question_id: record.questionnaire_question_id,
		label: questionLabel(record),
		type: version?.type ?? null,
		help_text: version?.help_text ?? version?.description ?? null,
		required: record.is_required === true,
		conditional: !isBlank(record.visibility_condition),
		options: (version?.options ?? []).map(({ label, value }) => ({ label: label ?? null, value })),
	};
}
