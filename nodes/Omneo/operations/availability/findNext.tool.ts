import { anyStaffText, otherText, serviceText, shopText, timeText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { nextSlotsAnswer } from './availability.answers';

/** As many as a person chooses from in a chat. */
const OFFERED = 3;

export const findNextTool: ToolForm = {
	fields: [
		serviceText,
		shopText,
		{ ...timeText('From', 'earliestStart'), required: false },
		anyStaffText,
		otherText('Days to Search (empty for 14)', 'withinDays', false),
	],
	nothing: {
		earliestStart: ['now', 'asap', 'as soon as possible', 'right now', 'immediately', 'today'],
	},
	derive: () => ({ numberOfSlots: OFFERED, ifNoneFound: 'empty', otherLocations: {} }),
	answer: nextSlotsAnswer,
};
