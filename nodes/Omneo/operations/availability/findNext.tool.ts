import { anyStaffText, otherText, serviceText, shopText, timeText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { nextSlotsAnswer } from './availability.answers';

/** As many as a person chooses from in a chat. */
const OFFERED = 3;

/** A day alone is the whole day; now is what counts when nothing is given. */
function readEarliest(text: string): string {
	if (/^(?:now|right now|asap|as soon as possible|immediately)$/i.test(text)) return '';
	return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text;
}

export const findNextTool: ToolForm = {
	fields: [
		serviceText,
		shopText,
		{ ...timeText('From', 'earliestStart'), required: false },
		anyStaffText,
		otherText('Days to Search (empty for 14)', 'withinDays', false),
	],
	reads: { earliestStart: readEarliest },
	derive: () => ({ numberOfSlots: OFFERED, ifNoneFound: 'empty', otherLocations: {} }),
	answer: nextSlotsAnswer,
};
