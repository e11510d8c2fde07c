/** What an AI model reads of an error: everything in the message, as newer agents pass on nothing else. */
import type { INodeProperties } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import { type ToldSlot, slotsInWords, timeInWords } from '../../../omneo/time/words';
import { shortLabel } from '../fields/toolTexts';
import type { ItemError } from './itemError';

const MAYBE_DONE =
	'It may be done already: look with the tool that lists before you call this one again';

/** Ways out that only the form for people has. */
const FOR_PEOPLE = [
	/[.,;]? (?:To use it anyway, add|If that is meant, turn on) the option '[^']*'/g,
	/,? or (?:set|choose) '[^']*'(?: to '[^']*'| under Options)[^.;]*/g,
	/ Choose a staff member, or set 'Availability'[^.;]*/g,
	/,? or choose By \w+(?:, By [\w ]+?| or By [\w ]+?)*(?=[.,;]|$)/g,
	/ Choose By ID instead/g,
];

/** The error with all that a model needs to mend its call, once and in its words. */
export function toolMessage(
	error: unknown,
	{ message, details }: ItemError,
	fields: INodeProperties[],
): ItemError {
	const problems = Object.entries(details.fields).map(([label, texts]) =>
		problemOf(label, texts, fields),
	);
	const first = firstSentence(error, message);
	const parts = [first, ...problems, hintFor(error, details)].map(forModels).filter(Boolean);
	const { status, code, retryable, outcome } = details;
	const text = parts.map(asSentence).join(' ');
	return {
		message: text,
		reasons: [text],
		details: { status, code, retryable, fields: {}, hint: '', ...(outcome && { outcome }) },
	};
}

/** A time that was refused, and why. */
interface Asked extends Pick<ToldSlot, 'start_at' | 'location_name'> {
	why?: string;
}

/** A time that was refused is said as it is at the shop: a model may have meant another one. */
function firstSentence(error: unknown, message: string): string {
	const said = message.replace(/ \[item \d+\].*/s, '');
	if (!(error instanceof OmneoError)) return said;
	const asked = error.data.asked as Asked | undefined;
	if (error.kind === 'notFound') return 'Omneo has no record with this ID';
	if (!asked) return said;
	const shop = asked.location_name ? ` at ${asked.location_name}` : '';
	const why = asked.why ? ` because ${asked.why}` : '';
	return `${timeInWords(asked.start_at)}${shop} isn't free${why}, so nothing was changed`;
}

function asSentence(text: string): string {
	return /[?!]$/.test(text) ? text : `${text.replace(/[.\s]+$/, '')}.`;
}

/** What is wrong with a field. An optional one may as well stay empty. */
function problemOf(label: string, texts: string[], fields: INodeProperties[]): string {
	const text = forModels(texts.join(', ')).replace(/\.$/, '');
	const field = fields.find(({ displayName }) => shortLabel(displayName) === label);
	const mayBeEmpty = field && field.required !== true && !text.includes('required');
	if (!mayBeEmpty) return `${label}: ${text}`;
	return `${label}: ${text}${text.endsWith('?') ? ' Or' : ', or'} leave it empty`;
}

function hintFor(error: unknown, { hint, outcome, alternatives }: ItemError['details']): string {
	if (outcome === 'unknown') return MAYBE_DONE;
	if (!(error instanceof OmneoError)) return '';
	if (error.kind === 'invalidInput') return '';
	if (error.kind === 'notFound')
		return 'Find the ID with the tool that lists or finds such records';
	if (error.kind === 'slotTaken' && Array.isArray(alternatives) && alternatives.length > 0) {
		return `Next free: ${slotsInWords(alternatives as unknown as ToldSlot[])}`;
	}
	return hint;
}

/** Without what only people can do: another option, or running the workflow again. */
function forModels(text: string): string {
	const own = FOR_PEOPLE.reduce((before, way) => before.replace(way, ''), text);
	const sentences = own.split(/(?<=[.?!])\s+/);
	return sentences
		.filter((sentence) => !/\brun\b.*\bagain\b|'If None Is Found'/i.test(sentence))
		.join(' ');
}
