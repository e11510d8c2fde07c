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
import type { EntryList } from '../entries.list';

/** In Omneo's words. Source: `omneo-sdk`, waitlist types. */
const statuses = choicesOf<WaitlistStatus>({
	active: { name: 'Active', description: 'Still waiting' },
	cancelled: { name: 'Cancelled', description: 'No longer wants an appointment' },
	fulfilled: { name: 'Fulfilled', description: 'Now has an appointment' },
});

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: statuses,
	default: 'active',
	description: 'Status of the entry',
};

export function desiredStart(): INodeProperties[] {
	const description = "When the customer would like to come, in the location's time zone";
	return [time('Desired Start', 'desiredStartAt', description)];
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
	service: 'The service the customer is waiting for',
	location: 'The shop where the customer wants the appointment',
	customer: { ...profileId, description: 'The waiting customer' },
	hasDesiredStart: true,
};
