import { anyStaffText, dayText, orEmpty, serviceText, shopText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { slotLines } from './availability.answers';

export const getSlotsTool: ToolForm = {
	fields: [
		serviceText,
		shopText,
		dayText('First Day', 'startDate'),
		orEmpty(dayText('Last Day', 'endDate'), 'one day'),
		anyStaffText,
	],
	derive: () => ({ returnAll: true }),
	answer: slotLines,
};
