import { prepareChanges } from '../../../../omneo/appointments/update';
import { appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { apiFields } from '../../fields/apiFields';
import { writeOperation } from '../../runtime/operationKinds';
import { changeContext, pathOf, resource, shapeAppointment } from './appointment.shared';
import { updateTool } from './update.tool';
import { clearableFields, updateAppointmentFields } from './update.fields';

export const updateAppointment = writeOperation({
	resource,
	value: 'update',
	name: 'Update',
	action: 'Update appointment',
	description: 'Update an appointment. Only the fields you add are changed.',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: updateAppointmentFields,
	tool: updateTool,
	output: simplifiedAppointment,
	body: { schema: appointmentChanges },

	async plan(item) {
		const fields = item.group('updateFields');
		const { confirmedAt, scheduledStartAt, scheduledEndAt, ...rest } = fields.plain;
		const body = await prepareChanges(
			{
				definition: fields.reference('appointmentDefinitionId'),
				location: fields.reference('locationId'),
				profile: fields.reference('profileId'),
				staff: fields.reference('assignedStaffId'),
				timezone: fields.reference('timezone')?.value,
				scheduled_start_at: scheduledStartAt,
				scheduled_end_at: scheduledEndAt,
				confirmed_at: confirmedAt,
				rest: apiFields(rest),
				clear: { given: item.value('clear'), choices: clearableFields },
			},
			changeContext(item),
		);
		return { request: { method: 'PUT', path: pathOf(item), body } };
	},

	result: shapeAppointment,
});
