import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { isAlwaysRequired, questionType } from '../../../omneo/appointments/answers';
import { type BookingQuestion, type QuestionType, questionLabel } from '../../../omneo/schema';
import { isRecord } from '../../../omneo/text';
import { isBlank } from '../../../omneo/values';
import { chosenId, withClient } from './pickerContext';

/** The form field for each question type. Several choices are typed as words, as the form has no list for it. */
const FIELD_TYPES: Record<QuestionType, FieldType> = {
	text: 'string',
	textarea: 'string',
	email: 'string',
	phone: 'string',
	number: 'number',
	slider: 'number',
	// A switch cannot be left alone: it would answer No to a question that was not answered.
	boolean: 'options',
	single_select: 'options',
	multi_select: 'string',
	date: 'dateTime',
	datetime: 'dateTime',
	// The form marks an empty field of its JSON type as wrong, though no answer is needed.
	json: 'string',
};

/** The booking questions of the chosen definition as a form. */
export async function getBookingQuestions(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const pending = withClient(this, async (client) => {
		const definitionId = await chosenId(this, client, 'appointmentDefinitionId');
		// A notice of the form says what to do then.
		if (definitionId === undefined) return { fields: [] };
		const questions = await client.bookingQuestions(definitionId);
		const ordered = questions
			.filter((question) => question.is_active !== false)
			.sort((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
		return { fields: ordered.map(toField), emptyFieldsNotice: NO_QUESTIONS };
	});
	return await pending.catch((error: unknown) => asNotice(this, error));
}

/**
 * Shows the error as a notice, since the editor shows nothing of an error here. Throws it where the
 * form has fields: an empty list would remove them and their answers.
 */
function asNotice(context: ILoadOptionsFunctions, error: unknown): ResourceMapperFields {
	if (!(error instanceof NodeApiError) || hasFields(context)) throw error;
	return { fields: [], emptyFieldsNotice: `${error.message}. ${error.description ?? ''}`.trim() };
}

const NO_QUESTIONS = 'This service has no booking questions.';

function hasFields(context: ILoadOptionsFunctions): boolean {
	const form: unknown = context.getCurrentNodeParameter('answers');
	return isRecord(form) && Array.isArray(form.schema) && form.schema.length > 0;
}

/** The question's place on the questionnaire is the field's ID, so a renamed question keeps its value. */
function toField(question: BookingQuestion): ResourceMapperField {
	const type = questionType(question);
	return {
		id: String(question.questionnaire_question_id),
		displayName: fieldName(question, type),
		// n8n would refuse an empty one before the run, and without the question's words.
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: FIELD_TYPES[type],
		...(FIELD_TYPES[type] === 'options' ? { options: choices(question, type) } : {}),
	};
}

/** As n8n marks its own. The node refuses a booking whose answers leave such a question out. */
const REQUIRED = ' *';

/**
 * A form field has no room for help but its name, which n8n cuts at the width of the panel: so the
 * question comes first, and then how to write the answer.
 */
function fieldName(question: BookingQuestion, type: QuestionType): string {
	const { version } = question;
	const notes: string[] = [];
	if (type === 'multi_select') {
		const labels = (version?.options ?? []).map((option) => option.label ?? option.value);
		notes.push(`separate with commas: ${labels.join(', ')}`);
	}
	if (type === 'json') notes.push('JSON');
	notes.push(version?.help_text ?? version?.description ?? '');
	if (!isBlank(question.visibility_condition)) notes.push('only asked depending on another answer');
	const help = notes.filter((note) => !isBlank(note)).join('; ');
	const label = `${questionLabel(question)}${isAlwaysRequired(question) ? REQUIRED : ''}`;
	return help ? `${label} (${help})` : label;
}

function choices(question: BookingQuestion, type: QuestionType) {
	if (type === 'boolean') {
		// Unlike the form's labels, these show a long question in full.
		const description = fieldName(question, type);
		return [
			{ name: 'Yes', value: true, description },
			{ name: 'No', value: false, description },
		];
	}
	return (question.version?.options ?? []).map(({ label, value }) => ({
		name: label ?? String(value),
		value,
	}));
}
