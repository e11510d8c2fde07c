import { deleteEntry } from '../entries.shared';
import { queue } from './shared';

export const deleteQueueEntry = deleteEntry(queue);
