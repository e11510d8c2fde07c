import { updateEntry } from '../entries.shared';
import { desiredStart, waitlist } from './waitlist.shared';

export const updateWaitlistEntry = updateEntry(waitlist, {
	description: 'Update a waitlist entry. Only the fields you add are changed.',
	more: desiredStart(),
	clear: [{ name: 'Desired Start', value: 'desired_start_at' }],
});
