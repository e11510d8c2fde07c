/** The wrappers around records in answers, to check their whole shape. */
import { z } from 'zod/v4';
import { bookingQuestion, maybe, pageMeta } from '../../omneo/schema';

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

const pageLinks = z.looseObject({
	first: maybe(z.string()),
	last: maybe(z.string()),
	prev: maybe(z.string()),
	next: maybe(z.string()),
});

/** Both are empty when the definition has no booking questionnaire. Source: live test in `omneo-sdk`. */
export const bookingQuestions = z.looseObject({
	questionnaire: maybe(z.looseObject({ id: maybe(z.union([z.number(), z.string()])) })),
	questions: z.array(bookingQuestion),
});
