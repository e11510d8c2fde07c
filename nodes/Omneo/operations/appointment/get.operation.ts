import { simplifiedAppointment, simplifyAppointment } from '../../../../omneo/simplify/appointment';
import { appointmentId } from '../../fields/appointment';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../../runtime/operationKinds';
import { pathOf, resource } from './appointment.shared';

export const getAppointment = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get appointment',
	description: 'Retrieve an appointment',
	call: 'GET /appointments/{id}',
	source: { confidence: 'inferred', from: 'types of the SDK' },
	fields: [appointmentId, optionsOf('simplify')],
	output: simplifiedAppointment,
	path: pathOf,
	simplify: simplifyAppointment,
});
