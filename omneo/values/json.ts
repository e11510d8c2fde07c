/** JSON that is kept as it is given, such as 'Meta'. */
import { type Result, ok, invalid } from '../validation';
import { parseJson } from './jsonText';
import { guarded, isBlank } from './given';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface JsonOptions {
	/** Whether a text, number or boolean alone is taken as well. */
	scalars?: boolean;
}

const INVALID = 'must be valid JSON';

/**
 * A JSON object or list, or either of them as text. The result is a copy, so that nothing that it is
 * made of can change or fail later. The message never repeats the value.
 */
export function readJson(
	value: unknown,
	{ scalars = false }: JsonOptions = {},
): Result<Json | undefined> {
	const refusal = scalars ? INVALID : 'must be a JSON object or list';
	return guarded<Json | undefined>(typeof value === 'string' ? INVALID : refusal, () => {
		if (isBlank(value)) return ok(undefined);
		const read = typeof value === 'string' ? (parseJson(value) as Json) : copy(value);
		if (read === null) return ok(undefined);
		return scalars || typeof read === 'object' ? ok(read) : invalid(refusal);
	});
}

/** @throws when a part has no form in JSON and would be lost: a function, a map, NaN. */
function copy(value: unknown): Json {
	const text = JSON.stringify(value, (_, part: unknown) => {
		if (typeof part === 'number' && !Number.isFinite(part)) throw new TypeError();
		if (typeof part === 'function' || typeof part === 'symbol') throw new TypeError();
		if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
		if (Object.prototype.toString.call(part) !== '[object Object]') throw new TypeError();
		return part;
	});
	return JSON.parse(text) as Json;
}
