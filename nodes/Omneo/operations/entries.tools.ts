/** The tools around the waitlist and the queue, and what an AI model reads of their entries. */
import type { INodeProperties } from 'n8n-workflow';
import type { ApiRecord } from '../../../omneo/client/requests';
import { linesInLimit, timeInWords } from '../../../omneo/time/words';
import { choiceOfVerb } from '../fields/choices';
import {
	customerText,
	notesText,
	orEmpty,
	otherText,
	serviceText,
	shopText,
	staffText,
	statusFilterText,
	statusText,
	toolText,
} from '../fields/toolTexts';
import type { ToolForm } from '../runtime/toolForm';
import type { EntryList, Waiting } from './entries.list';

const MOST_LISTED = 200;

type List = Pick<
	EntryList<Waiting>,
	'resource' | 'picker' | 'statuses' | 'hasDesiredStart' | 'customer'
>;

function inWords(entry: ApiRecord): string {
	const { appointment_definition_name, appointment_definition_id, profile_name } = entry;
	const { location_name, location_id, desired_start_at, staff_name } = entry;
	return [
		appointment_definition_name ?? `Service ${appointment_definition_id}`,
		`for ${profile_name ?? 'an anonymous walk-in'}`,
		`at ${location_name ?? `location ${location_id}`}`,
		typeof desired_start_at === 'string' && `wanted ${timeInWords(desired_start_at)}`,
		typeof staff_name === 'string' && `with ${staff_name}`,
	]
		.filter(Boolean)
		.join(' ');
}

function answerOf([entry]: ApiRecord[]): ApiRecord {
	return { id: entry.id, status: entry.status, entry: inWords(entry) };
}

function staffField(hasDesiredStart: boolean): INodeProperties[] {
	return hasDesiredStart ? [] : [{ ...orEmpty(staffText, 'anyone'), name: 'staffId' }];
}

function desiredField(hasDesiredStart: boolean): INodeProperties[] {
	const label = "Wanted Time (2027-05-11T10:00 on the shop's clock, or empty)";
	return hasDesiredStart ? [otherText(label, 'desiredStartAt', false)] : [];
}

export function addEntryTool({ hasDesiredStart, customer }: List): ToolForm {
	return {
		fields: [
			serviceText,
			shopText,
			customer.required ? customerText : orEmpty(customerText, 'a walk-in'),
			...desiredField(hasDesiredStart),
			...staffField(hasDesiredStart),
		],
		within: { additionalFields: [notesText] },
		answer: answerOf,
	};
}

export function getEntriesTool({ resource, statuses }: List): ToolForm {
	return {
		fields: [],
		within: {
			filters: [
				orEmpty(shopText, 'all'),
				orEmpty(serviceText, 'all'),
				orEmpty(customerText, 'all'),
				statusFilterText(statuses.map(({ value }) => value).join(', ')),
			],
		},
		reads: { status: (text) => choiceOfVerb(text, statuses) },
		derive: () => ({ returnAll: false, limit: MOST_LISTED }),
		answer: (records) => {
			if (records.length === 0) return { [resource]: 'no entries found' };
			const lines = records.map(
				(one) => `ID ${String(one.id)}, ${String(one.status)}: ${inWords(one)}`,
			);
			const more = 'Ask for one shop, customer or status.';
			const isCut = records.length >= MOST_LISTED ? [`There may be more. ${more}`] : [];
			return { [resource]: [...linesInLimit(lines, more), ...isCut] };
		},
	};
}

export function updateEntryTool({ picker, statuses, hasDesiredStart }: List): ToolForm {
	const status = statusText(statuses.map(({ value }) => value).join(', '));
	return {
		fields: [toolText(picker.name) ?? picker],
		within: {
			updateFields: [
				{ ...status, required: false },
				...desiredField(hasDesiredStart),
				...staffField(hasDesiredStart),
				notesText,
			],
		},
		reads: { status: (text) => choiceOfVerb(text, statuses) },
		answer: answerOf,
	};
}
