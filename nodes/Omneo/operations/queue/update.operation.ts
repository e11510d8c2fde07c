import { optional } from '../../fields/locators';
import { updateEntry } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const updateQueueEntry = updateEntry(queue, {
	description: 'Update a queue entry, e.g. mark the customer as called or served',
	more: [optional(staffId, 'No change')],
	clear: [{ name: 'Staff', value: 'staff_id' }],
});
