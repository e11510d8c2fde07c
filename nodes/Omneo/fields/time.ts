import type { INodeProperties } from 'n8n-workflow';

/** The same parameter twice: a date picker for people, text with a telling name for AI models. */
export function time(displayName: string, name: string, description: string, required = false) {
	const common = { name, default: '', required, description };
	const picker: INodeProperties = {
		...common,
		displayName,
		type: 'dateTime',
		displayOptions: { hide: { '@tool': [true] } },
	};
	const text: INodeProperties = {
		...common,
		displayName: `${displayName} (ISO 8601)`,
		type: 'string',
		placeholder: 'e.g. 2026-05-11T10:00 or 2026-05-11T10:00:00+10:00',
		displayOptions: { show: { '@tool': [true] } },
	};
	return [picker, text];
}

export const [scheduledStartAt] = time(
	'Scheduled Start',
	'scheduledStartAt',
	'When the appointment begins',
);

export const [scheduledEndAt] = time('Scheduled End', 'scheduledEndAt', 'When it ends');
