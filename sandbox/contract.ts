/**
 * What Omneo takes and answers in calls, or in parts of answers, that the node does not make or
 * read. What it does is in `omneo/contract`.
 */
import { z } from 'zod/v4';
import { bookingQuestion, filledText, maybe, pageMeta } from '../omneo/contract';

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

/** Both are empty when the definition has no booking questionnaire. Source: live test in `omneo-sdk`. */
export const bookingQuestions = z.looseObject({
	questionnaire: maybe(z.looseObject({ id: maybe(z.union([z.number(), z.string()])) })),
	questions: z.array(bookingQuestion),
});

// Looking for customers. Source: docs "Working with profiles" (identities), API reference "Check
// availability"; `omneo-sdk`, resources of profiles and identities.

/** A phone number with its country, without spaces. Source: API reference "Check availability". */
const e164 = z
	.string('must be text')
	.regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number such as +61491570006');

/** The body of `POST /profiles/availability`. */
export const profileAvailabilityRequest = z.strictObject({
	email: filledText.optional(),
	mobile_phone: e164.optional(),
});

/** The prose and the example of the reference disagree on what `available` means; `profile` says who has it. */
const availability = z.looseObject({
	available: maybe(z.boolean()),
	profile: maybe(z.looseObject({ id: z.string(), full_name: maybe(z.string()) })),
});

export const profileAvailability = z.looseObject({
	email: maybe(availability),
	mobile_phone: maybe(availability),
});

/** The body of `POST /profiles/search-id`: the identity's handle, and the identifier there. */
export const identitySearch = z.strictObject({ type: filledText, id: filledText });
