/** The fields of a write's body: as its schema has them, and as its parameters fill them. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Operation } from '../../nodes/Omneo/runtime/operation';
import { fieldLabels } from '../../nodes/Omneo/runtime/labels';
import { snakeCase } from '../../omneo/text';

/** Of every field, its path; a field that holds fields stands with them, e.g. `order` and `order.id`. */
export function schemaPaths(schema: z.ZodObject, prefix = ''): string[] {
	return Object.entries(schema.shape).flatMap(([name, field]) => {
		const inner = unwrapped(field as z.ZodType);
		const path = prefix + name;
		return inner instanceof z.ZodObject ? [path, ...schemaPaths(inner, `${path}.`)] : [path];
	});
}

/** What a field takes when it is neither left out nor emptied. */
export function unwrapped(field: z.ZodType): z.ZodType {
	if (!(field instanceof z.ZodOptional || field instanceof z.ZodNullable)) return field;
	return unwrapped(field.unwrap() as z.ZodType);
}

/** The fields that may be sent as null. */
export function nullableFields(schema: z.ZodObject): string[] {
	return Object.entries(schema.shape)
		.filter(([, field]) => (field as z.ZodType).safeParse(null).success)
		.map(([name]) => name);
}

/** The fields that 'Clear' offers to empty. */
export function clearedFields({ fields }: Operation): string[] {
	const clear = fields.find(({ name }) => name === CLEAR);
	return (clear?.options ?? []).map((option) => String((option as { value: string }).value));
}

/** The parameters that stand for fields of the body, in the form's own order. */
export function bodyParameters({ call, fields, body }: Operation): INodeProperties[] {
	// The record that a call changes is named by the first parameter.
	const own = call.includes('{id}') ? fields.slice(1) : fields;
	const steers = Object.keys(body?.steers ?? {});
	return own.filter(
		({ name, type }) => type !== 'notice' && ![OPTIONS, CLEAR, ...steers].includes(name),
	);
}

/** The paths of the body that the parameters fill. */
export function offeredPaths(operation: Operation): string[] {
	const parameters = bodyParameters(operation);
	const wrappers = parameters.filter(({ type }) => type === 'collection');
	const holders = wrappers.map(({ name }) => snakeCase(name));
	const fills = Object.entries(operation.body?.fills ?? {});
	const renamed = new Map(fills.map(([name, field]) => [snakeCase(name), field]));
	const paths = [...fieldLabels(parameters).keys()].filter((path) => !holders.includes(path));
	return [...new Set(paths.map((path) => renamed.get(path) ?? path))];
}

const OPTIONS = 'options';
const CLEAR = 'clear';
