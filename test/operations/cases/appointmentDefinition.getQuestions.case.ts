import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const getQuestionsCase: OperationCase = {
	resource: 'appointmentDefinition',
	operation: 'getQuestions',
	good: () => ({ appointmentDefinitionId: id('Bridal Consultation', 'name') }),
	expectGood(questions) {
		expect(questions).toHaveLength(13);
		expect(questions[0]).toEqual({
			questionnaire_question_id: seed.questions.bridal.partnerName,
			label: "Your partner's name",
			type: 'text',
			help_text: null,
			required: true,
			conditional: false,
			options: [],
		});
		expect(questions.at(-1)).toMatchObject({ required: true, conditional: true });
		expect(questions[5].options).toContainEqual({ label: 'Mermaid', value: 'mermaid' });
	},
	missing: () => ({ appointmentDefinitionId: id(NOTHING) }),
	bad: {
		form: () => ({ appointmentDefinitionId: id('styling') }),
		label: 'Appointment Definition',
	},
};

export default getQuestionsCase;
