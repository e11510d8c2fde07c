/**
 * The primitive types of Omneo's records.
 *
 * Request schemas are strict: every field that leaves the node is checked. Response schemas describe
 * only what the node reads, and accept fields that they do not know.
 */
import { z } from 'zod/v4';

/** How Omneo writes a date-time in requests: wall clock of the request's `timezone`, no offset. Source: dev guide "Appointments", create example. */
export const API_DATE_TIME_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/** A row id: definitions, locations, orders and transactions use integers. Source: API reference, "Add Appointment". */
export const rowId = z
	.number('must be a numeric ID such as 42')
	.int('must be a whole number')
	.positive('must be a whole number above 0');

/** The row id of a record in an answer: a number, also where a server writes it as text. */
export const answeredId = z.preprocess(
	(id) => (typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id),
	z.number().int(),
);

/** A profile id (customer or staff): a UUID. Source: API reference, "Profile overview". */
export const profileId = z.guid('must be a profile ID (UUID)');

/**
 * The moment when clocks in UTC show this text of the format above, in milliseconds since 1970;
 * undefined when it is written in another way or the day does not exist. Read for every field of
 * every item, so it does without a library.
 */
export function readApiDateTime(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
	const iso = text.replace(' ', 'T');
	const moment = Date.parse(`${iso}Z`);
	// A day that does not exist, such as 30 February, comes back as another one.
	const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(iso);
	return exists ? moment : undefined;
}

/** `YYYY-MM-DD HH:mm:ss`, and a day that exists. */
export const apiDateTime = z
	.string('must be a date and time')
	.refine(
		(text) => readApiDateTime(text) !== undefined,
		'must be a date and time written as YYYY-MM-DD HH:mm:ss',
	);

/** Text that is not blank. */
export const filledText = z
	.string('must be text')
	.refine((text) => text.trim() !== '', 'must not be empty');

/** Text of any length, with lines. */
export const freeText = z.string('must be text');

/** Any JSON value. */
export const json = z.json();

/** Whether all whole numbers in a JSON value are kept exactly: larger ones lose their last digits. */
export function hasExactNumbers(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
	if (typeof value !== 'object' || value === null) return true;
	return Object.values(value).every(hasExactNumbers);
}

/** Data of a tenant's own. */
export const ownData = z
	.union([z.array(json), z.record(z.string(), json)], 'must be a JSON list or object')
	.refine(hasExactNumbers, 'holds a number that is too large to be kept exactly: write it as text');

/** In responses, nearly every field may be null or missing. Source: `omneo-sdk` types. */
export function maybe<T extends z.ZodType>(schema: T) {
	return schema.nullish();
}
