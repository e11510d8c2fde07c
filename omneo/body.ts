/** Fitting given values to a contract: the same thing written another way, never a guess. */
import { z } from 'zod/v4';
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
