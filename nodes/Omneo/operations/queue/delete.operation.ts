import { deleteEntry } from '../entries.shared';
import { queue } from './queue.shared';

export const deleteQueueEntry = deleteEntry(queue);
