/** What the operations on the waitlist share. */
import type { INodeProperties } from 'n8n-workflow';
import type { ApiRecord } from '../../../../omneo/requests';
import { WAITLIST_PATH, type WaitlistEntry } from '../../../../omneo/contract';
import { simplifyWaitlistEntry } from '../../../../omneo/shortForms/waiting';
import { type WaitingContext, desiredStartClocks } from '../../../../omneo/waiting';
import type { Item } from '../../runtime/item';
import { shape } from '../kinds';
import type { Source } from '../operation';

export const resource = 'waitlist';

/** The fields are typed in the SDK; the address is made of the names of its files. */
export const source: Source = { confidence: 'inferred', from: 'types and names in the SDK' };

export const pathOf = (item: Item) => [WAITLIST_PATH, item.id('waitlistEntryId')];

/** In Omneo's words. Source: `omneo-sdk`, waitlist types. */
export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active', description: 'Still waiting' },
		{ name: 'Cancelled', value: 'cancelled', description: 'Does not want it any more' },
		{ name: 'Fulfilled', value: 'fulfilled', description: 'Has got an appointment' },
	],
	default: 'active',
	description: 'Where the customer stands',
};

export function waitlistContext(item: Item): WaitingContext {
	return {
		lookups: item.lookups,
		workflowZone: item.workflowZone,
		desiredStartClock: item.choice('desiredStartClock', desiredStartClocks, 'utc'),
	};
}

export function shapeEntry(answer: ApiRecord, item: Item): ApiRecord {
	return shape(item, answer as WaitlistEntry, simplifyWaitlistEntry);
}
