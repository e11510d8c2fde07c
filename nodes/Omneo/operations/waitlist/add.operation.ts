import { addEntry } from '../entries.shared';
import { desiredStart, waitlist } from './waitlist.shared';

export const addToWaitlist = addEntry(waitlist, {
	description: "Add a customer to a location's waitlist for a service",
	more: desiredStart(),
});
