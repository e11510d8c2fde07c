import { deleted } from '../../../../omneo/simplify/common';
import { appointmentId } from '../../fields/appointment';
import { optionsOf } from '../../fields/options';
import { deleteOperation } from '../../runtime/operationKinds';
import { pathOf, resource } from './appointment.shared';

export const deleteAppointment = deleteOperation({
	resource,
	action: 'Delete appointment',
	description:
		"Permanently delete an appointment. To keep it in reports, set its status to 'Cancelled' instead.",
	call: 'DELETE /appointments/{id}',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	fields: [appointmentId, optionsOf('dryRun')],
	output: deleted,
	path: pathOf,
});
