import { answerEncodings } from '../../../../omneo/answers';
import {
	type PreparedAppointment,
	nameAnswers,
	prepareAppointment,
} from '../../../../omneo/booking';
import { simplifiedAppointment, simplifyAppointment } from '../../../../omneo/simplify';
import { isRecord, snakeCase } from '../../../../omneo/text';
import { repeatedHourChoices } from '../../../../omneo/time';
import { order, transaction } from '../../fields/references';
import type { Item } from '../../runtime/item';
import { defineOperation } from '../operation';
import { addAppointmentFields } from './add.fields';

/** Books an appointment: `POST /appointments`. Source: API reference, "Add Appointment". */
export const addAppointment = defineOperation<PreparedAppointment>({
	resource: 'appointment',
	value: 'add',
	name: 'Add',
	action: 'Add appointment',
	description: 'Book an appointment for a customer',
	fields: addAppointmentFields,
	output: simplifiedAppointment,

	async prepare(item) {
		// Meta is the user's own, so it is passed on as it is.
		const { confirmedAt, meta, ...additional } = item.collection('additionalFields');
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
			rest: { ...apiFields(additional), meta },
		};
		return await prepareAppointment(draft, {
			lookups: item.lookups,
			workflowZone: item.workflowZone,
			repeatedHour: item.choice('repeatedHour', repeatedHourChoices, 'refuse'),
			answerEncoding: item.choice('answerEncoding', answerEncodings, 'text'),
		});
	},

	async execute(item, { body, answerLabels }) {
		const appointment = await item.client.addAppointment(body).catch((error: unknown) => {
			throw nameAnswers(error, answerLabels);
		});
		return item.flag('simplify', true) ? simplifyAppointment(appointment) : appointment;
	},
});

function answers(item: Item): unknown {
	if (item.value('specifyAnswers') === 'json') return item.value('answersJson');
	return item.mapping('answers');
}

/** Parameter names are the API's names in camelCase, so they need no list to be mapped back. */
function apiFields(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			snakeCase(name),
			GROUPS.includes(name) && isRecord(value) ? apiFields(valuesOf(value)) : value,
		]),
	);
}

/** Fields that hold fields. */
const GROUPS = [order.name, transaction.name];

/** n8n keeps the fields of a group under the group's own name. */
function valuesOf(group: Record<string, unknown>): Record<string, unknown> {
	return isRecord(group.values) ? group.values : {};
}
