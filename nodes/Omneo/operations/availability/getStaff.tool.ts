import { dayText, serviceText, shopText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { staffAnswer } from './availability.answers';

export const getAvailableStaffTool: ToolForm = {
	fields: [serviceText, shopText, dayText('Day', 'date')],
	derive: () => ({ options: { availableOnly: true } }),
	answer: staffAnswer,
};
