import { QUEUE_PATH, type QueueEntry, queueStatuses } from '../../../../omneo/contract';
import { simplifiedQueueEntry, simplifyQueueEntry } from '../../../../omneo/shortForms/waiting';
import { statusFilter } from '../../fields/entries';
import { filtersOf } from '../../fields/filters';
import { appointmentDefinitionId, locationId, profileId } from '../../fields/locators';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/paging';
import { readFilters } from '../../runtime/filters';
import { listOperation } from '../kinds';
import { resource, source, staffId, status } from './shared';

export const getQueue = listOperation<QueueEntry>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many queue entries',
	description: 'Retrieve a list of queue entries',
	call: 'GET /appointment-queues',
	source,
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				...optional(appointmentDefinitionId, 'Any service'),
				description: 'The service that the customer came for',
			},
			{ ...optional(locationId, 'Any location'), description: 'The shop that the customer is in' },
			{ ...optional(profileId, 'Any customer'), description: 'The customer who waits' },
			{
				...optional(staffId, 'Any staff member'),
				description: 'The staff member who serves. By name, choose the location too.',
			},
			statusFilter(status),
		]),
		optionsOf('simplify'),
	],
	output: simplifiedQueueEntry,
	simplify: simplifyQueueEntry,
	plan: async (item) => ({
		path: [QUEUE_PATH],
		filters: await readFilters<QueueEntry>(item, { statuses: queueStatuses, staff: 'staffId' }),
	}),
});
