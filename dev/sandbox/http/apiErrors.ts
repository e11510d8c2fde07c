/** The error answers of the API, as Laravel writes them. Source: SDK live tests (401), API reference (the statuses). */
import type { z } from 'zod/v4';
import type { Json } from '../data/records';

export type FieldErrors = Record<string, string[]>;

export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly body: { message: string; errors?: FieldErrors },
	) {
		super(body.message);
	}
}

/** No token or an unknown one. Source: SDK live test of `/auth/verify`. */
export function unauthenticated(): ApiError {
	return new ApiError(401, { message: 'Unauthenticated.' });
}

/** The token lacks the scope. The status is in the reference; the text is Laravel's. */
export function forbidden(): ApiError {
	return new ApiError(403, { message: 'This action is unauthorized.' });
}

/** No such record. `model` is Laravel's class name, such as `Appointment`. */
export function notFound(model: string, id: string): ApiError {
	return new ApiError(404, { message: `No query results for model [App\\Models\\${model}] ${id}` });
}

/** No such route. */
export function noRoute(path: string): ApiError {
	return new ApiError(404, { message: `The route ${path.slice(1)} could not be found.` });
}

/** A 422 with Laravel's summary: the first message and how many more there are. */
export function invalid(errors: FieldErrors): ApiError {
	const all = Object.values(errors).flat();
	const more = all.length - 1;
	const rest = more > 0 ? ` (and ${more} more error${more > 1 ? 's' : ''})` : '';
	return new ApiError(422, {
		message: `${all[0] ?? 'The given data was invalid.'}${rest}`,
		errors,
	});
}

/** How Laravel names a field in a message. */
function label(field: string): string {
	return field.replaceAll('_', ' ');
}

export function selectedIsInvalid(field: string): string {
	return `The selected ${label(field)} is invalid.`;
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, key) =>
			value !== null && typeof value === 'object'
				? (value as Record<PropertyKey, unknown>)[key]
				: undefined,
		body,
	);
}

/** Turns what zod found into Laravel's `errors`: dotted keys, a list of texts each. */
export function fieldErrors(issues: z.core.$ZodIssue[], body: unknown): FieldErrors {
	const errors: FieldErrors = {};
	const add = (path: readonly PropertyKey[], text: (field: string) => string) => {
		const field = path.map(String).join('.');
		(errors[field] ??= []).push(text(label(field)));
	};
	for (const issue of issues) {
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) {
				add([...issue.path, key], (field) => `The ${field} field is not known.`);
			}
		} else if (valueAt(body, issue.path) === undefined) {
			add(issue.path, (field) => `The ${field} field is required.`);
		} else {
			const says = issue.message.startsWith('must') ? issue.message : 'is invalid';
			add(issue.path, (field) => `The ${field} field ${says}.`);
		}
	}
	return errors;
}

/** Leaves out the fields that may be sent as null and are, which on create means nothing. */
export function withoutNulls(body: unknown, nullable: string[]): unknown {
	if (!isJsonObject(body as Json)) return body;
	return Object.fromEntries(
		Object.entries(body as Record<string, unknown>).filter(
			([key, value]) => value !== null || !nullable.includes(key),
		),
	);
}

/** Reads a body by a schema, or throws the 422 that says what is wrong. */
export function read<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
	// What is not a JSON object is to Laravel a request without fields.
	const fields = isJsonObject(body as Json | undefined) ? body : {};
	const result = schema.safeParse(fields);
	if (!result.success) throw invalid(fieldErrors(result.error.issues, fields));
	return result.data;
}

export function isJsonObject(value: Json | undefined): value is { [key: string]: Json } {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}
