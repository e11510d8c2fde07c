import { z } from 'zod/v4';
import { appointmentStatuses } from '../../../../omneo/contract';
import { simplifiedAppointment } from '../../../../omneo/shortForms/appointment';
import { appointmentId } from '../../fields/appointment';
import { optionsOf } from '../../fields/options';
import { writeOperation } from '../kinds';
import { pathOf, readAppointment, resource, shapeAppointment } from './shared';

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
			options: [
				{ name: 'Arrived', value: 'arrived', description: 'The customer is here' },
				{ name: 'Cancelled', value: 'cancelled', description: 'It will not take place' },
				{ name: 'Completed', value: 'completed', description: 'It took place' },
				{ name: 'Confirmed', value: 'confirmed', description: 'The shop said yes' },
				{ name: 'No Show', value: 'no_show', description: 'The customer did not come' },
				{ name: 'Rejected', value: 'rejected', description: 'The shop said no' },
				{ name: 'Requested', value: 'requested', description: 'Back to waiting for the shop' },
			],
			default: 'confirmed',
			required: true,
			description: 'The status to change to. An appointment that has it already is left alone.',
		},
		optionsOf('dryRun', 'simplify'),
	],
	output: simplifiedAppointment.extend({ status_changed: z.boolean() }),

	async plan(item) {
		const status = item.oneOf('status', appointmentStatuses);
		const current = await readAppointment(item);
		return {
			request: { method: 'PUT', path: pathOf(item), body: { status } },
			resolved: { current_status: current.status },
			settled: current.status === status ? current : undefined,
			reached: async (client) => {
				const now = await readAppointment(item, client);
				return now.status === status ? now : undefined;
			},
		};
	},

	result: (answer, item, { settled }) => ({
		...shapeAppointment(answer, item),
		status_changed: settled === undefined,
	}),
});
