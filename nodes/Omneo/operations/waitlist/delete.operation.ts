import { deleteEntry } from '../entries.shared';
import { waitlist } from './shared';

export const deleteWaitlistEntry = deleteEntry(waitlist);
