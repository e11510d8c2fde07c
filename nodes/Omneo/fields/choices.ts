import type { INodePropertyOptions } from 'n8n-workflow';
import { type Choice, textKey } from '../../../omneo/values';

/**
 * What people see for each value of a dropdown. Keyed by the values that the code knows, so that a
 * new value does not compile until it has a label.
 */
export type Labels<Value extends string> = Record<Value, Label>;

/** Of fewer letters, a text is an abbreviation. */
const SHORTEST_VERB = 4;

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

/**
 * The choice that a verb stands for: `confirm` for 'Confirmed', and `words` for what begins otherwise.
 * What is neither stays as it is.
 */
export function choiceOfVerb<Value extends string>(
	text: string,
	options: ReadonlyArray<{ name: string; value: Value }>,
	words: Record<string, Value> = {},
): string {
	const key = textKey(text).replace(/[\s_-]+/g, ' ');
	const meant = options.filter(({ name }) => name.toLowerCase().startsWith(key));
	const isVerb = key.length >= SHORTEST_VERB && meant.length === 1;
	return words[key] ?? (isVerb ? meant[0].value : text);
}

/** The same for a reader: a value is chosen by itself or by its label. */
export function labelledChoices<Value extends string>(
	options: ReadonlyArray<{ name: string; value: Value }>,
): Array<Choice<Value>> {
	return options.map(({ name, value }) => ({ value, label: name }));
}
