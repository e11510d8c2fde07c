import { getEntry } from '../entries.shared';
import { queue } from './queue.shared';

export const getQueueEntry = getEntry(queue);
