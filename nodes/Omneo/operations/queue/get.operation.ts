import { simplifiedQueueEntry, simplifyQueueEntry } from '../../../../omneo/shortForms/waiting';
import { queueEntryId } from '../../fields/entries';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../kinds';
import { pathOf, resource, source } from './shared';

export const getQueueEntry = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get queue entry',
	description: 'Retrieve an entry of the queue',
	call: 'GET /appointment-queues/{id}',
	source,
	fields: [queueEntryId, optionsOf('simplify')],
	output: simplifiedQueueEntry,
	path: pathOf,
	simplify: simplifyQueueEntry,
});
