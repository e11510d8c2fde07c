/** Fits values to the types of a request schema, without changing what they mean. */
import { z } from 'zod/v4';
import { FieldErrors } from '../validation';
import { invalidInput } from '../errors';
import { isBlank, isRecord, numberFromText, parseJson } from '../text';

/**
 * The filled-in fields, each converted to the type its schema takes: `"12"` to 12 for a number, 12 to
 * `"12"` for text, JSON text to JSON. A value that cannot be converted is kept, so that parsing
 * reports what is wrong with it.
 */
export function fitFields(
	contract: z.ZodObject,
	given: Record<string, unknown>,
): Record<string, unknown> {
	const fitted = Object.entries(given)
		.map(([key, value]) => [key, fit(contract.shape[key], value)] as const)
		.filter(([, value]) => !isBlank(value));
	return Object.fromEntries(fitted);
}

/** The fields that an update empties: the value of 'Clear', and the choices it offers. */
export interface Clearing {
	given: unknown;
	/** API fields, by what people see. */
	choices: Array<{ name: string; value: string }>;
}

/**
 * The API fields to empty: a list of them, or text with commas or as JSON, as expressions and AI
 * models write it. Each is an API name or a label, ignoring case.
 */
function readClearing({ given, choices }: Clearing, check: FieldErrors): string[] {
	const parsed = typeof given === 'string' ? parseJson(given) : undefined;
	const listed = parsed?.ok && Array.isArray(parsed.value) ? parsed.value : [given];
	const names = (listed as unknown[])
		.flat()
		.flatMap((entry) => (isBlank(entry) ? [] : String(entry).split(',')))
		.map((name) => name.trim().toLowerCase())
		.filter((name) => name !== '');
	const found = names.map((wanted) =>
		choices.find(({ name, value }) => [name, value].some((own) => own.toLowerCase() === wanted)),
	);
	// The value is not repeated: a wrongly mapped field may hold anything.
	if (found.includes(undefined)) {
		check.add('clear', `must be any of ${choices.map(({ name }) => name).join(', ')}`);
	}
	return [...new Set(found.flatMap((choice) => choice?.value ?? []))];
}

/**
 * The body of a write: the fields fitted to the contract, those to clear as null.
 * @throws OmneoError that names everything that is wrong, together with what `check` has noted before.
 */
export function checkedBody<T extends z.ZodObject>(
	contract: T,
	given: Record<string, unknown>,
	check = new FieldErrors(),
	clear: string[] = [],
): z.infer<T> {
	const fields = fitFields(contract, given);
	for (const field of clear) {
		if (field in fields) check.add(field, "can't be set and cleared at the same time");
		fields[field] = null;
	}
	// With problems already, a missing field is missing because of them.
	const complete = check.isEmpty;
	const parsed = contract.safeParse(fields);
	for (const issue of parsed.error?.issues ?? []) {
		const path = issue.path.map(String);
		if (issue.code === 'unrecognized_keys' && path.length === 0) {
			for (const key of issue.keys) check.add(key, "isn't a field that Omneo accepts here");
		} else if (path[0] in fields) check.add(path.join('.'), issue.message);
		else if (complete) check.add(path.join('.'), 'is required');
	}
	if (!parsed.success || !check.isEmpty) throw invalidInput(check.messages);
	return parsed.data;
}

/** The body of an update, which has to change something. */
export function changedBody<T extends z.ZodObject>(
	contract: T,
	given: Record<string, unknown>,
	check: FieldErrors,
	clear: Clearing,
): z.infer<T> {
	const body = checkedBody(contract, given, check, readClearing(clear, check));
	if (Object.keys(body).length > 0) return body;
	throw invalidInput({ update_fields: ['must set or clear at least one field'] });
}

function fit(contract: z.core.$ZodType | undefined, value: unknown): unknown {
	// An optional or nullable field is converted like the type it wraps.
	if (contract instanceof z.ZodOptional || contract instanceof z.ZodNullable) {
		return fit(contract.unwrap(), value);
	}
	if (!(contract instanceof z.ZodType) || isBlank(value)) return value;
	if (contract instanceof z.ZodObject && isRecord(value)) {
		const inner = fitFields(contract, value);
		return Object.keys(inner).length > 0 ? inner : undefined;
	}
	const fits = (spelling: unknown) => contract.safeParse(spelling).success;
	return fits(value) ? value : (otherSpellings(value).find(fits) ?? value);
}

function otherSpellings(value: unknown): unknown[] {
	if (typeof value === 'number') return [String(value)];
	if (typeof value !== 'string') return [];
	const parsed = parseJson(value);
	const all = [value.trim(), numberFromText(value)];
	return parsed.ok ? [...all, parsed.value] : all;
}
