import { answerEncodings } from '../../../../omneo/answers';
import { nameAnswers, prepareAppointment } from '../../../../omneo/booking';
import { simplifiedAppointment } from '../../../../omneo/shortForms/appointment';
import { apiFields } from '../../fields/apiFields';
import { repeatedHourChoices } from '../../../../omneo/time';
import type { Item } from '../../runtime/item';
import { writeOperation } from '../kinds';
import { withAvailability } from './add.availability';
import { addAppointmentFields } from './add.fields';
import { resource, shapeAppointment } from './shared';

/** Books an appointment. Source: API reference, "Add Appointment". */
export const addAppointment = writeOperation({
	resource,
	value: 'add',
	name: 'Add',
	action: 'Add appointment',
	description: 'Book an appointment for a customer. Every call makes a new booking.',
	call: 'POST /appointments',
	source: { confidence: 'documented', from: 'API reference' },
	fields: addAppointmentFields,
	output: simplifiedAppointment,

	async plan(item) {
		const { confirmedAt, ...additional } = item.collection('additionalFields');
		const draft = {
			definition: item.reference('appointmentDefinitionId'),
			location: item.reference('locationId'),
			profile: item.reference('profileId'),
			staff: item.reference('assignedStaffId'),
			scheduled_start_at: item.value('scheduledStartAt'),
			scheduled_end_at: item.value('scheduledEndAt'),
			timezone: item.reference('timezone').value,
			confirmed_at: confirmedAt,
			answers: answers(item),
			rest: apiFields(additional),
		};
		const repeatedHour = item.choice('repeatedHour', repeatedHourChoices, 'refuse');
		const { body, answerLabels } = await prepareAppointment(draft, {
			lookups: item.lookups,
			workflowZone: item.workflowZone,
			repeatedHour,
			answerEncoding: item.choice('answerEncoding', answerEncodings, 'text'),
		});
		return withAvailability(item, body, repeatedHour, {
			request: { method: 'POST', path: ['appointments'], body },
			explain: (error) => nameAnswers(error, answerLabels),
		});
	},

	result: shapeAppointment,
});

function answers(item: Item): unknown {
	if (item.value('specifyAnswers') === 'json') return item.value('answersJson');
	return item.mapping('answers');
}
