import { z } from 'zod/v4';
import { type AppointmentStatus, appointmentChanges } from '../../../../omneo/schema';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId, statusOptions } from '../../fields/appointment';
import { optionsOf } from '../../fields/options';
import { writeOperation } from '../../runtime/operationKinds';
import { pathOf, readAppointment, resource, shapeAppointment } from './appointment.shared';

const MEANING: Record<AppointmentStatus, string> = {
	arrived: 'The customer is here',
	cancelled: 'It will not take place',
	completed: 'It took place',
	confirmed: 'The shop said yes',
	no_show: 'The customer did not come',
	rejected: 'The shop said no',
	requested: 'Back to waiting for the shop',
};

/** There are no routes for it: a status changes by an update. Source: `omneo-sdk`, README and live tests. */
export const changeStatus = writeOperation({
	resource,
	value: 'changeStatus',
	name: 'Change Status',
	action: 'Change status of appointment',
	description:
		'Confirm, reject, cancel or complete an appointment, or note an arrival or a no-show',
	call: 'PUT /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: [
		appointmentId,
		{
			displayName: 'New Status',
			name: 'status',
			type: 'options',
			options: statusOptions.map((option) => ({ ...option, description: MEANING[option.value] })),
			default: 'confirmed',
			required: true,
			description: 'The status to change to. An appointment that has it already is left alone.',
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
