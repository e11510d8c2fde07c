import type { INodeProperties } from 'n8n-workflow';

interface TimeTexts {
	required?: boolean;
	/** Shown in the empty picker: what counts when none is given. */
	whenEmpty?: string;
}

/**
 * The same parameter twice: a date picker for people, and text with a telling name for AI models. The
 * picker has no offset to give, so only the text speaks of one.
 */
export function time(displayName: string, name: string, description: string, texts?: TimeTexts) {
	const text = {
		displayName: `${displayName} (ISO 8601)`,
		placeholder: 'e.g. 2027-05-11T10:00',
		description: `${description.replace(/\.$/, '')}. An offset such as +10:00 overrides the time zone.`,
	};
	return pickerAndText({ displayName }, text, { name, description }, texts);
}

/** The same for a day without a time. */
export function day(displayName: string, name: string, description: string, texts?: TimeTexts) {
	const picker = { displayName, typeOptions: { dateOnly: true } };
	const text = { displayName: `${displayName} (YYYY-MM-DD)`, placeholder: 'e.g. 2027-05-11' };
	return pickerAndText(picker, text, { name, description }, texts);
}

function pickerAndText(
	picker: Pick<INodeProperties, 'displayName' | 'typeOptions'>,
	text: Pick<INodeProperties, 'displayName' | 'placeholder'> & { description?: string },
	own: Pick<INodeProperties, 'name' | 'description'>,
	{ required = false, whenEmpty }: TimeTexts = {},
): INodeProperties[] {
	const common = { ...own, required, default: '' };
	const placeholder = whenEmpty === undefined ? {} : { placeholder: whenEmpty };
	return [
		{
			...common,
			...picker,
			...placeholder,
			type: 'dateTime',
			displayOptions: { hide: { '@tool': [true] } },
		},
		{ ...common, ...text, type: 'string', displayOptions: { show: { '@tool': [true] } } },
	];
}
