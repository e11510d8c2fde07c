/** Phone numbers. */
import { type Result, ok, invalid } from '../validation';
import { plainDashes, plainDigits, withoutQuotes } from './characters';
import { readLine } from './given';
import { ZERO_BELONGS, countryCodeOf, withoutTrunkPrefix } from './phoneCodes';

/** Source: E.164 for the most digits; the fewest are those of small countries. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

const REFUSAL = 'must be a phone number of 7 to 15 digits, such as +61 412 345 678';
const SEVERAL_NUMBERS = 'must be one phone number, not several';
const NO_COUNTRY =
	'must begin with + and the country code, e.g. +61 412 345 678 instead of 0412 345 678';

export interface PhoneOptions {
	/** Whether the country code has to be given, as for a number that is stored. */
	international?: boolean;
}

/**
 * A phone number as `+` and digits, or as digits alone when no country code is given: the one form
 * in which numbers are stored, looked for and compared. A trunk zero after the country code is read
 * by the rules of the country (`+61 (0)412…` without it, `+39 06…` with it).
 */
export function readPhone(
	value: unknown,
	{ international = false }: PhoneOptions = {},
): Result<string | undefined> {
	return readLine(value, REFUSAL, (line) => {
		const text = tidied(line);
		const refused = reasonAgainst(text);
		if (refused) return invalid(refused);
		const number = normalised(text);
		if (!number.ok) return number;
		const digits = number.value.replace('+', '').length;
		if (digits > MOST_DIGITS) return invalid('must be a phone number of at most 15 digits');
		if (digits < FEWEST_DIGITS || /^\+?0*$/.test(number.value)) return invalid(REFUSAL);
		return international && !number.value.startsWith('+') ? invalid(NO_COUNTRY) : number;
	});
}

/** The form in which numbers are compared; undefined, and so equal to nothing, when the value is no number. */
export function phoneKey(value: unknown): string | undefined {
	const phone = readPhone(value);
	return phone.ok ? phone.value : undefined;
}

/** Without the `tel:` of links, and without the `.0` that spreadsheets put after a number. */
function tidied(line: string): string {
	const text = plainDashes(plainDigits(line)).replace(/^tel:/i, '');
	return withoutQuotes(text.trim().replace(/[;,]$/, '')).replace(/^(\+?\d+)\.0+$/, '$1');
}

/** What the text is instead of one phone number. */
function reasonAgainst(text: string): string | undefined {
	if (/^\+?\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
		return 'was shortened by a spreadsheet. Format the column as text';
	}
	if (/(?:x|ext\.?|extension|#)[\s.:=]*\d+$/i.test(text)) {
		return 'must be a phone number without an extension';
	}
	if (isDate(text)) return 'must be a phone number, not a date';
	if (/^\+?\d+[.,]\d+$/.test(text)) return 'must be a phone number without decimals';
	if (isSeveral(text)) return SEVERAL_NUMBERS;
	return /^(?:\+|\(\+)?[\d\s().\-/]*$/.test(text) && hasFairBrackets(text) ? undefined : REFUSAL;
}

/** `2027-05-11`, `11.05.2027`, with or without a time after it. */
function isDate(text: string): boolean {
	const parts =
		/^(?:(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})|(\d{1,2})([-./])(\d{1,2})\6(\d{4}))(?:[\sT].*)?$/i.exec(
			text,
		);
	if (!parts) return false;
	const [first, second] = parts[1] ? [parts[3], parts[4]] : [parts[5], parts[7]];
	const [low, high] = [Number(first), Number(second)].sort((a, b) => a - b);
	return low >= 1 && low <= 12 && high <= 31;
}

/** Two numbers stand apart by a separator, or each has its own plus. `030/1234567` is one. */
function isSeveral(text: string): boolean {
	if (/[+].*[+]/.test(text)) return true;
	const parts = text.split(/[,;|&/]/).map((part) => part.replace(/\D/g, '').length);
	if (parts.length < 2) return false;
	return parts.some((digits, index) => digits >= FEWEST_DIGITS && index < parts.length - 1);
}

/** Brackets in pairs, none inside another, at most two pairs, one slash at most. */
function hasFairBrackets(text: string): boolean {
	const shape = text.replace(/[^()/]/g, '');
	return /^\/?(?:\(\)){0,2}\/?$/.test(shape) && !/\(\s*\)/.test(text);
}

function normalised(text: string): Result<string> {
	const international = /^\(?\+/.test(text);
	const digits = text.replace(/\D/g, '');
	if (!international && !digits.startsWith('00')) return ok(digits);
	const bracketedZero = /\(0\)/.test(text);
	const dialled = international ? digits : digits.slice(2);
	const code = countryCodeOf(dialled);
	if (!code) {
		return invalid('has no country code that exists. Write it like +61 412 345 678');
	}
	let national = dialled.slice(code.length);
	// A zero in brackets is not dialled from abroad, whatever the country, unless it is part of the number.
	if (bracketedZero && !ZERO_BELONGS.has(code)) national = national.replace(/^0/, '');
	national = withoutTrunkPrefix(code, national);
	// The countries of +1 have ten digits each. Other lengths are mistakes, or 0011 as dialled in Australia.
	if (code === '1' && national.length !== 10) {
		return invalid('must have ten digits after +1. For another country, write + and its code');
	}
	return ok(`+${code}${national}`);
}
