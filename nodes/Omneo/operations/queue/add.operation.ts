import { addEntry } from '../entries.shared';
import { queue, staffId } from './queue.shared';

export const addToQueue = addEntry(queue, {
	description: 'Put a walk-in customer into the queue of a service at a location',
	more: [staffId],
});
