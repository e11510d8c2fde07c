import type { INodeProperties } from 'n8n-workflow';

interface TimeTexts {
	required?: boolean;
	/** Shown in the empty picker: what counts when none is given. */
	whenEmpty?: string;
}

/** A day and a time of day, by n8n's picker. It has no offset to give; an expression may. */
export function time(displayName: string, name: string, description: string, texts?: TimeTexts) {
	return picker({ displayName, name, description }, texts);
}

/** A day without a time. */
export function day(displayName: string, name: string, description: string, texts?: TimeTexts) {
	return picker({ displayName, name, description, typeOptions: { dateOnly: true } }, texts);
}

function picker(
	own: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'typeOptions'>,
	{ required = false, whenEmpty }: TimeTexts = {},
): INodeProperties {
	const placeholder = whenEmpty === undefined ? {} : { placeholder: whenEmpty };
	return { ...own, ...placeholder, type: 'dateTime', required, default: '' };
}
