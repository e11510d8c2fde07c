import { appointmentText, statusText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { appointmentAnswer } from './appointment.answers';
import { readStatus } from './statusWords';

export const changeStatusTool: ToolForm = {
	fields: [appointmentText, statusText('confirmed, cancelled, arrived, completed, no_show')],
	reads: { status: readStatus },
	answer: ([record]) => appointmentAnswer(record, { status_changed: record.status_changed }),
};
