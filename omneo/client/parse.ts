/** Reading records that are not bound to the contract. */
import { z } from 'zod/v4';
import { isRecord } from '../text';

/** For lists that are passed on as they are. */
export const anyRecord = z.looseObject({});

/**
 * The record, or undefined when it lacks what the contract cannot do without. A field of another
 * type than documented counts as missing: nobody may need it, and the docs contradict themselves.
 */
export function readTolerantly<T extends z.ZodType>(
	record: unknown,
	schema: T,
): z.infer<T> | undefined {
	const read = schema.safeParse(record);
	if (read.success) return read.data;
	if (!isRecord(record)) return undefined;
	const drifted = new Set(read.error.issues.map(({ path }) => path[0]));
	const rest = Object.entries(record).filter(([name]) => !drifted.has(name));
	return schema.safeParse(Object.fromEntries(rest)).data;
}

/** The record when it can be read in full; for records whose flags and options must not be guessed. */
export function readFully<T extends z.ZodType>(record: unknown, schema: T): z.infer<T> | undefined {
	return schema.safeParse(record).data;
}
