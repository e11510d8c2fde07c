/** How Omneo wraps what it answers. */
import { z } from 'zod/v4';
import { maybe } from './primitives';

/** One record: `{ "data": {...} }`. */
export function single<T extends z.ZodType>(record: T) {
	return z.looseObject({ data: record });
}

/**
 * Many records. `meta` and `links` are present on paged lists and absent on the short nested lists
 * of a definition. Source: `omneo-sdk` pagination type and its live test of webhooks.
 */
export function list<T extends z.ZodType>(record: T) {
	return z.looseObject({ data: z.array(record), links: maybe(pageLinks), meta: maybe(pageMeta) });
}

export const pageLinks = z.looseObject({
	first: maybe(z.string()),
	last: maybe(z.string()),
	prev: maybe(z.string()),
	next: maybe(z.string()),
});

export const pageMeta = z.looseObject({
	current_page: z.number().int(),
	from: maybe(z.number().int()),
	last_page: z.number().int(),
	path: maybe(z.string()),
	per_page: maybe(z.number().int()),
	to: maybe(z.number().int()),
	total: maybe(z.number().int()),
});

/** A 422 of Laravel's validator. Source: API reference ("ValidationException") and `omneo-sdk`, which reads `errors.<field>` as a list of texts. Anything else there is passed over. */
export const validationBody = z.looseObject({
	message: maybe(z.string()),
	errors: z.record(z.string(), z.unknown()),
});

export type PageMeta = z.infer<typeof pageMeta>;
