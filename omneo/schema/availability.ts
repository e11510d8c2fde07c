/**
 * When a definition can be booked and by whom: the calls `available-slots`, `available-slots-range`
 * and `available-staff` under `/appointment-definitions/{id}`.
 * Source: API reference, "Browse Available Appointment Slots" (a day and a range); `omneo-sdk`, live
 * test of availability (slots are objects, staff are refused with `errors.requires_staff`).
 */
import { DateTime } from 'luxon';
import { z } from 'zod/v4';
import { person } from './people';
import { maybe, profileId, rowId } from './primitives';

/** `YYYY-MM-DD`, and a day that exists: a date at the location. Source: API reference, both slot calls. */
const apiDate = z
	.string('must be a date')
	.refine(
		(text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid,
		'must be a date written as YYYY-MM-DD',
	);

/** The longest range, by validation of the request. Whether both ends count is not documented. Source: API reference, range call. */
export const MOST_RANGE_DAYS = 31;

/** The body of `available-slots`. `staff_id` is needed when the definition requires staff. Source: dev guide "Appointments". */
export const slotsRequest = z.strictObject({
	location_id: rowId,
	date: apiDate,
	staff_id: profileId.nullable().optional(),
});

/** Source: API reference, the enum of `sort` of the range call. */
const slotOrders = ['asc', 'desc'] as const;

const slotRangeFields = z.strictObject({
	location_id: rowId,
	start_date: apiDate,
	end_date: apiDate,
	staff_id: profileId.nullable().optional(),
	sort: z.enum(slotOrders, `must be one of ${slotOrders.join(', ')}`).optional(),
});

/** The body of `available-slots-range`. */
export const slotRangeRequest = slotRangeFields.refine((body) => body.end_date >= body.start_date, {
	path: ['end_date'],
	message: 'must not be before the start date',
});

/** The body of `available-staff`. */
export const availableStaffRequest = z.strictObject({
	location_id: rowId,
	date: apiDate,
	available_only: z.boolean('must be true or false').optional(),
});

/** A free slot. The live test asserts the start, the end and the duration; the rest is from the SDK's types. */
export const slot = z.looseObject({
	time: maybe(z.string()),
	label: maybe(z.string()),
	start_at: maybe(z.string()),
	end_at: maybe(z.string()),
	duration_minutes: maybe(z.number()),
	/** Null when there is no limit. */
	capacity_remaining: maybe(z.number()),
});

/** The reference shows a slot as text, the live test as an object. */
const slotOrText = z.union([slot, z.string()]);

const length = { duration_minutes: maybe(z.number()) };
const clock = { timezone: maybe(z.string()) };

/** The answer of `available-slots`. No slots: closed, full, too soon or too far. */
export const daySlots = z.looseObject({
	data: z.looseObject({ ...clock, slots: z.array(slotOrText) }),
	meta: maybe(z.looseObject(length)),
});

/** The answer of `available-slots-range`: one flat list, sorted by start. */
export const rangeSlots = z.looseObject({
	data: z.array(slotOrText),
	meta: maybe(z.looseObject({ ...clock, ...length, total: maybe(z.number().int()) })),
});

/** A staff member who may serve on a day. `id` is the profile, as bookings take it. */
const availableStaffMember = person.extend({
	has_available_slots: maybe(z.boolean()),
	is_default_location: maybe(z.boolean()),
	appointment_definition_staff_sort_order: maybe(z.number()),
	location_profile_sort_order: maybe(z.number()),
});

/** The answer of `available-staff`. Source: `omneo-sdk`, live test and types. */
export const availableStaff = z.looseObject({ data: z.array(availableStaffMember) });

export type Slot = z.infer<typeof slot>;
export type AvailableStaffMember = z.infer<typeof availableStaffMember>;
