import type { ApiRecord } from '../../../../omneo/client/requests';
import { linesInLimit } from '../../../../omneo/time/words';
import { nameWordsText, orEmpty, shopText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';

const BOOKING: Record<string, string> = {
	approval_required: 'the shop confirms it',
	walk_in_only: 'walk-ins only, not to be booked',
};

function inWords({
	id,
	name,
	duration_minutes,
	booking_type,
	has_booking_questionnaire,
}: ApiRecord) {
	return [
		`${name} (ID ${id})`,
		typeof duration_minutes === 'number' && `${duration_minutes} min`,
		BOOKING[String(booking_type)],
		has_booking_questionnaire === true && 'has questions',
	]
		.filter(Boolean)
		.join(', ');
}

export const getDefinitionsTool: ToolForm = {
	fields: [],
	within: { filters: [orEmpty(shopText, 'all'), nameWordsText] },
	derive: () => ({ returnAll: true }),
	answer: (records) => ({
		services: linesInLimit(records.map(inWords), 'Ask for one shop, or for words in the name.'),
	}),
};
