import { deleteEntry } from '../entries.shared';
import { waitlist } from './waitlist.shared';

export const deleteWaitlistEntry = deleteEntry(waitlist);
