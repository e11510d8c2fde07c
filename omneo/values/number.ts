/** Numbers, and the IDs of records. */
import { type Result, ok, invalid } from '../validation';
import { plainDashes, plainDigits } from './characters';
import { alternatives, readLine } from './given';

/** The picker's other ways to name a record, as the form calls them ('By Name'). */
export interface OtherModes {
	otherModes?: readonly string[];
}

/**
 * The ID of an appointment, a definition, a location and the like: a whole number above 0, which a
 * spreadsheet may have written as 7.0. Source: API reference, "Add Appointment".
 */
export function readWholeId(
	value: unknown,
	{ otherModes = [] }: OtherModes = {},
): Result<number | undefined> {
	const refusal = `must be a whole number such as 42${orChoose(otherModes)}`;
	return readLine(value, refusal, (line) => {
		const digits = /^(-?\d+)(?:\.0+)?$/.exec(plainDashes(plainDigits(line)))?.[1];
		if (digits === undefined) return invalid(refusal);
		const id = Number(digits);
		if (id < 1) return invalid('must be a whole number above 0');
		return Number.isSafeInteger(id) ? ok(id) : invalid('is too large to be an ID');
	});
}

/** The ID of a customer or a staff member: a UUID, in lower case. Source: API reference, "Profile overview". */
export function readProfileId(
	value: unknown,
	{ otherModes = [] }: OtherModes = {},
): Result<string | undefined> {
	const refusal = `must be a profile ID (a UUID of 36 characters)${orChoose(otherModes)}`;
	return readLine(value, refusal, (line) => {
		const id = plainDashes(line).toLowerCase();
		return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? ok(id) : invalid(refusal);
	});
}

export interface NumberRange {
	whole?: boolean;
	/** The number is larger than this one. */
	above?: number;
	/** The number is at most this one. */
	most?: number;
}

/** A number, such as a limit, a number of seconds or the answer to a question. */
export function readNumber(
	value: unknown,
	{ whole = false, above = -Infinity, most = Infinity }: NumberRange = {},
): Result<number | undefined> {
	const limits = [
		...(above === -Infinity ? [] : [`above ${above}`]),
		...(most === Infinity ? [] : [`at most ${most}`]),
	];
	const kind = whole ? 'must be a whole number' : 'must be a number';
	const refusal = [kind, limits.join(' and ')].filter((part) => part !== '').join(' ');
	return readLine(value, refusal, (line) => {
		const text = plainDashes(plainDigits(line));
		if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return invalid(refusal);
		const number = Number(text);
		const fits = whole ? Number.isSafeInteger(number) : Number.isFinite(number);
		return fits && number > above && number <= most ? ok(number) : invalid(refusal);
	});
}

function orChoose(modes: readonly string[]): string {
	return modes.length > 0 ? `, or choose ${alternatives(modes)}` : '';
}
