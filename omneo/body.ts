/** Fitting given values to a contract: the same thing written another way, never a guess. */
import { z } from 'zod/v4';
import { FieldCheck } from './checked';
import { invalidInput } from './errors';
import { isBlank, isRecord, numberFromText, parseJson } from './text';

/**
 * The fields of a request without those left empty, each written the way its contract takes it:
 * `"12"` as 12 where a number is wanted, 12 as `"12"` where text is, JSON text as JSON. A value that
 * fits in no way is kept as it is, for the contract to say what is wrong with it.
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

/**
 * The body of a write: the fields fitted to the contract, those to clear as null.
 * @throws OmneoError that names everything that is wrong, together with what `check` has noted before.
 */
export function checkedBody<T extends z.ZodObject>(
	contract: T,
	given: Record<string, unknown>,
	check = new FieldCheck(),
	clear: string[] = [],
): z.infer<T> {
	const fields = fitFields(contract, given);
	for (const field of clear) {
		if (field in fields) check.note(field, 'cannot be set and cleared at the same time');
		fields[field] = null;
	}
	// A field that is absent from a form with problems is absent because of them.
	const complete = check.clean;
	const parsed = contract.safeParse(fields);
	for (const { path, message } of parsed.error?.issues ?? []) {
		const present = String(path[0]) in fields;
		if (present) check.note(path.map(String).join('.'), message);
		else if (complete) check.note(path.map(String).join('.'), 'is required');
	}
	if (!parsed.success || !check.clean) throw invalidInput(check.problems);
	return parsed.data;
}

/** The body of an update, which has to change something. */
export function changedBody<T extends z.ZodObject>(
	contract: T,
	given: Record<string, unknown>,
	check: FieldCheck,
	clear: string[],
): z.infer<T> {
	const body = checkedBody(contract, given, check, clear);
	if (Object.keys(body).length > 0) return body;
	throw invalidInput({ update_fields: ['must set or clear at least one field'] });
}

function fit(contract: z.core.$ZodType | undefined, value: unknown): unknown {
	if (contract instanceof z.ZodOptional) return fit(contract.unwrap(), value);
	if (!(contract instanceof z.ZodType) || isBlank(value)) return value;
	if (contract instanceof z.ZodObject && isRecord(value)) {
		const inner = fitFields(contract, value);
		return Object.keys(inner).length > 0 ? inner : undefined;
	}
	return spellings(value).find((spelling) => contract.safeParse(spelling).success) ?? value;
}

function spellings(value: unknown): unknown[] {
	if (typeof value === 'number') return [value, String(value)];
	if (typeof value !== 'string') return [value];
	const parsed = parseJson(value);
	const all = [value, value.trim(), numberFromText(value)];
	return parsed.ok ? [...all, parsed.value] : all;
}
