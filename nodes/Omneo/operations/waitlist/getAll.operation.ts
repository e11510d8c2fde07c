import { optional, timezone } from '../../fields/locators';
import { timeFilter } from '../../fields/lists';
import { getEntries } from '../entries.shared';
import { waitlist } from './waitlist.shared';

export const getWaitlist = getEntries(waitlist, {
	service: 'The service waited for',
	more: [
		timeFilter(
			'Desired Before',
			'desiredBefore',
			'Only entries with a desired start before this time',
		),
		timeFilter(
			'Desired From',
			'desiredFrom',
			'Only entries with a desired start at this time or later',
		),
		{
			...optional(timezone, "The workflow's zone"),
			description: "The zone that the two times are meant in. Left empty, the workflow's.",
		},
	],
	names: {
		time: { field: 'desired_start_at', from: 'desiredFrom', before: 'desiredBefore' },
	},
});
