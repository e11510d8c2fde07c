/**
 * The fields of the tool for AI agents: plain text, whose labels a model understands as they are. n8n's
 * ✨ button makes the label the name of the argument, without a description, in 63 characters.
 */
import type { INodeProperties } from 'n8n-workflow';

/** Of a longer one, the argument has only the beginning. */
const LONGEST_LABEL = 63;

function text(displayName: string, name: string, required = true): INodeProperties {
	return { displayName, name, type: 'string', default: '', required };
}

/** The same field where it may stay empty. */
export function orEmpty(field: INodeProperties, whenEmpty?: string): INodeProperties {
	const what = whenEmpty === undefined ? 'or empty' : `empty for ${whenEmpty}`;
	return { ...field, required: false, displayName: `${field.displayName} (${what})` };
}

export const serviceText = text('Service Name or ID', 'appointmentDefinitionId');
export const shopText = text('Shop Name or ID', 'locationId');
export const customerText = text('Customer Email, Phone, Name or ID', 'profileId');
export const staffText = text('Staff Name or ID', 'assignedStaffId');
export const anyStaffText = orEmpty(staffText, 'anyone');
export const notesText = orEmpty(text('Notes', 'notes'));
export const appointmentText = text('Appointment ID', 'appointmentId');
export const nameWordsText = orEmpty(text('Words in the Name', 'nameContains'), 'all');

/** The status that a tool sets, with its values: the model sees no list. */
export function statusText(values: string): INodeProperties {
	return text(`New Status: ${values}`, 'status');
}

/** A status to look for. */
export function statusFilterText(values: string): INodeProperties {
	return text(`Status: ${values}, or empty`, 'status', false);
}

/** A day and a time of day. */
export function timeText(displayName: string, name: string): INodeProperties {
	const label = `${displayName} (2027-05-11T10:00 on the shop's clock, or with offset)`;
	return text(label.length <= LONGEST_LABEL ? label : label.replace('on the ', ''), name);
}

export function dayText(displayName: string, name: string): INodeProperties {
	return text(`${displayName} (YYYY-MM-DD)`, name);
}

/** A field of another kind. */
export { text as otherText };

const BY_PARAMETER = [
	serviceText,
	shopText,
	customerText,
	anyStaffText,
	appointmentText,
	text('Waitlist Entry ID', 'waitlistEntryId'),
	text('Queue Entry ID', 'queueEntryId'),
];

/** The text field in place of a picker. */
export function toolText(parameter: string): INodeProperties | undefined {
	return BY_PARAMETER.find(({ name }) => name === parameter);
}

/** What a message calls a field: the label without its explanation. */
export function shortLabel(displayName: string): string {
	return displayName.replace(/(?: \(|: ).*$/, '');
}
