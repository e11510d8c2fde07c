import type { INodeProperties } from 'n8n-workflow';
import { choicesOf } from './choices';

/** Parameters below that fill no field. */
export const answersSteers = { specifyAnswers: 'Which of the two ways the answers are read from' };

export const answerWays = choicesOf<'fields' | 'json'>({
	fields: {
		name: 'Using Fields Below',
		description: 'One field for each booking question of the service',
	},
	json: {
		name: 'Using JSON',
		description: 'All answers as one JSON value, e.g. from an expression',
	},
});

/** The answers to a definition's booking questions: as a form, or as JSON. */
export const answers: INodeProperties[] = [
	{
		displayName: 'Specify Answers',
		name: 'specifyAnswers',
		type: 'options',
		options: answerWays,
		default: 'fields',
		description: 'How to give the answers to the booking questions',
	},
	{
		displayName:
			"Choose an 'Appointment Definition' to see its booking questions. If you set it with an expression, switch 'Specify Answers' to 'Using JSON'.",
		name: 'answersNotice',
		type: 'notice',
		default: '',
		// n8n shows it as well when there is an expression in place of this value.
		displayOptions: { show: { specifyAnswers: ['fields'], appointmentDefinitionId: [''] } },
	},
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { specifyAnswers: ['fields'] } },
		description: "Answers to the service's booking questions. Empty answers aren't sent.",
		typeOptions: {
			loadOptionsDependsOn: ['appointmentDefinitionId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getBookingQuestions',
				mode: 'add',
				valuesLabel: 'Answers (Separate Several Choices With Commas)',
				fieldWords: { singular: 'question', plural: 'questions' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
				noFieldsError: 'This service has no booking questions',
				refreshStaleSchemaOnOpen: true,
			},
		},
	},
	{
		displayName: 'Answers (JSON)',
		name: 'answersJson',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "101": "Wedding guest", "102": ["Navy", "Grey"] }',
		displayOptions: { show: { specifyAnswers: ['json'] } },
		description:
			"Object of question IDs and answers, or a list of objects with 'questionnaire_question_id' and 'value'. Use Get Questions to find the IDs.",
	},
];
