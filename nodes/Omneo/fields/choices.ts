import type { INodePropertyOptions } from 'n8n-workflow';

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
