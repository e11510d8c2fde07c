/** Parses records of responses, which may differ from what is documented. */
import { z } from 'zod/v4';
import { isRecord } from '../text';

/** For lists that are passed on as they are. */
export const anyRecord = z.looseObject({});

/**
 * The record, or undefined when it lacks a required field. A field whose type is not the documented
 * one counts as missing, since the docs contradict themselves and it may not be needed.
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
