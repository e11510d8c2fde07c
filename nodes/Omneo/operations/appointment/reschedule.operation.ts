import { prepareReschedule } from '../../../../omneo/appointments/update';
import { appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId } from '../../fields/appointment';
import { timezone } from '../../fields/locators';
import { optional } from '../../fields/modes';
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
	description: 'Move an appointment to another time. It keeps its length and its zone.',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: [
		appointmentId,
		...time('Scheduled Start', 'scheduledStartAt', 'When the appointment begins now', true),
		...time(
			'Scheduled End',
			'scheduledEndAt',
			'When it ends. Left empty, it lasts as long as before.',
		),
		{
			...optional(timezone, "The appointment's own zone"),
			description:
				"The zone that times without an offset are meant in. Left empty, the appointment's own.",
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
