import { getEntry } from '../entries.shared';
import { waitlist } from './waitlist.shared';

export const getWaitlistEntry = getEntry(waitlist);
