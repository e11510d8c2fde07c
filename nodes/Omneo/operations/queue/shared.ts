/** What the operations on the queue share. */
import type { INodeProperties } from 'n8n-workflow';
import type { ApiRecord } from '../../../../omneo/requests';
import { QUEUE_PATH, type QueueEntry } from '../../../../omneo/contract';
import { simplifyQueueEntry } from '../../../../omneo/shortForms/waiting';
import { assignedStaffId } from '../../fields/locators';
import { optional } from '../../fields/modes';
import type { Item } from '../../runtime/item';
import { shape } from '../kinds';
import type { Source } from '../operation';

export const resource = 'queue';

/** The fields are typed in the SDK; the address is made of the names of its files. */
export const source: Source = { confidence: 'inferred', from: 'types and names in the SDK' };

export const pathOf = (item: Item) => [QUEUE_PATH, item.id('queueEntryId')];

/** In Omneo's words. Source: `omneo-sdk`, queue types and README. */
export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Called', value: 'called', description: 'It is their turn' },
		{ name: 'Cancelled', value: 'cancelled', description: 'Left without being served' },
		{ name: 'Served', value: 'served', description: 'Has been served' },
		{ name: 'Waiting', value: 'waiting', description: 'Still waiting' },
	],
	default: 'waiting',
	description: 'Where the customer stands',
};

export const staffId: INodeProperties = {
	...optional(assignedStaffId, 'Nobody yet'),
	displayName: 'Staff',
	name: 'staffId',
	description: 'The staff member who serves the customer',
};

export function shapeEntry(answer: ApiRecord, item: Item): ApiRecord {
	return shape(item, answer as QueueEntry, simplifyQueueEntry);
}
