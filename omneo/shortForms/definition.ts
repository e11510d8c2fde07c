/** The short forms of a definition and of its booking questions. */
import { z } from 'zod/v4';
import { questionLabel } from '../answers';
import { type BookingQuestion, type Definition, locationIdsOf } from '../contract';
import { isBlank } from '../text';
import { flag, text } from './common';

export const simplifiedDefinition = z.object({
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
	location_ids: z.array(z.number().int()),
});

export function simplifyDefinition(record: Definition): z.infer<typeof simplifiedDefinition> {
	return {
		id: record.id,
		name: record.name ?? null,
		handle: record.handle ?? null,
		description: record.description ?? null,
		booking_type: record.booking_type ?? null,
		duration_minutes: record.duration_minutes ?? null,
		is_published: record.is_published ?? null,
		is_archived: record.is_archived ?? null,
		requires_staff: record.requires_staff ?? null,
		allow_walk_in: record.allow_walk_in ?? null,
		allow_waitlist: record.allow_waitlist ?? null,
		allow_queue: record.allow_queue ?? null,
		has_booking_questionnaire: record.has_booking_questionnaire ?? null,
		location_ids: locationIdsOf(record),
	};
}

const option = z.object({ label: text, value: z.union([z.string(), z.number(), z.boolean()]) });

export const simplifiedQuestion = z.object({
	questionnaire_question_id: z.number().int(),
	label: z.string(),
	type: text,
	help_text: text,
	required: z.boolean(),
	/** Asked only after certain answers to other questions. */
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
