/** JSON as people copy it. */
import { oneLine } from './characters';

/** A part of JSON text: a string as it is, or a run of blanks and unseen characters between the values. */
const PART = /("(?:[^"\\]|\\[^])*")|[\s\u0085\u2800\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * Parses text in which other blanks and byte order marks may stand between the values.
 * @throws SyntaxError when it is no JSON.
 */
export function parseJson(text: string): unknown {
	const plain = text.replace(PART, (part: string, string?: string) =>
		string !== undefined || oneLine(part) !== '' ? part : ' ',
	);
	return JSON.parse(plain);
}
