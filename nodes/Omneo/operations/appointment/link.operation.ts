import { linkedAppointment, simplifyLinked } from '../../../../omneo/simplify/appointment';
import type { Appointment } from '../../../../omneo/schema';
import { present, writeOperation } from '../../runtime/operationKinds';
import { linkBody, linkFields, linkPlan } from './link.shared';
import { resource } from './appointment.shared';

export const linkAppointment = writeOperation({
	resource,
	value: 'link',
	name: 'Link',
	action: 'Link profile or list to appointment',
	description: 'Add another attendee or a product list to an appointment',
	call: 'POST /appointments/{id}/link',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	fields: linkFields,
	body: linkBody,
	output: linkedAppointment,
	plan: async (item) => await linkPlan(item, 'link'),
	result: (answer, item) => present(item, answer as Appointment, simplifyLinked),
});
