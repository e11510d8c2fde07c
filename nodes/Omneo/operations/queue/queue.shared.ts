/** The queue, as the operations on it need it described. */
import type { INodeProperties } from 'n8n-workflow';
import {
	QUEUE_PATH,
	type QueueEntry,
	type QueueStatus,
	queueChanges,
	queueRequest,
} from '../../../../omneo/schema';
import { simplifiedQueueEntry, simplifyQueueEntry } from '../../../../omneo/simplify/entries';
import { choicesOf } from '../../fields/choices';
import { queueEntryId } from '../../fields/entries';
import { assignedStaffId, optional, profileId } from '../../fields/locators';
import type { EntryList } from '../entries.list';

/** In Omneo's words. Source: `omneo-sdk`, queue types and README. */
const statuses = choicesOf<QueueStatus>({
	called: { name: 'Called', description: "It's the customer's turn" },
	cancelled: { name: 'Cancelled', description: 'Left without being served' },
	served: { name: 'Served', description: 'Has been served' },
	waiting: { name: 'Waiting', description: 'Still waiting' },
});

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statuses,
	default: 'waiting',
	description: 'Status of the entry',
};

export const staffId: INodeProperties = {
	...optional(assignedStaffId, 'Unassigned'),
	displayName: 'Staff',
	name: 'staffId',
	description: 'The staff member who serves the customer',
};

export const queue: EntryList<QueueEntry> = {
	resource: 'queue',
	path: QUEUE_PATH,
	picker: queueEntryId,
	status,
	statuses,
	open: ['waiting', 'called'] satisfies QueueStatus[],
	request: queueRequest,
	changes: queueChanges,
	output: simplifiedQueueEntry,
	simplify: simplifyQueueEntry,
	service: 'The service the customer came for',
	location: 'The shop the customer is in',
	customer: {
		...optional(profileId, 'Anonymous walk-in'),
		description: 'Customer in the queue. Leave empty for an anonymous walk-in.',
	},
	staff: staffId,
	hasDesiredStart: false,
};
