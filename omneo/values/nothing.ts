/** What AI models write where they have nothing to say. */
import { textKey } from './characters';

const WORDS = [
	'all',
	'any',
	'any staff',
	'any staff member',
	'any time',
	'anybody',
	'anyone',
	'anytime',
	'blank',
	'default',
	'doesnt matter',
	'empty',
	'first available',
	'n.a.',
	'n/a',
	'na',
	'nan',
	'nil',
	'no notes',
	'no preference',
	'no staff preference',
	'nobody',
	'none',
	'not applicable',
	'not given',
	'not provided',
	'not set',
	'not specified',
	'nothing',
	'null',
	'optional',
	'tbd',
	'undefined',
	'unknown',
	'unspecified',
	'whoever',
];

/** Whether a text stands for nothing: such a word alone, also in quotes or brackets, or punctuation only. */
export function isNothingInWords(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	const key = textKey(value);
	const bare = key.replace(/^["`<([{\s]+|["`>)\]}\s]+$/g, '');
	if (!/[\p{L}\p{N}]/u.test(key)) return true;
	return WORDS.includes(key) || WORDS.includes(bare);
}
