import {
	customerText,
	orEmpty,
	otherText,
	serviceText,
	shopText,
	staffText,
	statusFilterText,
} from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';
import { MOST_LISTED, appointmentLines } from './appointment.answers';
import { readStatus } from './statusWords';

export const getAppointmentsTool: ToolForm = {
	fields: [],
	within: {
		filters: [
			otherText("First Day or Time (2027-05-11, on the shop's clock)", 'startsFrom', false),
			otherText('Last Day or Time, Included (may be the first day)', 'startsThrough', false),
			orEmpty(shopText, 'all'),
			orEmpty(customerText, 'all'),
			orEmpty(serviceText, 'all'),
			orEmpty(staffText, 'all'),
			statusFilterText('confirmed, requested, cancelled'),
		],
	},
	reads: { status: readStatus },
	derive: () => ({ returnAll: false, limit: MOST_LISTED }),
	answer: appointmentLines,
};
