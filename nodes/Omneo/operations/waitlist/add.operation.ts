import { addEntry } from '../entries.shared';
import { desiredStart, waitlist } from './waitlist.shared';

export const addToWaitlist = addEntry(waitlist, {
	description: 'Put a customer on the waitlist of a service at a location',
	more: desiredStart(', e.g. 2026-05-11 10:00'),
});
