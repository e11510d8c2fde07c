import { prepareReschedule } from '../../../../omneo/appointments/update';
import { assertMoveIsFree } from '../../../../omneo/availability/moveSlot';
import { INACTIVE_STATUSES } from '../../../../omneo/appointments/findDuplicates';
import { OmneoError } from '../../../../omneo/errors';
import { type Appointment, appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId } from '../../fields/appointment';
import { optional, timezone } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { time } from '../../fields/time';
import { availabilityOf } from '../../runtime/readOptions';
import type { WritePlan } from '../../runtime/operation';
import { writeOperation } from '../../runtime/operationKinds';
import {
	changeContext,
	pastTimesOf,
	pathOf,
	resource,
	shapeAppointment,
} from './appointment.shared';
import { rescheduleTool } from './reschedule.tool';

export const rescheduleAppointment = writeOperation({
	resource,
	value: 'reschedule',
	name: 'Reschedule',
	action: 'Reschedule appointment',
	description:
		'Move an appointment to a new time. Duration and time zone stay the same unless you change them.',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	tool: rescheduleTool,
	fields: [
		appointmentId,
		time('Scheduled Start', 'scheduledStartAt', 'New start of the appointment', {
			required: true,
		}),
		time(
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
		const isChecked = item.isTool && availabilityOf(item) === 'check';
		const context = changeContext(item);
		const pastTimes = isChecked ? undefined : pastTimesOf(item);
		const { body, startMs, endMs } = await prepareReschedule(draft, context, pastTimes);
		const plan: WritePlan = { request: { method: 'PUT', path: pathOf(item), body } };
		if (!item.isTool) return plan;
		const current = await context.current();
		refuseInactive(current);
		const beforeWrite = async () => {
			const { client, lookups, workflowZone, now } = item;
			const to = { from: startMs, until: endMs };
			await assertMoveIsFree(current, to, { client, lookups, workflowZone, now });
			return plan;
		};
		const lockKeys = ['appointments/' + String(current.id), `place ${current.location_id}`];
		return isChecked ? { ...plan, lockKeys, beforeWrite } : plan;
	},

	result: shapeAppointment,
});

/** An agent that moves what was cancelled would tell the customer of an appointment that is none. */
function refuseInactive({ id, status }: Appointment): void {
	if (!INACTIVE_STATUSES.includes(String(status))) return;
	throw new OmneoError({
		kind: 'invalidInput',
		code: 'not_active',
		message: `Appointment ${id} is ${String(status)}, so it was not moved. Book a new one instead`,
		hint: '',
	});
}
