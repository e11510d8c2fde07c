/** Builds the body of `POST /appointments` from a form. */
import { type AnswerEncoding, encodeAnswer, readAnswers } from './answers';
import { checkedBody } from '../client/requestBody';
import { FieldErrors } from '../validation';
import { type AppointmentRequest, appointmentRequest, questionLabel } from '../schema';
import { type OmneoError, invalidInput, orFieldError, withChanges } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type Reference, resolveReferences, resolveZone } from '../client/references';
import { isBlank } from '../text';
import {
	type Moments,
	type PastTimes,
	type RepeatedHour,
	planSchedule,
	readTime,
	refusePast,
} from '../time';

/** The fields as given, by the API's names. Blank means not given. */
export interface AppointmentDraft {
	definition: Reference;
	location: Reference;
	/** The customer. */
	profile: Reference;
	staff?: Reference;
	scheduled_start_at: unknown;
	scheduled_end_at?: unknown;
	timezone?: unknown;
	confirmed_at?: unknown;
	/** Values by `questionnaire_question_id`, or the API's own list, or either of them as JSON text. */
	answers?: unknown;
	/** Fields that are sent unchanged. */
	rest: Record<string, unknown>;
}

export interface BookingContext {
	lookups: LookupCache;
	/** Zone to use when neither the form nor the location names one. */
	workflowZone: string;
	repeatedHour: RepeatedHour;
	answerEncoding: AnswerEncoding;
	/** What a start in the past does; left out, it is accepted. */
	pastTimes?: PastTimes;
}

/** A booking that is complete, with the moments that its times mean. */
export interface Booking extends Moments {
	body: AppointmentRequest;
}

interface PreparedAppointment extends Booking {
	/** The label of the question, for each answer in the body. */
	answerLabels: string[];
}

/**
 * The checked body. Makes look-ups, writes nothing.
 * @throws OmneoError of kind `invalidInput` that names every field that needs attention, or of the
 * kind that a look-up failed with.
 */
export async function prepareAppointment(
	draft: AppointmentDraft,
	context: BookingContext,
): Promise<PreparedAppointment> {
	const check = new FieldErrors();
	const { lookups } = context;
	const { definition, location, profile, staff, timezone } = draft;
	const pickers = {
		appointment_definition_id: definition,
		location_id: location,
		profile_id: profile,
		assigned_staff_id: staff,
	};
	const ids = await resolveReferences(pickers, lookups, check);
	const { appointment_definition_id: definitionId, location_id: locationId } = ids;
	const zone = await resolveZone({ timezone, locationId }, context, check);
	const times = await chooseTimes(draft, definitionId, zone, context, check);
	if (times && zone && context.pastTimes) {
		refusePast(times.startMs, zone, draft.rest.status, context.pastTimes, check);
	}
	const answers = await chooseAnswers(draft.answers, definitionId, zone, context, check);

	const given = {
		...ids,
		...draft.rest,
		...times?.fields,
		answers: answers.length > 0 ? answers.map(({ answer }) => answer) : undefined,
	};
	const body = checkedBody(appointmentRequest, given, check);
	if (!times) throw invalidInput(check.messages);
	const { startMs, endMs, confirmedMs } = times;
	return { body, startMs, endMs, confirmedMs, answerLabels: answers.map(({ label }) => label) };
}

/** The error with problems of `answers.0.value` named by the question instead of its position. */
export function nameAnswers(error: OmneoError, labels: string[]): OmneoError {
	const labelOf = (field: string) =>
		labels[Number(/^answers\.(\d+)/.exec(field)?.[1] ?? Number.NaN)];
	if (!Object.keys(error.fields).some(labelOf)) return error;
	const check = new FieldErrors();
	for (const [field, texts] of Object.entries(error.fields)) {
		const label = labelOf(field);
		for (const text of texts) {
			if (label === undefined) check.add(field, text);
			else check.add('answers', `'${label}': ${text}`);
		}
	}
	return withChanges(error, { fields: check.messages });
}

async function chooseTimes(
	draft: AppointmentDraft,
	definitionId: number | undefined,
	zone: string | undefined,
	context: BookingContext,
	check: FieldErrors,
) {
	const start = check.unwrap('scheduled_start_at', readTime(draft.scheduled_start_at));
	const end = check.unwrap('scheduled_end_at', readTime(draft.scheduled_end_at));
	const confirmedAt = check.unwrap('confirmed_at', readTime(draft.confirmed_at));
	if (isBlank(draft.scheduled_start_at)) check.add('scheduled_start_at', 'is required');

	let durationMinutes: number | undefined;
	if (isBlank(draft.scheduled_end_at) && definitionId !== undefined) {
		const pending = context.lookups.definition(definitionId);
		const definition = await orFieldError(
			pending,
			definitionId,
			'appointment_definition_id',
			check,
		);
		durationMinutes = definition?.duration_minutes || undefined;
		if (definition && durationMinutes === undefined) {
			check.add('scheduled_end_at', 'is required because the service has no duration');
		}
	}
	if (!start || !zone) return undefined;
	const { repeatedHour } = context;
	return planSchedule({ start, end, durationMinutes, zone, confirmedAt, repeatedHour }, check);
}

async function chooseAnswers(
	given: unknown,
	definitionId: number | undefined,
	zone: string | undefined,
	context: BookingContext,
	check: FieldErrors,
) {
	const pairs = check.unwrap('answers', readAnswers(given)) ?? [];
	if (pairs.length === 0 || definitionId === undefined) return [];
	const pending = context.lookups.questions(definitionId);
	const questions = await orFieldError(pending, definitionId, 'appointment_definition_id', check);
	if (!questions) return [];
	const encoding = { encoding: context.answerEncoding, zone: zone ?? context.workflowZone };
	return pairs.flatMap(([id, value]) => {
		const question = questions.find((candidate) => candidate.questionnaire_question_id === id);
		if (!question) {
			check.add('answers', notAsked(id));
			return [];
		}
		const label = questionLabel(question);
		const encoded = encodeAnswer(question, value, encoding);
		if (!encoded.ok) {
			check.add('answers', `'${label}': ${encoded.problem}`);
			return [];
		}
		return [
			{
				label,
				answer: {
					questionnaire_question_id: question.questionnaire_question_id,
					value: encoded.value,
				},
			},
		];
	});
}

function notAsked(id: unknown): string {
	if (typeof id !== 'number') return 'question IDs must be numbers';
	return `'${id}' isn't a question of this service. Use Get Questions to find the IDs.`;
}
