/** The booking questions of the services. */
import type { Question, Questionnaire } from '../records';

/** The ids to answer with (`questionnaire_question_id`). */
export const questionIds = {
	styling: {
		/** text */
		occasion: 4101,
		/** single_select */
		budget: 4102,
		/** boolean */
		firstVisit: 4103,
	},
	bridal: {
		/** text, required */
		partnerName: 4201,
		/** textarea */
		vision: 4202,
		/** number */
		guests: 4203,
		/** slider, 0 to 10 */
		formality: 4204,
		/** boolean */
		photos: 4205,
		/** single_select */
		silhouette: 4206,
		/** multi_select */
		extras: 4207,
		/** date */
		weddingDate: 4208,
		/** datetime */
		callBack: 4209,
		/** email */
		plannerEmail: 4210,
		/** phone */
		plannerPhone: 4211,
		/** json */
		measurements: 4212,
		/** text, asked only when the silhouette is `other` */
		otherSilhouette: 4213,
	},
} as const;

/** The ids of the question and of its version differ from the id to answer with, so that a mix-up shows. */
function question(
	slotId: number,
	handle: string,
	type: Question['type'],
	label: string,
	rest: Pick<Question, 'help' | 'required' | 'options' | 'validation' | 'visibleWhen'> = {},
): Question {
	return {
		slotId,
		questionId: slotId + 1000,
		versionId: slotId + 2000,
		handle,
		type,
		label,
		...rest,
	};
}

/** The choices of a question, as `value: label`. */
function options(choices: Record<string, string>): Question['options'] {
	return Object.entries(choices).map(([value, label]) => ({ label, value }));
}

const { styling, bridal } = questionIds;

export const stylingQuestions: Questionnaire = {
	id: 41,
	name: 'Before your styling session',
	questions: [
		question(styling.occasion, 'occasion', 'text', 'What are you dressing for?', {
			help: 'A wedding, a new job, a trip: a few words are enough.',
		}),
		question(styling.budget, 'budget', 'single_select', 'Budget', {
			options: options({ under_250: 'Up to 250', '250_500': '250 to 500', over_500: 'Above 500' }),
		}),
		question(styling.firstVisit, 'first_visit', 'boolean', 'Is this your first visit?'),
	],
};

/** One question of each type, and one that is asked only after a certain answer. */
export const bridalQuestions: Questionnaire = {
	id: 42,
	name: 'Tell us about your day',
	questions: [
		question(bridal.partnerName, 'partner_name', 'text', "Your partner's name", { required: true }),
		question(bridal.vision, 'vision', 'textarea', 'Describe the dress you have in mind', {
			help: 'Links to pictures are welcome.',
		}),
		question(bridal.guests, 'guests', 'number', 'How many people come with you?', {
			help: 'There is room for six.',
			validation: { min: 0, max: 6 },
		}),
		question(bridal.formality, 'formality', 'slider', 'How formal is the day?', {
			help: '0 is barefoot on the beach, 10 is black tie.',
			validation: { min: 0, max: 10 },
		}),
		question(bridal.photos, 'photos', 'boolean', 'May we take photos during the fitting?'),
		question(bridal.silhouette, 'silhouette', 'single_select', 'Silhouette', {
			options: options({
				a_line: 'A-line',
				mermaid: 'Mermaid',
				sheath: 'Sheath',
				other: 'Something else',
			}),
		}),
		question(bridal.extras, 'extras', 'multi_select', 'What else would you like to try?', {
			options: options({ veil: 'Veil', shoes: 'Shoes', jewellery: 'Jewellery' }),
		}),
		question(bridal.weddingDate, 'wedding_date', 'date', 'When is the wedding?'),
		question(bridal.callBack, 'call_back', 'datetime', 'When may we call you back?'),
		question(bridal.plannerEmail, 'planner_email', 'email', "Your planner's email"),
		question(bridal.plannerPhone, 'planner_phone', 'phone', "Your planner's phone"),
		question(bridal.measurements, 'measurements', 'json', 'Measurements', {
			help: 'In centimetres, for example {"bust": 88, "waist": 70}.',
		}),
		question(bridal.otherSilhouette, 'other_silhouette', 'text', 'Which silhouette?', {
			required: true,
			visibleWhen: { '==': [{ var: 'silhouette' }, 'other'] },
		}),
	],
};
