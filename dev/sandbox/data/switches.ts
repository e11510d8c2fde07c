/**
 * Switches for undocumented behaviour of the API. Each stands for one open question; its default is
 * the likeliest answer. A client that passes its tests on every side does not depend on the answer.
 */
import { z } from 'zod/v4';

const rateLimit = z.strictObject({
	/** How many requests per second each token earns. */
	perSecond: z.number().positive(),
	/** How many requests may come at once. */
	burst: z.number().int().positive(),
	/** How `Retry-After` is written on a 429. */
	retryAfter: z.enum(['seconds', 'date', 'none']).default('seconds'),
});

const millis = z.number().min(0).default(0);

/** In milliseconds of the host's clock, after the record was stored. */
const lag = z.strictObject({
	/** In lists. */
	list: millis,
	/** By its ID. */
	record: millis,
	/** As the slot that it takes. */
	slots: millis,
});

export type RateLimit = z.infer<typeof rateLimit>;

/** An open question with two sides: on or off. */
const flag = (byDefault: boolean, question: string) =>
	z.boolean().default(byDefault).describe(question);

/** An open question with named sides; the first one is the default. */
const choice = <const Side extends string>(sides: readonly [Side, ...Side[]], question: string) =>
	z
		.enum(sides)
		.default(sides[0] as never)
		.describe(question);

