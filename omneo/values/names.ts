/** Names of people, and words in names. */
import { isBlank } from './given';
import { textKey } from './characters';

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
