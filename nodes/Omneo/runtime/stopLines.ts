/** The lines with which a stopped run says what is wrong with which items, and what it has written. */
import { countedWere } from '../../../omneo/text';
import type { ItemError } from './itemError';

/** An item that failed, by its number. */
export type Failure = [index: number, error: ItemError];

/** How many lines, and how many items in a line, so that the text stays readable. */
const MAX_NAMED = 10;
const MAX_ROWS = 3;
const MAX_CHARACTERS = 500;

/**
 * A line for each reason, with the items that have it. What may be booked is said in full and first.
 * @param wordsOf What tells a row from the others
 */
export function failureLines(failures: Failure[], wordsOf: (index: number) => string): string[] {
	const unknown = failures.filter(([, { details }]) => details.outcome === 'unknown');
	const refused = failures.filter((failure) => !unknown.includes(failure));
	const words = new Map(failures.map(([index]) => [index, wordsOf(index)]));
	// Words that all rows have in common tell none of them.
	if (new Set(words.values()).size === 1) words.clear();
	const doubtful = byReason(unknown, ({ reasons, details }) => [
		`${reasons.join(' ')} ${details.hint}`,
	]);
	const clear = byReason(refused, ({ reasons }) => reasons);
	const shown = clear.slice(0, MAX_NAMED);
	const lines = [...doubtful, ...shown].map((group) => groupLine(group, words));
	const rest = new Set(clear.slice(MAX_NAMED).flatMap(([, indexes]) => indexes));
	for (const [, indexes] of shown) indexes.forEach((index) => rest.delete(index));
	if (rest.size > 0) lines.push(`Also: ${itemsOf([...rest].sort((a, b) => a - b))}.`);
	return lines;
}

type Group = [reason: string, indexes: number[]];

function byReason(failures: Failure[], reasonsOf: (error: ItemError) => string[]): Group[] {
	const groups = new Map<string, number[]>();
	for (const [index, error] of failures) {
		for (const reason of new Set(reasonsOf(error))) {
			groups.set(reason, [...(groups.get(reason) ?? []), index]);
		}
	}
	return [...groups];
}

function groupLine([reason, indexes]: Group, words: Map<number, string>): string {
	const text =
		reason.length > MAX_CHARACTERS ? `${reason.slice(0, MAX_CHARACTERS).trimEnd()}…` : reason;
	const told = indexes.filter((index) => words.get(index));
	const items = capitalized(itemsOf(indexes));
	if (told.length === 0) return `${items}: ${text}`;
	if (indexes.length === 1) return `${items} (${words.get(told[0])}): ${text}`;
	const rows = told.slice(0, MAX_ROWS).map((index) => `item ${index}: ${words.get(index)}`);
	const more = told.length > MAX_ROWS ? '; …' : '';
	return `${items}: ${text} (${rows.join('; ')}${more})`;
}

/**
 * What this try and those before it wrote: it is not in n8n's output.
 * @param written IDs by item, null where the outcome is unknown
 * @param isDescribed Whether another line says already that the outcome of an item is unknown
 */
export function writtenLines(
	written: Map<number, string | null>,
	isDescribed: (index: number) => boolean,
): string[] {
	const indexes = [...written.keys()].sort((a, b) => a - b);
	const unsure = indexes.filter((index) => written.get(index) === null && !isDescribed(index));
	const done = indexes.filter((index) => typeof written.get(index) === 'string');
	const lines: string[] = [];
	if (unsure.length > 0) {
		lines.push(
			`Omneo also didn't confirm ${itemsOf(unsure)} from an earlier try. Look in Omneo before running again.`,
		);
	}
	if (done.length > 0) {
		const ids = done.map((index) => written.get(index)).join(', ');
		const which = done.length <= MAX_NAMED ? `IDs ${ids}` : itemsOf(done);
		lines.push(`${countedWere(done.length)} completed before the workflow stopped (${which}).`);
	}
	return lines;
}

/** Sorted numbers as people write them: `item 3`, `items 0 to 4, 7 and 9`. */
function itemsOf(numbers: number[]): string {
	const runs: Array<[from: number, to: number]> = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && number === last[1] + 1) last[1] = number;
		else runs.push([number, number]);
	}
	const parts = runs.flatMap(([from, to]) => {
		if (to - from > 1) return [`${from} to ${to}`];
		return from === to ? [`${from}`] : [`${from}`, `${to}`];
	});
	const shown = parts.slice(0, MAX_NAMED);
	const last = parts.length > MAX_NAMED ? 'more' : shown.pop();
	const listed = shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
	return `${numbers.length === 1 ? 'item' : 'items'} ${listed}`;
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
