/** The wrappers of Omneo's responses. */
import { z } from 'zod/v4';
import { maybe } from './primitives';

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
