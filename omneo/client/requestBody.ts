/** Fits values to the types of a request schema, without changing what they mean. */
import { z } from 'zod/v4';
import { FieldErrors, type Result } from '../validation';
import { invalidInput } from '../errors';
import { filledText, freeText, ownData, profileId, rowId } from '../schema/primitives';
import { isRecord, titleCase } from '../text';
import {
	isBlank,
	readChoice,
	readChoices,
	readJson,
	readProfileId,
	readText,
	readTextLine,
	readWholeId,
} from '../values';

/**
 * The filled-in fields, each read as its schema says: IDs, choices, text and JSON in all the spellings
 * that their readers take. What cannot be read is added to `check` under its path, and left out.
 */
export function fitFields(
	contract: z.ZodObject,
	given: Record<string, unknown>,
	check: FieldErrors,
	path = '',
): Record<string, unknown> {
	const fitted = Object.entries(given)
		.map(([key, value]) => [key, fit(contract.shape[key], value, path + key, check)] as const)
		.filter(([, value]) => !isBlank(value));
	return Object.fromEntries(fitted);
}

/** The fields that an update empties: the value of 'Clear', and the choices it offers. */
export interface Clearing {
	given: unknown;
	/** API fields, by what people see. */
	choices: Array<{ name: string; value: string }>;
}

/** The API fields to empty, each by its own name or its label. */
function readClearing({ given, choices }: Clearing, check: FieldErrors): string[] {
	const labelled = choices.map(({ name, value }) => ({ value, label: name }));
	return check.unwrap('clear', readChoices(given, labelled)) ?? [];
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
	// A field that is absent from a form with problems is absent because of them.
	const complete = check.isEmpty;
	const fields = fitFields(contract, given, check);
	for (const field of clear) {
		if (field in fields) check.add(field, "can't be set and cleared at the same time");
		fields[field] = null;
	}
	const parsed = contract.safeParse(fields);
	for (const issue of parsed.error?.issues ?? []) {
		const path = issue.path.map(String);
		if (issue.code === 'unrecognized_keys' && path.length === 0) {
			for (const key of issue.keys) check.add(key, "isn't a field that Omneo accepts here");
		} else if (path[0] in fields) check.add(path.join('.'), issue.message);
		else if (complete && !(path.join('.') in check.messages)) {
			check.add(path.join('.'), 'is required');
		}
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

/** The value as its contract takes it; nothing, with the problem noted, when it cannot be read. */
function fit(
	contract: z.core.$ZodType | undefined,
	value: unknown,
	path: string,
	check: FieldErrors,
): unknown {
	// What may be left out or emptied is written as what it is around.
	if (contract instanceof z.ZodOptional || contract instanceof z.ZodNullable) {
		return fit(contract.unwrap(), value, path, check);
	}
	if (contract instanceof z.ZodObject) {
		const group = check.unwrap(path, readJson(value));
		if (!isRecord(group)) return group;
		const inner = fitFields(contract, group, check, `${path}.`);
		return Object.keys(inner).length > 0 ? inner : undefined;
	}
	const read = contract && readerFor(contract);
	return read ? check.unwrap(path, read(value)) : value;
}

type Reader = (value: unknown) => Result<unknown>;

/** The readers of the contracts that stand for a kind of value. */
const READERS = new Map<z.core.$ZodType, Reader>([
	[rowId, (value) => readWholeId(value)],
	[profileId, (value) => readProfileId(value)],
	[filledText, readTextLine],
	[freeText, readText],
	[ownData, (value) => readJson(value)],
]);

function readerFor(contract: z.core.$ZodType): Reader | undefined {
	if (!(contract instanceof z.ZodEnum)) return READERS.get(contract);
	const choices = (contract.options as string[]).map((value) => ({
		value,
		label: titleCase(value),
	}));
	return (value) => readChoice(value, choices);
}
