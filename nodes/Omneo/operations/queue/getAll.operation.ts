import { optional } from '../../fields/locators';
import { getEntries } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const getQueue = getEntries(queue, {
	more: [
		{
			...optional(staffId, 'Choose a staff member'),
			description:
				"Only return this staff member's entries. To use By Name, also add the 'Location' filter.",
		},
	],
	names: { staff: staffId.name },
});
