import { timeFilter } from '../../fields/lists';
import { optional, timezone } from '../../fields/locators';
import { getEntries } from '../entries.shared';
import { waitlist } from './waitlist.shared';

export const getWaitlist = getEntries(waitlist, {
	more: [
		timeFilter(
			'Desired Before',
			'desiredBefore',
			'Only return entries with a desired start before this time',
		),
		timeFilter(
			'Desired From',
			'desiredFrom',
			'Only return entries with a desired start at this time or later',
		),
		{
			...optional(timezone, "The location's time zone"),
			description:
				"Time zone of 'Desired From' and 'Desired Before'. Leave empty to use the time zone of 'Location', or the workflow's without one.",
		},
	],
	names: {
		time: { field: 'desired_start_at', from: 'desiredFrom', before: 'desiredBefore' },
	},
});
