import { availability } from '../../fields/availability';
import {
	anyStaffText,
	customerText,
	notesText,
	orEmpty,
	otherText,
	serviceText,
	shopText,
	timeText,
} from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { appointmentAnswer } from './appointment.answers';

/** Whether the customer wants two appointments for the service on one day. */
export const ONE_MORE = 'oneMoreSameDay';

const [mode, withinDays] = availability;

/** A model's time is not written without a look, unless the person who makes the agent wants it so. */
export const checkedFirst = { ...mode, default: 'check' };

export const addTool: ToolForm = {
	fields: [
		serviceText,
		shopText,
		customerText,
		timeText('Start', 'scheduledStartAt'),
		anyStaffText,
		orEmpty(otherText('Answers as JSON by Question ID', 'answersJson')),
		otherText('One More the Same Day (yes or no)', ONE_MORE, false),
		checkedFirst,
		withinDays,
	],
	within: { additionalFields: [notesText] },
	reads: { [ONE_MORE]: (text) => /^(?:y|yes|true|1)\b/i.test(text) },
	derive: () => ({ specifyAnswers: 'json' }),
	answer: ([record]) =>
		appointmentAnswer(
			record,
			record.created === false
				? { created: false, note: 'It was booked before. Nothing was booked twice.' }
				: { created: true },
		),
};
