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

/** A question's own id and its version's id are never the id to answer with; keep them apart from it. */
function question(
	slotId: number,
	rest: Omit<Question, 'slotId' | 'questionId' | 'versionId'>,
): Question {
	return { slotId, questionId: slotId + 1000, versionId: slotId + 2000, ...rest };
}

const { styling, bridal } = questionIds;

export const stylingQuestions: Questionnaire = {
	id: 41,
	name: 'Before your styling session',
	questions: [
		question(styling.occasion, {
			handle: 'occasion',
			type: 'text',
			label: 'What are you dressing for?',
			help: 'A wedding, a new job, a trip: a few words are enough.',
		}),
		question(styling.budget, {
			handle: 'budget',
			type: 'single_select',
			label: 'Budget',
			options: [
				{ label: 'Up to 250', value: 'under_250' },
				{ label: '250 to 500', value: '250_500' },
				{ label: 'Above 500', value: 'over_500' },
			],
		}),
		question(styling.firstVisit, {
			handle: 'first_visit',
			type: 'boolean',
			label: 'Is this your first visit?',
		}),
	],
};

/** One question of each type, and one that is asked only after a certain answer. */
export const bridalQuestions: Questionnaire = {
	id: 42,
	name: 'Tell us about your day',
	questions: [
		question(bridal.partnerName, {
			handle: 'partner_name',
			type: 'text',
			label: "Your partner's name",
			required: true,
		}),
		question(bridal.vision, {
			handle: 'vision',
			type: 'textarea',
			label: 'Describe the dress you have in mind',
			help: 'Links to pictures are welcome.',
		}),
		question(bridal.guests, {
			handle: 'guests',
			type: 'number',
			label: 'How many people come with you?',
			help: 'There is room for six.',
			validation: { min: 0, max: 6 },
		}),
		question(bridal.formality, {
			handle: 'formality',
			type: 'slider',
			label: 'How formal is the day?',
			help: '0 is barefoot on the beach, 10 is black tie.',
			validation: { min: 0, max: 10 },
		}),
		question(bridal.photos, {
			handle: 'photos',
			type: 'boolean',
			label: 'May we take photos during the fitting?',
		}),
		question(bridal.silhouette, {
			handle: 'silhouette',
			type: 'single_select',
			label: 'Silhouette',
			options: [
				{ label: 'A-line', value: 'a_line' },
				{ label: 'Mermaid', value: 'mermaid' },
				{ label: 'Sheath', value: 'sheath' },
				{ label: 'Something else', value: 'other' },
			],
		}),
		question(bridal.extras, {
			handle: 'extras',
			type: 'multi_select',
			label: 'What else would you like to try?',
			options: [
				{ label: 'Veil', value: 'veil' },
				{ label: 'Shoes', value: 'shoes' },
				{ label: 'Jewellery', value: 'jewellery' },
			],
		}),
		question(bridal.weddingDate, {
			handle: 'wedding_date',
			type: 'date',
			label: 'When is the wedding?',
		}),
		question(bridal.callBack, {
			handle: 'call_back',
			type: 'datetime',
			label: 'When may we call you back?',
		}),
		question(bridal.plannerEmail, {
			handle: 'planner_email',
			type: 'email',
			label: "Your planner's email",
		}),
		question(bridal.plannerPhone, {
			handle: 'planner_phone',
			type: 'phone',
			label: "Your planner's phone",
		}),
		question(bridal.measurements, {
			handle: 'measurements',
			type: 'json',
			label: 'Measurements',
			help: 'In centimetres, for example {"bust": 88, "waist": 70}.',
		}),
		question(bridal.otherSilhouette, {
			handle: 'other_silhouette',
			type: 'text',
			label: 'Which silhouette?',
			required: true,
			visibleWhen: { '==': [{ var: 'silhouette' }, 'other'] },
		}),
	],
};
