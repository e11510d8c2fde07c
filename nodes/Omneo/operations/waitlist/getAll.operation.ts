import { WAITLIST_PATH, type WaitlistEntry, waitlistStatuses } from '../../../../omneo/contract';
import {
	simplifiedWaitlistEntry,
	simplifyWaitlistEntry,
} from '../../../../omneo/shortForms/waiting';
import { statusFilter } from '../../fields/entries';
import { filtersOf } from '../../fields/filters';
import { appointmentDefinitionId, locationId, profileId, timezone } from '../../fields/locators';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/paging';
import { readFilters } from '../../runtime/filters';
import { listOperation } from '../kinds';
import { resource, source, status } from './shared';

const DESIRED = { field: 'desired_start_at', from: 'desiredFrom', before: 'desiredBefore' };

export const getWaitlist = listOperation<WaitlistEntry>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many waitlist entries',
	description: 'Retrieve a list of waitlist entries',
	call: 'GET /appointment-waitlists',
	source,
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				...optional(appointmentDefinitionId, 'Any service'),
				description: 'The service waited for',
			},
			{
				displayName: 'Desired Before',
				name: 'desiredBefore',
				type: 'dateTime',
				default: '',
				description: 'Only entries with a desired start before this time',
			},
			{
				displayName: 'Desired From',
				name: 'desiredFrom',
				type: 'dateTime',
				default: '',
				description: 'Only entries with a desired start at this time or later',
			},
			{
				...optional(locationId, 'Any location'),
				description: 'The shop where the customer wants it',
			},
			{ ...optional(profileId, 'Any customer'), description: 'The customer who waits' },
			statusFilter(status),
			{
				...optional(timezone, "The workflow's zone"),
				description: "The zone that the two times are meant in. Left empty, the workflow's.",
			},
		]),
		optionsOf('simplify'),
	],
	output: simplifiedWaitlistEntry,
	simplify: simplifyWaitlistEntry,
	plan: async (item) => ({
		path: [WAITLIST_PATH],
		filters: await readFilters<WaitlistEntry>(item, { statuses: waitlistStatuses, time: DESIRED }),
	}),
});