/** Every switch with its default and, in its description, the open question it stands for. */
export const switchesSchema = z.strictObject({
	enforceAvailability: flag(
		false,
		'POST and PUT of appointments refuse taken, closed, too-soon and too-far times. Unknown; live tests of the SDK book without looking at hours, which hints at no.',
	),
	enforceRequiredAnswers: flag(
		false,
		'POST /appointments refuses a booking that leaves a required question open. Unknown.',
	),
	enforceStaff: flag(
		true,
		'POST and PUT of appointments ask for assigned_staff_id when the definition requires staff. The SDK says it is needed; whether the server insists is unknown.',
	),
	enforceDuration: flag(
		false,
		'scheduled_end_at must be the start plus duration_minutes, on POST and PUT. Unknown.',
	),
	statusOnCreate: choice(
		['honoured', 'ignored'],
		'What a status sent with POST /appointments does. The reference takes the field and does not say what it does.',
	),
	statusTransitions: choice(
		['any', 'final'],
		'Whether PUT takes any status after any other, or refuses to leave cancelled, completed, no_show and rejected. Unknown; requested, confirmed, cancelled in this order is known to work.',
	),
	statusAfterReschedule: choice(
		['kept', 'requested'],
		'What a new time does to a confirmed appointment of a service that asks for approval. Unknown.',
	),
	timeFormat: choice(
		['plain', 'iso', 'micros'],
		'How answers write times (always UTC): 2026-05-11 00:00:00, 2026-05-11T00:00:00Z or 2026-05-11T00:00:00.000000Z. Only the UTC part is known.',
	),
	verifyBody: choice(
		['json', 'text', 'empty'],
		'Body of a good GET /auth/verify: {"status":200}, OK as text, or nothing. The SDK test reads a status, which fits all three.',
	),
	slots: choice(
		['objects', 'strings'],
		'Slots of a day and of a range. The reference says text, live tests of the SDK say objects. As text, those of a range are their start_at.',
	),
	slotTimes: choice(
		['local', 'utc'],
		"Zone of a slot's start_at and end_at: the location's wall clock or UTC. Unknown.",
	),
	staffForSlots: choice(
		['optional', 'required'],
		"Slots of a service that requires staff, when no staff_id is sent: everybody's, or a 422. The dev guide says to send it; what happens without is unknown.",
	),
	rangeCap: choice(
		['inclusive', 'exclusive'],
		'Whether the 31 days of available-slots-range count both the first and the last day, or the days between them. Unknown.',
	),
	metaShape: choice(
		['any', 'list', 'object'],
		'What meta may be. The reference says a list of texts, the SDK an object.',
	),
	answerValues: choice(
		['text', 'native', 'any'],
		'How answers are written: all as text, as JSON of their own type, or unchecked. The reference types value as text; the rest is unknown.',
	),
	unknownFilters: choice(
		['ignored', 'rejected'],
		'A filter the endpoint does not know is ignored, or answered with 400. Unknown.',
	),
	timeFilters: choice(
		['honoured', 'ignored'],
		'Whether lists know filters on times, such as filter[scheduled_start_at], by equality in UTC. The SDK types them; none is tested.',
	),
	rangeFilters: choice(
		['honoured', 'ignored', 'refused'],
		'What the list of appointments does with a range, such as filter[scheduled_start_at][gte]. The SDK types the operators; none is tested.',
	),
	sorting: choice(
		['honoured', 'ignored', 'refused'],
		'What the list of appointments does with sort, such as sort=-updated_at: orders by it, ignores it, or answers 400. The SDK types it; it is not tested.',
	),
	dateHeaderSkewMs: z
		.number()
		.default(0)
		.describe(
			'By how many milliseconds the Date header is ahead of the times in records. Unknown; they are taken to come from one clock.',
		),
	listOrder: choice(
		['oldest', 'newest'],
		'Which appointments and entries a list names first. Unknown; with the newest first, a record that comes in moves all others.',
	),
	lag: lag
		.prefault({})
		.describe(
			'For how long a new record does not show yet. Whether it ever takes time is unknown.',
		),
	paging: choice(
		['meta', 'text', 'total', 'links', 'plain', 'cursor', 'emptyPages'],
		'How a list says where it ends: all numbers in meta and links, numbers as text, the total alone, links beside a last_page of 1, nothing, a cursor, or a last_page far behind the end. The reference shows the first.',
	),
	listRecords: choice(
		['whole', 'text', 'nested', 'noIds', 'noStart'],
		'How lists write records: as a single read does, numbers as text, only the nested objects without their ids beside them, neither of them, or without the start. Only the first is documented.',
	),
	profileFilters: choice(
		['honoured', 'ignored'],
		'Whether GET /profiles knows filter[email], filter[mobile_phone], filter[first_name] and filter[last_name]. The SDK types them; the docs show only search.',
	),
	unlinkBody: choice(
		['empty', 'record', 'message'],
		'What POST /appointments/{id}/unlink answers: 204, the appointment, or a message. The SDK ignores it.',
	),
	inferredRoutes: choice(
		['served', 'absent'],
		'Whether the addresses exist that are inferred from names in the SDK: /appointment-waitlists, /appointment-queues and /profiles/{id}/appointment-definitions/visibility.',
	),
	enforceEntryRules: flag(
		false,
		'The waitlist and the queue refuse services without allow_waitlist and allow_queue. Unknown.',
	),
	waitlistTimes: choice(
		['utc', 'local'],
		"How desired_start_at of the waitlist is read, which comes without a zone: as UTC or on the location's clock. Unknown.",
	),
	definitionLocations: choice(
		['assignment', 'plain', 'bare'],
		"An entry of the locations in a definition: {id, appointment_definition_id, location_id, is_active, location}, {id, name, handle} or {id: null, location_id, is_active}. The SDK's two generations of types disagree.",
	),
	locationTimezone: choice(
		['present', 'missing'],
		'Whether a location names its zone. It is nullable in the types.',
	),
	closedFlag: choice(
		['boolean', 'text'],
		'is_closed of opening hours: boolean in the SDK, text ("1"/"0") in the reference.',
	),
	rateLimit: rateLimit
		.nullable()
		.default(null)
		.describe(
			'Requests per token before a 429, or null for no limit. Numbers, body and headers are unknown; Laravel defaults are used.',
		),
	extraFields: flag(
		false,
		'Answers carry undocumented fields and appointments the new status "on_hold", as a later version of the API might.',
	),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches: Switches = switchesSchema.parse({});
