/**
 * Tells apart in which way a text names a record: as AI models and people write it, who know no modes.
 * An ID is taken as an answer of the node shows it, such as `#22`, `ID: 22` or `Suit Fitting (22)`.
 */
import { type Result, invalid, ok } from '../validation';
import { isBlank, readEmail, readName, readPhone, readWholeId } from '../values';
import type { LookupCache } from './lookupCache';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
const EMAIL = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/;

/** An ID with words around it: at the end, in brackets, or after `#` or `ID`. */
const MARKED_ID =
	/^(?:[\p{L} ]{0,30}?(?:#|\bid\b|no\.?)? ?[:#]? ?)?(\d+)(?: ?\(.*\))?$|\((?:id:? ?|#)?(\d+)\)$/iu;

/** Customers are not found by what the message of the field tells of others. */
const WAYS = 'Use the email, the phone number with + and country code, the full name or the ID';

export function uuidIn(text: string): string | undefined {
	return UUID.exec(text)?.[0];
}

/** The ID of an appointment, a service, a shop and the like. */
export function rowIdIn(value: unknown): Result<number | undefined> {
	const plain = readWholeId(value);
	if (plain.ok) return plain;
	const line = readName(value);
	const [, first, second] = MARKED_ID.exec((line.ok && line.value) || '') ?? [];
	const id = first ?? second;
	return id === undefined
		? invalid('must be an ID, a whole number such as 42, from an answer of another tool')
		: readWholeId(id);
}

export type CustomerKey = { by: 'id' | 'email' | 'mobilePhone' | 'name'; text: string };

/** What a text says of a customer; undefined when it says nothing. */
export function customerKeyIn(value: unknown): Result<CustomerKey | undefined> {
	const line = readName(value);
	if (!line.ok) return line;
	if (isBlank(line.value)) return ok(undefined);
	const text = line.value;
	const [id, email] = [uuidIn(text), EMAIL.exec(text)?.[0]];
	if (id !== undefined) return ok({ by: 'id', text: id.toLowerCase() });
	if (email !== undefined) {
		const read = readEmail(email);
		return read.ok ? ok({ by: 'email', text: read.value ?? email }) : read;
	}
	if (!/\d{5}/.test(text.replace(/[\s().+/-]/g, ''))) return ok({ by: 'name', text });
	const number = /[+(\d][\d\s().\-/]+/.exec(text)?.[0] ?? text;
	const phone = readPhone(number);
	return phone.ok ? ok({ by: 'mobilePhone', text: phone.value ?? number }) : phone;
}

/** The one customer that a text names. */
export async function customerIdIn(value: unknown, lookups: LookupCache): Promise<Result<string>> {
	const key = customerKeyIn(value);
	if (!key.ok) return key;
	if (key.value === undefined) return invalid('is required');
	const { by, text } = key.value;
	if (by === 'id') return ok(text);
	const found =
		by === 'email'
			? await lookups.profileByEmail(text)
			: by === 'mobilePhone'
				? await lookups.profileByMobilePhone(text)
				: await lookups.profileByName(text);
	if (found.ok) return found;
	const what = found.problem.replace(/[.;,] .*$/, '').replace(/profile/, 'customer');
	return invalid(`${what}. ${WAYS}. A new customer has to be created first`);
}
