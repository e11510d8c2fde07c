/** Free text, and names that stand on one line. */
import { type Result, ok, invalid } from '../validation';
import { freeLine, freeText, isUnseen, oneLine } from './characters';
import { SEVERAL, guarded, plainText, single } from './given';

const REFUSAL = 'must be text';

/**
 * Free text such as notes: as it was written, without unseen characters and outer blanks. Numbers
 * and booleans are written out.
 */
export function readText(value: unknown): Result<string | undefined> {
	return readPlain(value, freeText);
}

/** Text of one line such as a name, a handle or a search: every run of blanks is one space. */
export function readTextLine(value: unknown): Result<string | undefined> {
	return readPlain(value, freeLine);
}

/** A name to look for, on one line, its letters in the form in which they can be compared. */
export function readName(value: unknown): Result<string | undefined> {
	return readPlain(value, oneLine);
}

function readPlain(value: unknown, tidy: (text: string) => string): Result<string | undefined> {
	return guarded<string | undefined>(REFUSAL, () => {
		// JSON text stays what it is: "[7]" may be a note.
		const given = single(value, (list) => (Array.isArray(list) ? list : undefined));
		if (given === undefined) return ok(undefined);
		if (Array.isArray(given)) return invalid(SEVERAL);
		const text = plainText(given);
		if (text === undefined) return invalid(REFUSAL);
		return ok(isUnseen(text) ? undefined : tidy(text));
	});
}
