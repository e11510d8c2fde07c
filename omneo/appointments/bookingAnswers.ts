/** The answers of a booking: to which questions they belong, and how their problems are named. */
import { type OmneoError, orFieldError, withChanges } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type BookingQuestion, questionLabel } from '../schema';
import { FieldErrors } from '../validation';
import { type AnswerEncoding, encodeAnswer, isAlwaysRequired, type readAnswers } from './answers';

export interface AnswerContext {
	/** Zone to use when neither the form nor the location names one. */
	workflowZone: string;
	answerEncoding: AnswerEncoding;
	/** Whether messages name the questions that there are, for who can't look them up. */
	namesQuestions?: boolean;
	/** The run's clock in milliseconds, for examples in messages. */
	now: number;
}

type GivenAnswers = ReturnType<typeof readAnswers>;

/** The questions of the service, when the form answers any. */
export async function questionsOf(
	given: GivenAnswers,
	id: number | undefined,
	lookups: LookupCache,
	check: FieldErrors,
): Promise<BookingQuestion[] | undefined> {
	if (id === undefined || !given.ok || given.value.length === 0) return undefined;
	return await orFieldError(lookups.questions(id), id, 'appointment_definition_id', check);
}

/** The answers in the form that the body holds, with the labels of their questions. Problems are added to `check`. */
export function chooseAnswers(
	given: GivenAnswers,
	questions: BookingQuestion[] | undefined,
	zone: string | undefined,
	context: AnswerContext,
	check: FieldErrors,
) {
	const pairs = check.unwrap('answers', given) ?? [];
	if (!questions) return [];
	const encoding = {
		encoding: context.answerEncoding,
		zone: zone ?? context.workflowZone,
		now: context.now,
	};
	const encoded = pairs.flatMap(([id, value]) => {
		const question = questions.find((candidate) => candidate.questionnaire_question_id === id);
		if (!question) {
			check.add('answers', notAsked(id, context.namesQuestions ? questions : []));
			return [];
		}
		const label = questionLabel(question);
		const read = encodeAnswer(question, value, encoding);
		if (!read.ok) check.add('answers', `'${label}': ${read.problem}`);
		return [{ question, label, value: read.ok ? read.value : value }];
	});
	const answered = encoded.filter(({ value }) => value !== undefined);
	for (const question of questions.filter(isAlwaysRequired)) {
		if (answered.some((answer) => answer.question === question)) continue;
		check.add('answers', `'${questionLabel(question)}': is required`);
	}
	return answered.map(({ question, label, value }) => {
		const { questionnaire_question_id } = question;
		return { label, answer: { questionnaire_question_id, value } };
	});
}

function notAsked(id: number | undefined, questions: BookingQuestion[]): string {
	const problem =
		id === undefined ? 'question IDs must be numbers' : `'${id}' isn't a question of this service`;
	if (questions.length > 0) return `${problem}. Its questions are ${named(questions)}`;
	return id === undefined ? problem : `${problem}. Use Get Questions to find the IDs.`;
}

/** `4101 'Occasion', 4102 'Budget'`. */
function named(questions: BookingQuestion[]): string {
	return questions
		.map((one) => `${one.questionnaire_question_id} '${questionLabel(one)}'`)
		.join(', ');
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
			else
				check.add(
					'answers',
					`'${label}': ${text.replaceAll(`${field} field`, 'answer').replaceAll(field, 'answer')}`,
				);
		}
	}
	return withChanges(error, { fields: check.messages });
}
