import { optional } from '../../fields/locators';
import { updateEntry } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const updateQueueEntry = updateEntry(queue, {
	description: 'Call or serve a walk-in customer, or change other fields of a queue entry',
	more: [optional(staffId, 'Stays as it is')],
	clear: [{ name: 'Staff', value: 'staff_id' }],
});
