import { shopText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { staffAnswer } from '../availability/availability.answers';

export const getStaffTool: ToolForm = {
	fields: [shopText],
	derive: () => ({ returnAll: true }),
	answer: staffAnswer,
};
