import { prepareReschedule } from '../../../../omneo/appointments/update';
import { appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId } from '../../fields/appointment';
import { optional, timezone } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { time } from '../../fields/time';
import { writeOperation } from '../../runtime/operationKinds';
import {
	changeContext,
	pastTimesOf,
	pathOf,
	resource,
	shapeAppointment,
} from './appointment.shared';

export const rescheduleAppointment = writeOperation({
	resource,
	value: 'reschedule',
	name: 'Reschedule',
	action: 'Reschedule appointment',
	description:
		'Move an appointment to a new time. Duration and time zone stay the same unless you change them.',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: [
		appointmentId,
		...time('Scheduled Start', 'scheduledStartAt', 'New start of the appointment', {
			required: true,
		}),
		...time(
			'Scheduled End',
			'scheduledEndAt',
			'New end of the appointment. Leave empty to keep its duration.',
			{ whenEmpty: 'Same duration as before' },
		),
		{
			...optional(timezone, "The appointment's time zone"),
			description: "Time zone of the new times. Leave empty to keep the appointment's.",
		},
		optionsOf('allowOtherLength', 'allowPastTimes', 'dryRun', 'simplify', 'repeatedHour'),
	],
	output: simplifiedAppointment,
	body: {
		schema: appointmentChanges.pick({
			scheduled_start_at: true,
			scheduled_end_at: true,
			timezone: true,
		}),
	},

	async plan(item) {
		const draft = {
			scheduled_start_at: item.value('scheduledStartAt'),
			scheduled_end_at: item.value('scheduledEndAt'),
			timezone: item.reference('timezone').value,
		};
		const body = await prepareReschedule(draft, changeContext(item), pastTimesOf(item));
		return { request: { method: 'PUT', path: pathOf(item), body } };
	},

	result: shapeAppointment,
});
