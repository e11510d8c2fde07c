import { optional } from '../../fields/locators';
import { getEntries } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const getQueue = getEntries(queue, {
	service: queue.service,
	more: [
		{
			...optional(staffId, 'Any staff member'),
			description: 'The staff member who serves. By name, choose the location too.',
		},
	],
	names: { staff: staffId.name },
});
