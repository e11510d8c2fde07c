import { updateEntry } from '../entries.shared';
import { desiredStart, waitlist } from './waitlist.shared';

export const updateWaitlistEntry = updateEntry(waitlist, {
	description: 'Change some fields of a waitlist entry and leave the others as they are',
	more: desiredStart(),
	clear: [{ name: 'Desired Start', value: 'desired_start_at' }],
});
