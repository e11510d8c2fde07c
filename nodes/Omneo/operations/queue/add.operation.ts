import { addEntry } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const addToQueue = addEntry(queue, {
	description: "Add a walk-in customer to a location's queue for a service",
	more: [staffId],
});
