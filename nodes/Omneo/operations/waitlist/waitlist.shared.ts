/** The waitlist, as the operations on it need it described. */
import type { INodeProperties } from 'n8n-workflow';
import {
	WAITLIST_PATH,
	type WaitlistEntry,
	type WaitlistStatus,
	waitlistChanges,
	waitlistRequest,
} from '../../../../omneo/schema';
import { simplifiedWaitlistEntry, simplifyWaitlistEntry } from '../../../../omneo/simplify/entries';
import { choicesOf } from '../../fields/choices';
import { waitlistEntryId } from '../../fields/entries';
import { profileId } from '../../fields/locators';
import { time } from '../../fields/time';
import type { EntryList } from '../entries.shared';

/** In Omneo's words. Source: `omneo-sdk`, waitlist types. */
const statuses = choicesOf<WaitlistStatus>({
	active: { name: 'Active', description: 'Still waiting' },
	cancelled: { name: 'Cancelled', description: 'Does not want it any more' },
	fulfilled: { name: 'Fulfilled', description: 'Has got an appointment' },
});

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statuses,
	default: 'active',
	description: 'Where the customer stands',
};

export function desiredStart(example = ''): INodeProperties[] {
	const description = `When the customer would like to come. Without an offset it is the clock at the location${example}.`;
	return time('Desired Start', 'desiredStartAt', description);
}

export const waitlist: EntryList<WaitlistEntry> = {
	resource: 'waitlist',
	path: WAITLIST_PATH,
	picker: waitlistEntryId,
	status,
	statuses,
	open: ['active'] satisfies WaitlistStatus[],
	request: waitlistRequest,
	changes: waitlistChanges,
	output: simplifiedWaitlistEntry,
	simplify: simplifyWaitlistEntry,
	service: 'The service that the customer waits for',
	location: 'The shop where the customer wants it',
	customer: { ...profileId, description: 'The customer who waits' },
	hasDesiredStart: true,
};
