import type { INodePropertyOptions } from 'n8n-workflow';
import type { Choice } from '../../../omneo/values';

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

/** The same for a reader: a value is chosen by itself or by its label. */
export function labelledChoices<Value extends string>(
	options: ReadonlyArray<{ name: string; value: Value }>,
): Array<Choice<Value>> {
	return options.map(({ name, value }) => ({ value, label: name }));
}
