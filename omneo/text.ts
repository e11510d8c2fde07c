/** Small helpers for values as people, expressions and AI models write them. */
import { isBlank, textKey } from './values';

/** `externalId` to `external_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `no_show` to `No Show`. */
export function titleCase(name: string): string {
	return name.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) =>
		gap ? ` ${letter.toUpperCase()}` : letter.toUpperCase(),
	);
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

/** Whether all words of a search are in the text, in any spelling of the same names. */
export function mentionsAll(text: string, words: string): boolean {
	const whole = textKey(text);
	return textKey(words)
		.split(' ')
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
