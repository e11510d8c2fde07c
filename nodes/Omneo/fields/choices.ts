import type { INodePropertyOptions } from 'n8n-workflow';
import { type Choice, textKey } from '../../../omneo/values';

/**
 * What people see for each value of a dropdown. Keyed by the values that the code knows, so that a
 * new value does not compile until it has a label.
 */
export type Labels<Value extends string> = Record<Value, Label>;

interface Label {
	name: string;
	description?: string;
}

/** The choices of a dropdown, in the order of their names. */
export function choicesOf<Value extends string>(
	labels: Labels<Value>,
): Array<INodePropertyOptions & { value: Value }> {
	const entries = Object.entries<Label>(labels) as Array<[Value, Label]>;
	return entries
		.map(([value, { name, description }]) => ({
			name,
			value,
			...(description === undefined ? {} : { description }),
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** A text with words in place of values that stand for them, such as `canceled`; as a list, each of it. */
export function inOwnWords(given: unknown, words: Record<string, string>): unknown {
	if (typeof given !== 'string') return given;
	return words[textKey(given).replace(/[\s_-]+/g, ' ')] ?? given;
}

/** The same for a reader: a value is chosen by itself or by its label. */
export function labelledChoices<Value extends string>(
	options: ReadonlyArray<{ name: string; value: Value }>,
): Array<Choice<Value>> {
	return options.map(({ name, value }) => ({ value, label: name }));
}
