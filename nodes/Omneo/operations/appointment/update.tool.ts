import { anyStaffText, appointmentText, notesText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { appointmentAnswer } from './appointment.answers';

/** What changes no time, status or place: those have tools that check them first. */
export const updateTool: ToolForm = {
	fields: [appointmentText],
	within: {
		updateFields: [
			{ ...anyStaffText, displayName: 'New Staff Name or ID (or empty)' },
			{ ...notesText, displayName: 'New Notes (or empty)' },
		],
	},
	answer: ([record]) => appointmentAnswer(record, { notes: record.notes }),
};
