/** A form with every field of a write filled in, made from its parameters. */
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/Omneo/runtime/operation';
import { bodyParameters } from './bodyFields';

/** Values by parameter; those of a group by the names of its fields. */
export interface Known {
	[name: string]: unknown;
}

/**
 * Pickers and whatever else has to exist in Omneo come from `known`; what any value will do for is
 * filled in by its type, so that a new parameter is covered without being listed here.
 */
export function fullForm(operation: Operation, known: Known): INodeParameters {
	const { resource, value } = operation;
	const parameters = bodyParameters(operation);
	// Of a parameter that stands for another one of the same field, one is enough.
	const fields = parameters.filter(({ name }) => !(name in (operation.body?.fills ?? {})));
	return { resource, operation: value, ...filled(fields, known) } as INodeParameters;
}

function filled(fields: INodeProperties[], known: Known): Known {
	return Object.fromEntries(fields.map((field) => [field.name, valueFor(field, known)]));
}

function valueFor(field: INodeProperties, known: Known): unknown {
	const given = known[field.name];
	if (field.type === 'collection') return filled(field.options as INodeProperties[], known);
	if (field.type === 'fixedCollection') {
		const [group] = field.options as Array<{ name: string; values: INodeProperties[] }>;
		return { [group.name]: filled(group.values, (given ?? {}) as Known) };
	}
	if (given !== undefined) return given;
	switch (field.type) {
		case 'string':
			return `Some ${field.displayName.toLowerCase()}`;
		case 'json':
			return '{ "a": [1, "two", null] }';
		case 'dateTime':
			return '2027-03-16T09:00:00';
		case 'boolean':
			return true;
		case 'number':
			return 1;
		case 'options':
			return (field.options?.at(-1) as { value: string }).value;
		default:
			throw new Error(`A value for ${field.name} has to be given: none can be made up`);
	}
}
