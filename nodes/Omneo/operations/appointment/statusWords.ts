import type { AppointmentStatus } from '../../../../omneo/schema';
import { statusOptions } from '../../fields/appointment';
import { choiceOfVerb } from '../../fields/choices';

/** What models call a status besides its name and the verb of it. */
const WORDS: Record<string, AppointmentStatus> = {
	accept: 'confirmed',
	accepted: 'confirmed',
	approve: 'confirmed',
	approved: 'confirmed',
	canceled: 'cancelled',
	'check in': 'arrived',
	'checked in': 'arrived',
	decline: 'rejected',
	declined: 'rejected',
	done: 'completed',
	finished: 'completed',
	'mark as arrived': 'arrived',
	'mark as no show': 'no_show',
	noshow: 'no_show',
	pending: 'requested',
};

/** The status that a model means, or several with commas between them. */
export function readStatus(text: string): string {
	return text
		.split(',')
		.map((one) => choiceOfVerb(one.trim(), statusOptions, WORDS))
		.join(',');
}
