import type { AnswerEncoding } from '../../../../omneo/answers';
import {
	type PreparedAppointment,
	type ProfileReference,
	nameAnswers,
	prepareAppointment,
} from '../../../../omneo/booking';
import { simplifiedAppointment, simplifyAppointment } from '../../../../omneo/simplify';
import { snakeCase } from '../../../../omneo/text';
import type { RepeatedHour } from '../../../../omneo/time';
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
		const { confirmedAt, ...additional } = item.collection('additionalFields');
		const draft = {
			appointment_definition_id: item.locator('appointmentDefinitionId').value,
			location_id: item.locator('locationId').value,
			profile: profileReference(item),
			scheduled_start_at: item.value('scheduledStartAt'),
			scheduled_end_at: item.value('scheduledEndAt'),
			timezone: item.locator('timezone').value,
			confirmed_at: confirmedAt,
			answers: answers(item),
			rest: {
				assigned_staff_id: item.locator('assignedStaffId').value,
				...apiFields(additional),
			},
		};
		return await prepareAppointment(draft, {
			lookups: item.lookups,
			workflowZone: item.workflowZone,
			repeatedHour: item.option<RepeatedHour>('repeatedHour', 'refuse'),
			answerEncoding: item.option<AnswerEncoding>('answerEncoding', 'text'),
		});
	},

	async execute(item, { body, answerLabels }) {
		const appointment = await item.client.addAppointment(body).catch((error: unknown) => {
			throw nameAnswers(error, answerLabels);
		});
		return item.option('simplify', true) ? simplifyAppointment(appointment) : appointment;
	},
});

function profileReference(item: Item): ProfileReference {
	const { mode, value } = item.locator('profileId');
	const by = mode === 'email' || mode === 'mobilePhone' ? mode : 'id';
	return { by, value };
}

function answers(item: Item): unknown {
	if (item.value('specifyAnswers') === 'json') return item.value('answersJson');
	return item.mapping('answers');
}

/** Parameter names are the API's names in camelCase, so they need no list to be mapped back. */
function apiFields(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			snakeCase(name),
			isGroup(value) ? apiFields(value.values) : value,
		]),
	);
}

/** n8n keeps the fields of a group under the group's own name. */
function isGroup(value: unknown): value is { values: Record<string, unknown> } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'values' in value &&
		Object.keys(value).length === 1
	);
}
