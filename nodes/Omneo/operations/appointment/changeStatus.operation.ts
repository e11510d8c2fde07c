import { z } from 'zod/v4';
import { type AppointmentStatus, appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId, statusOptions } from '../../fields/appointment';
import { optionsOf } from '../../fields/options';
import { writeOperation } from '../../runtime/operationKinds';
import { pathOf, readAppointment, resource, shapeAppointment } from './appointment.shared';
import { changeStatusTool } from './changeStatus.tool';

const MEANING: Record<AppointmentStatus, string> = {
	arrived: 'The customer has arrived',
	cancelled: "The appointment won't take place",
	completed: 'The appointment took place',
	confirmed: 'The shop accepted the booking',
	no_show: "The customer didn't come",
	rejected: 'The shop declined the booking',
	requested: 'Waiting for the shop to confirm',
};

/** There are no routes for it: a status changes by an update. Source: `omneo-sdk`, README and live tests. */
export const changeStatus = writeOperation({
	resource,
	value: 'changeStatus',
	name: 'Change Status',
	action: 'Confirm or cancel appointment or set its status',
	description:
		'Confirm, reject, cancel or complete an appointment, or mark it as arrived or no-show',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	tool: changeStatusTool,
	fields: [
		appointmentId,
		{
			displayName: 'New Status',
			name: 'status',
			type: 'options',
			options: statusOptions.map((option) => ({ ...option, description: MEANING[option.value] })),
			default: 'confirmed',
			required: true,
			description: 'Status to set. Nothing is sent if the appointment already has it.',
		},
		optionsOf('dryRun', 'simplify'),
	],
	output: simplifiedAppointment.extend({ status_changed: z.boolean() }),
	body: { schema: appointmentChanges.pick({ status: true }) },

	async plan(item) {
		const status = item.oneOf('status', statusOptions);
		const current = await readAppointment(item);
		return {
			request: { method: 'PUT', path: pathOf(item), body: { status } },
			resolved: { current_status: current.status },
			existing: current.status === status ? current : undefined,
			verifyApplied: async (client) => {
				const now = await readAppointment(item, client);
				return now.status === status ? now : undefined;
			},
		};
	},

	result: (answer, item, { existing }) => ({
		...shapeAppointment(answer, item),
		status_changed: existing === undefined,
	}),
});
