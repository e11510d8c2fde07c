import { getEntry } from '../entries.shared';
import { queue } from './shared';

export const getQueueEntry = getEntry(queue);
