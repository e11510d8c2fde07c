import { z } from 'zod/v4';
import { linkTypes } from '../../../../omneo/schema';
import { writeOperation } from '../../runtime/operationKinds';
import { linkBody, linkPlan, unlinkFields } from './link.shared';
import { resource } from './appointment.shared';

/** Returns what was sent, as the response is not documented. */
export const unlinkAppointment = writeOperation({
	resource,
	value: 'unlink',
	name: 'Unlink',
	action: 'Unlink profile or list from appointment',
	description: 'Remove an attendee or a product list from an appointment',
	call: 'POST /appointments/{id}/unlink',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: unlinkFields,
	body: linkBody,
	output: z.object({
		appointment_id: z.number(),
		type: z.enum(linkTypes),
		id: z.string(),
		unlinked: z.boolean(),
	}),
	plan: async (item) => await linkPlan(item, 'unlink'),
	result: (_, item, { request }) => ({
		appointment_id: item.id('appointmentId'),
		...(request.body as object),
		unlinked: true,
	}),
});
