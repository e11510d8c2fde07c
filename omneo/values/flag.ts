/** On or off. */
import { type Result, ok, invalid } from '../validation';
import { readLine } from './given';

const ON = ['true', 'yes', 'on', '1', '1.0'];
const OFF = ['false', 'no', 'off', '0', '0.0'];
const REFUSAL = 'must be true or false';

/** A flag as a form, a spreadsheet (TRUE, 1), a model ("yes") or JSON writes it. */
export function readFlag(value: unknown): Result<boolean | undefined> {
	return readLine(value, REFUSAL, (line) => {
		const word = line.toLowerCase();
		if (ON.includes(word)) return ok(true);
		return OFF.includes(word) ? ok(false) : invalid(REFUSAL);
	});
}
