import { deleted } from '../../../../omneo/shortForms/common';
import { queueEntryId } from '../../fields/entries';
import { optionsOf } from '../../fields/options';
import { deleteOperation } from '../kinds';
import { pathOf, resource, source } from './shared';

export const deleteQueueEntry = deleteOperation({
	resource,
	action: 'Delete queue entry',
	description:
		'Delete an entry of the queue for good. To keep it in reports, update its status to cancelled instead.',
	call: 'DELETE /appointment-queues/{id}',
	source,
	fields: [queueEntryId, optionsOf('dryRun')],
	output: deleted,
	path: pathOf,
});
