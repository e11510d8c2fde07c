/** Small helpers for values as people, expressions and AI models write them. */
import { type Result, ok, invalid } from './validation';

/**
 * Whether a value means "not given": nothing, or blank text. AI models fill every parameter of a
 * tool and write an empty text for what they do not want to set.
 */
export function isBlank(value: unknown): value is undefined | null | '' {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** `externalId` to `external_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Turns a whole number written as text into that number; the schema judges everything else. */
export function numberFromText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Whether a value is a JSON object (not a list, not null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** First and last name, or the one that is known. */
export function fullName(
	person: { first_name?: string | null; last_name?: string | null } | null | undefined,
): string | undefined {
	const parts = [person?.first_name, person?.last_name].filter((part) => !isBlank(part));
	return parts.join(' ') || undefined;
}

/** Whether all words of a search are in the text, ignoring case. */
export function mentionsAll(text: string, words: string): boolean {
	const whole = text.toLowerCase();
	return words
		.trim()
		.toLowerCase()
		.split(/\s+/)
		.every((word) => whole.includes(word));
}

/** A person as a picker shows them: name with email, or the one that is known. */
export function personLabel(person: {
	first_name?: string | null;
	last_name?: string | null;
	email?: string | null;
}): string | undefined {
	const name = fullName(person);
	if (name && person.email) return `${name} (${person.email})`;
	return name || person.email || undefined;
}

/** Parses JSON text; the text itself is never repeated in the message. */
export function parseJson(text: string): Result<unknown> {
	try {
		return ok(JSON.parse(text) as unknown);
	} catch {
		return invalid('is not valid JSON');
	}
}
