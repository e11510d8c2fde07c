import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { snakeCase } from '../../../omneo/text';

/** Parameters that hold other parameters and have no counterpart in the API. */
const WRAPPERS = ['additionalFields', 'filters', 'options', 'updateFields'];

/**
 * What people see for each of the API's fields: `transaction.external_id` is 'Transaction > External ID'.
 * Derived from the parameters, so that it cannot differ from the form.
 */
export function fieldLabels(fields: INodeProperties[]): Map<string, string> {
	const labels = new Map<string, string>();
	collect(fields, '', '', labels);
	return labels;
}

function collect(
	fields: INodeProperties[],
	path: string,
	label: string,
	labels: Map<string, string>,
): void {
	for (const field of fields) {
		const inner = (field.options ?? []).filter(isParameter);
		if (WRAPPERS.includes(field.name)) {
			labels.set(snakeCase(field.name), field.displayName);
			collect(inner, path, label, labels);
			continue;
		}
		const ownPath = path + snakeCase(field.name);
		const ownLabel = label + field.displayName;
		// The variants for people come before those for AI models.
		if (!labels.has(ownPath)) labels.set(ownPath, ownLabel);
		const values = (field.options ?? []).filter(isGroup).flatMap((group) => group.values);
		collect(values, `${ownPath}.`, `${ownLabel} > `, labels);
	}
}

/** The label of a field, of the nearest field around it, or the API's own name where there is no parameter. */
export function labelOf(path: string, labels: Map<string, string>): string {
	const parts = path.split('.');
	for (let length = parts.length; length > 0; length--) {
		const label = labels.get(parts.slice(0, length).join('.'));
		if (label) return label;
	}
	return path;
}

function isParameter(option: object): option is INodeProperties {
	return 'type' in option && 'default' in option;
}

function isGroup(option: object): option is INodePropertyCollection {
	return 'values' in option;
}
