/** An appointment as a list shows it, reduced to what the trigger compares. */
import { type ApiRecord, isRowId } from '../client/requests';
import { isRecord } from '../text';
import { momentOfAnswer } from '../time';
import { isBlank } from '../values';
import { type Narrowing, type StatusEvent, statusEvents } from './events';
import { hashOf, stableText } from './hash';

/** What is compared, and kept from one poll to the next. Times in milliseconds since 1970. */
export interface Known {
	id: number;
	start?: number;
	end?: number;
	status: string;
	/** IDs as text; empty when there is none. */
	definition: string;
	location: string;
	staff: string;
	timezone: string;
	/** For each other field that is filled in, its letter and a hash of its value. */
	marks: string;
	/** Whether 'upcoming' has been reported for this start. */
	told: boolean;
	/** Kept while reads may still lag behind it. */
	updated?: number;
}

export interface Sighting extends Omit<Known, 'told'> {
	created?: number;
	/** When each status was reached. */
	stamps: Partial<Record<StatusEvent, number>>;
	/** As it came; left out where nothing will be reported. */
	record?: ApiRecord;
}

const STAMP_LETTERS: Record<StatusEvent, string> = {
	confirmed: 'c',
	cancelled: 'x',
	rejected: 'r',
	arrived: 'a',
	completed: 'd',
	no_show: 'n',
};

/** The other fields that count as a change. Names of services, shops and people don't: they are changed elsewhere. */
const FIELD_LETTERS = {
	profile_id: 'P',
	notes: 'N',
	meta: 'M',
	answers: 'Q',
	order_id: 'O',
	transaction_id: 'T',
} as const;
type MarkedField = keyof typeof FIELD_LETTERS;

/** Names by letter, in the API's words. */
export const MARKED_FIELDS: Array<[letter: string, field: string, event?: StatusEvent]> = [
	...statusEvents.map((event): [string, string, StatusEvent] => [
		STAMP_LETTERS[event],
		`${event}_at`,
		event,
	]),
	...Object.entries(FIELD_LETTERS).map(([field, letter]): [string, string] => [letter, field]),
];

/** The mark of one field; empty when the field is. */
export function markOf(marks: string, letter: string): string {
	for (let at = 0; at < marks.length; at += 5) {
		if (marks[at] === letter) return marks.slice(at + 1, at + 5);
	}
	return '';
}

/** Undefined for an entry without an ID, which can't be followed. */
export function sightingOf(record: ApiRecord): Sighting | undefined {
	if (!isRowId(record.id)) return undefined;
	const stamps: Sighting['stamps'] = {};
	const marks: string[] = [];
	for (const event of statusEvents) {
		const given = record[`${event}_at`];
		if (isBlank(given)) continue;
		const moment = momentOfAnswer(given);
		if (moment !== undefined) stamps[event] = moment;
		marks.push(STAMP_LETTERS[event] + hashOf(String(moment ?? stableText(given))));
	}
	for (const [field, letter] of Object.entries(FIELD_LETTERS)) {
		const text = textOfField(record, field as MarkedField);
		if (text !== '') marks.push(letter + hashOf(text));
	}
	const start = momentOfAnswer(record.scheduled_start_at);
	return {
		id: Number(record.id),
		start,
		// Kept as a length, so an end alone is none.
		end: start === undefined ? undefined : momentOfAnswer(record.scheduled_end_at),
		status: textOf(record.status),
		definition: idIn(record, 'appointment_definition') ?? '',
		location: idIn(record, 'location') ?? '',
		staff: idIn(record, 'assigned_staff') ?? '',
		timezone: textOf(record.timezone),
		marks: marks.join(''),
		created: momentOfAnswer(record.created_at),
		updated: momentOfAnswer(record.updated_at) ?? momentOfAnswer(record.created_at),
		stamps,
		record,
	};
}

/** Whether it passes what narrows the list. Checked here too, as a server may ignore a filter; what a record doesn't name is left to the server. */
export function isWithin(record: ApiRecord, narrowing: Narrowing): boolean {
	return Object.entries(narrowing).every(([field, wanted]) => {
		const id = idIn(record, field.replace(/_id$/, ''));
		return id === undefined || id.toLowerCase() === String(wanted).toLowerCase();
	});
}

/** An ID from its own field, else from the record embedded beside it. Undefined when the answer has neither. */
function idIn(record: ApiRecord, name: string): string | undefined {
	const own = record[`${name}_id`];
	if (!isBlank(own)) return textOf(own);
	const embedded = record[name];
	if (isRecord(embedded) && !isBlank(embedded.id)) return textOf(embedded.id);
	return own === undefined && embedded === undefined ? undefined : '';
}

function textOfField(record: ApiRecord, field: MarkedField): string {
	if (field === 'answers') return answersText(record.answers);
	if (field !== 'meta' && field !== 'notes') {
		return (idIn(record, field.replace(/_id$/, '')) ?? '').toLowerCase();
	}
	const value = record[field];
	const isEmpty = typeof value === 'object' && Object.keys(value ?? {}).length === 0;
	return isBlank(value) || isEmpty ? '' : stableText(value);
}

function answersText(answers: unknown): string {
	const given = Array.isArray(answers) ? answers.filter(isRecord) : [];
	const texts = given.map(({ questionnaire_question_id: id, value }) => stableText([id, value]));
	return texts.sort().join();
}

function textOf(value: unknown): string {
	return isBlank(value) || typeof value === 'object' ? '' : String(value);
}
