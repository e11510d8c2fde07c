import type { INodeProperties } from 'n8n-workflow';

/** The same parameter twice: a date picker for people, text with a telling name for AI models. */
export function time(displayName: string, name: string, description: string, required = false) {
	const text = {
		displayName: `${displayName} (ISO 8601)`,
		placeholder: 'e.g. 2026-05-11T10:00 or 2026-05-11T10:00:00+10:00',
	};
	return pickerAndText({ displayName }, text, { name, description, required, default: '' });
}

/** The same for a day without a time. */
export function day(displayName: string, name: string, description: string, required = false) {
	const picker = { displayName, typeOptions: { dateOnly: true } };
	const text = { displayName: `${displayName} (YYYY-MM-DD)`, placeholder: 'e.g. 2026-05-11' };
	return pickerAndText(picker, text, { name, description, required, default: '' });
}

function pickerAndText(
	picker: Pick<INodeProperties, 'displayName' | 'typeOptions'>,
	text: Pick<INodeProperties, 'displayName' | 'placeholder'>,
	common: Pick<INodeProperties, 'name' | 'description' | 'required' | 'default'>,
): INodeProperties[] {
	return [
		{ ...common, ...picker, type: 'dateTime', displayOptions: { hide: { '@tool': [true] } } },
		{ ...common, ...text, type: 'string', displayOptions: { show: { '@tool': [true] } } },
	];
}
