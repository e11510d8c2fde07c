import { deleted } from '../../../../omneo/shortForms/common';
import { waitlistEntryId } from '../../fields/entries';
import { optionsOf } from '../../fields/options';
import { deleteOperation } from '../kinds';
import { pathOf, resource, source } from './shared';

export const deleteWaitlistEntry = deleteOperation({
	resource,
	action: 'Delete waitlist entry',
	description:
		'Delete an entry of the waitlist for good. To keep it in reports, update its status to cancelled instead.',
	call: 'DELETE /appointment-waitlists/{id}',
	source,
	fields: [waitlistEntryId, optionsOf('dryRun')],
	output: deleted,
	path: pathOf,
});
