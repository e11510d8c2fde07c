import { linkedAppointment, simplifyLinked } from '../../../../omneo/shortForms/appointment';
import type { Appointment } from '../../../../omneo/contract';
import { shape, writeOperation } from '../kinds';
import { linkBody, linkFields, linkPlan } from './link.shared';
import { resource } from './shared';

export const linkAppointment = writeOperation({
	resource,
	value: 'link',
	name: 'Link',
	action: 'Link appointment',
	description: 'Add another attendee or a product list to an appointment',
	call: 'POST /appointments/{id}/link',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	fields: linkFields,
	body: linkBody,
	output: linkedAppointment,
	plan: async (item) => await linkPlan(item, 'link'),
	result: (answer, item) => shape(item, answer as Appointment, simplifyLinked),
});
