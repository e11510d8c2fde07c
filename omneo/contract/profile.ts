/**
 * Finding customers: the bodies of the look-up calls, and what availability answers. A profile
 * itself, and the body that adds one, are in `people.ts`.
 * Source: docs "Working with profiles" (identities), API reference "Check availability";
 * `omneo-sdk`, resources of profiles and identities.
 */
import { z } from 'zod/v4';
import { filledText, maybe } from './primitives';

/** A phone number with its country, without spaces. Source: API reference "Check availability". */
export const e164 = z
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

export type ProfileAvailability = z.infer<typeof profileAvailability>;
