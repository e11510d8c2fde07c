/** From whatever an expression gives to the one line of text that a reader looks at. */
import { type Result, ok, invalid } from '../validation';
import { freeText, isUnseen, oneLine, withoutQuotes } from './characters';
import { parseJson } from './jsonText';

/** How deep a list may stand in lists. Also ends a list that holds itself. */
const MOST_DEPTH = 5;

/** No value of one line is longer; a text that is, is another field's. */
const MOST_CHARACTERS = 1000;

/**
 * What the reader finds, or the refusal when the value itself throws: expressions can give proxies,
 * and objects whose properties or text fail.
 */
export function guarded<T>(refusal: string, read: () => Result<T>): Result<T> {
	try {
		return read();
	} catch {
		return invalid(refusal);
	}
}

/** Nothing, or text that shows nothing. */
export function isBlank(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || (typeof value === 'string' && isUnseen(value));
}

/** Whether anything is given: no blank, and no list of blanks. A value that cannot be looked at is one. */
export function isGiven(value: unknown): boolean {
	const read = guarded('', () => ok(single(value) !== undefined));
	return !read.ok || read.value;
}

/** The entries of a list, also of one that is JSON text. Undefined for everything else. */
function listOf(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	const text = typeof value === 'string' ? freeText(value) : '';
	if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
	try {
		const parsed: unknown = parseJson(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** All entries of a list and of lists in it; a value alone is its own entry. */
export function entriesOf(value: unknown, depth = MOST_DEPTH): unknown[] {
	const list = depth > 0 ? listOf(value) : undefined;
	return list ? list.flatMap((entry) => entriesOf(entry, depth - 1)) : [value];
}

/**
 * The one value that is meant: a list of one is that one, and blanks in a list do not count.
 * Undefined when nothing is given. A list of several is given back as it is.
 * @param listIn tells lists; by default JSON text can be one.
 */
export function single(value: unknown, listIn = listOf): unknown {
	let given = value;
	for (let depth = 0; depth < MOST_DEPTH; depth++) {
		const list = listIn(given);
		if (!list) break;
		const filled = list.filter((entry) => !isBlank(entry));
		if (filled.length > 1) return filled;
		given = filled[0];
	}
	return isBlank(given) ? undefined : given;
}

/** A text, number or boolean as text. Objects and lists have none. */
export function plainText(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	return ['string', 'boolean', 'bigint'].includes(typeof value) ? String(value) : undefined;
}

export const SEVERAL = 'must be one value, not several';

/**
 * Reads a value that fits on one line. `read` gets the line without unseen characters, outer blanks
 * and outer quotation marks; it is not called for what is blank.
 */
export function readLine<T>(
	value: unknown,
	refusal: string,
	read: (line: string) => Result<T>,
): Result<T | undefined> {
	return guarded<T | undefined>(refusal, () => {
		const given = single(value);
		if (given === undefined) return ok(undefined);
		if (Array.isArray(given)) return invalid(SEVERAL);
		const text = plainText(given);
		if (text === undefined) return invalid(refusal);
		const line = withoutQuotes(oneLine(text));
		if (line === '') return ok(undefined);
		return line.length > MOST_CHARACTERS ? invalid(refusal) : read(line);
	});
}

/** `A, B or C`. */
export function alternatives(words: readonly string[]): string {
	return words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
