import { getEntry } from '../entries.shared';
import { waitlist } from './shared';

export const getWaitlistEntry = getEntry(waitlist);
