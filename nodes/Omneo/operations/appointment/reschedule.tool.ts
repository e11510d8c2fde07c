import { appointmentText, timeText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { checkedFirst } from './add.tool';
import { appointmentAnswer } from './appointment.answers';

export const rescheduleTool: ToolForm = {
	fields: [
		appointmentText,
		timeText('New Start', 'scheduledStartAt'),
		{
			...checkedFirst,
			options: checkedFirst.options?.filter(
				(option) => 'value' in option && option.value !== 'nextFree',
			),
			description: 'Whether to check for a free slot right before moving the appointment',
		},
	],
	answer: ([record]) => appointmentAnswer(record, { moved: true }),
};
