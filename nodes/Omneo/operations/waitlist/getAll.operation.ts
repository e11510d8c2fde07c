import { timezone } from '../../fields/locators';
import { optional } from '../../fields/modes';
import { getEntries } from '../entries.shared';
import { waitlist } from './waitlist.shared';

export const getWaitlist = getEntries(waitlist, {
	more: [
		{
			displayName: 'Desired Before',
			name: 'desiredBefore',
			type: 'dateTime',
			default: '',
			description: 'Only return entries with a desired start before this time',
		},
		{
			displayName: 'Desired From',
			name: 'desiredFrom',
			type: 'dateTime',
			default: '',
			description: 'Only return entries with a desired start at this time or later',
		},
		{
			...optional(timezone, "The workflow's time zone"),
			description:
				"Time zone of 'Desired From' and 'Desired Before'. Leave empty to use the workflow's.",
		},
	],
	names: {
		time: { field: 'desired_start_at', from: 'desiredFrom', before: 'desiredBefore' },
	},
});
