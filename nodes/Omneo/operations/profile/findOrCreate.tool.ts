import { orEmpty, otherText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';

export const findOrCreateTool: ToolForm = {
	fields: [
		orEmpty(otherText('Customer Email', 'email'), 'none'),
		otherText('Mobile Phone with + and Country Code (or empty)', 'mobilePhone', false),
		otherText('First Name', 'firstName'),
		otherText('Last Name', 'lastName'),
	],
	answer: ([{ id, full_name, email, mobile_phone, created }]) => ({
		id,
		name: full_name,
		email,
		mobile_phone,
		created,
	}),
};
