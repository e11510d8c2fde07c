import type { BookingQuestion } from '../../../../omneo/schema';
import { definitionIdOf } from '../../../../omneo/client/references';
import { simplifiedQuestion, simplifyQuestion } from '../../../../omneo/simplify/definition';
import { optionsOf } from '../../fields/options';
import { recordsOperation } from '../../runtime/operationKinds';
import { definitionPicker, resource } from './appointmentDefinition.shared';

/** None comes out where the definition has no booking questionnaire. Source: live test in `omneo-sdk`. */
export const getQuestions = recordsOperation<number, BookingQuestion>({
	resource,
	value: 'getQuestions',
	name: 'Get Questions',
	action: 'Get appointment definition questions',
	description: 'Retrieve the booking questions of an appointment definition, one item for each',
	call: 'GET /appointment-definitions/{id}/questions',
	source: { confidence: 'documented', from: 'dev guide, types of the SDK' },
	fields: [definitionPicker, optionsOf('simplify')],
	output: simplifiedQuestion,
	plan: async (item) => await item.idOf('appointmentDefinitionId', definitionIdOf),
	load: async (item, id) => await item.client.bookingQuestions(id),
	simplify: simplifyQuestion,
});
