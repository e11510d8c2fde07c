/**
 * What adding and changing a definition take: the fields that the live tests send, and those the
 * sandbox's own services have. Questionnaires and targets cannot be set here.
 * Source: API reference "Add Appointment Definition" (the fields), SDK live tests of definitions
 * (`normal_hours` is needed, a booking questionnaire is not, days are `MON` to `SUN`).
 */
import { z } from 'zod/v4';
import { bookingTypes, filledText, profileId, rowId } from '../omneo/contract';
import { named } from './checks';
import { invalid, read, type FieldErrors } from './errors';
import { dayCode } from './render-common';
import type { World } from './store';
import { days } from './time';
import type { Hours, Service, Week } from './types';

const clock = z.string('must be a time').regex(/^\d{2}:\d{2}$/, 'must be a time written as HH:mm');
const minutes = z.number('must be a number').int().min(0);
const flag = z.boolean('must be true or false');

/** The hours of one day. */
export const newHours = z.strictObject({
	day_of_week: z.enum(days.map(dayCode), 'must be one of MON to SUN'),
	available_from: clock,
	available_until: clock,
});

/** Days with other hours than the week says. */
export const newSpecialHours = z.strictObject({
	name: filledText,
	start_at: z.iso.date('must be a date'),
	end_at: z.iso.date('must be a date'),
	is_repeating: flag.default(false),
	available_from: clock.nullable().default(null),
	available_until: clock.nullable().default(null),
});

/** The body of `POST /appointment-definitions`. */
export const definitionRequest = z.strictObject({
	handle: filledText.max(255),
	name: filledText.max(255),
	duration_minutes: minutes.min(1),
	booking_type: z.enum(bookingTypes, `must be one of ${bookingTypes.join(', ')}`),
	normal_hours: z.array(newHours),
	description: z.string().nullable().optional(),
	short_description: z.string().nullable().optional(),
	is_published: flag.optional(),
	is_archived: flag.optional(),
	buffer_before_minutes: minutes.optional(),
	buffer_after_minutes: minutes.optional(),
	min_lead_minutes: minutes.optional(),
	max_advance_days: minutes.nullable().optional(),
	slot_interval_minutes: minutes.min(1).nullable().optional(),
	allow_customer_booking: flag.optional(),
	allow_walk_in: flag.optional(),
	requires_staff: flag.optional(),
	use_staff_from_location: flag.optional(),
	max_concurrent_bookings: minutes.nullable().optional(),
	allow_waitlist: flag.optional(),
	allow_queue: flag.optional(),
	location_ids: z.array(rowId).optional(),
	staff_ids: z.array(profileId).optional(),
});

/** The body of `PUT /appointment-definitions/{id}`. Source: `omneo-sdk` types (a handle stays). */
export const definitionChanges = definitionRequest.omit({ handle: true }).partial();

type Changes = z.infer<typeof definitionChanges>;

/** The days that were given; the others are closed. */
export function weekOf(rows: Array<z.infer<typeof newHours>>): Week {
	const hoursOf = (code: string): Hours | undefined => {
		const row = rows.findLast(({ day_of_week }) => day_of_week === code);
		return row && [row.available_from, row.available_until];
	};
	return Object.fromEntries(
		days.flatMap((day) => {
			const hours = hoursOf(dayCode(day));
			return hours ? [[day, hours]] : [];
		}),
	);
}

/** The places and the staff that a request names; somebody who is named here becomes staff. */
function assignments({ store }: World, { location_ids, staff_ids }: Changes) {
	const errors: FieldErrors = {};
	const places = location_ids?.map((id) =>
		named('location_ids', id, (key) => store.place(key), errors),
	);
	const people = staff_ids?.map((id) => named('staff_ids', id, (key) => store.person(key), errors));
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const row = () => ({ assignmentId: store.nextRowId(), active: true });
	return {
		places: places?.flatMap((place) => (place ? [{ ...row(), placeId: place.id }] : [])),
		staff: people?.flatMap((person) =>
			person ? [{ ...row(), personId: store.recruit(person).id }] : [],
		),
	};
}

/** A definition with what a request says; what it leaves out stays. */
function merged<T extends Omit<Service, 'id'>>(world: World, service: T, asked: Changes): T {
	const { places = service.places, staff = service.staff } = assignments(world, asked);
	const or = <V>(value: V | undefined, old: V): V => (value === undefined ? old : value);
	return {
		...service,
		name: or(asked.name, service.name),
		minutes: or(asked.duration_minutes, service.minutes),
		bookingType: or(asked.booking_type, service.bookingType),
		week: asked.normal_hours ? weekOf(asked.normal_hours) : service.week,
		description: or(asked.description, service.description),
		summary: or(asked.short_description, service.summary),
		published: or(asked.is_published, service.published),
		archived: or(asked.is_archived, service.archived),
		bufferBefore: or(asked.buffer_before_minutes, service.bufferBefore),
		bufferAfter: or(asked.buffer_after_minutes, service.bufferAfter),
		leadMinutes: or(asked.min_lead_minutes, service.leadMinutes),
		advanceDays: or(asked.max_advance_days, service.advanceDays),
		interval: or(asked.slot_interval_minutes, service.interval),
		customerBooking: or(asked.allow_customer_booking, service.customerBooking),
		walkIn: or(asked.allow_walk_in, service.walkIn),
		requiresStaff: or(asked.requires_staff, service.requiresStaff),
		staffFromLocation: or(asked.use_staff_from_location, service.staffFromLocation),
		concurrent: or(asked.max_concurrent_bookings, service.concurrent),
		waitlist: or(asked.allow_waitlist, service.waitlist),
		queue: or(asked.allow_queue, service.queue),
		places,
		staff,
		updatedAt: world.now(),
	};
}

/** A new definition, not stored yet. What is not sent is off, empty or without a limit; the true defaults are not known. */
export function newService(world: World, body: unknown): Omit<Service, 'id'> {
	const asked = read(definitionRequest, body);
	const errors: FieldErrors = {};
	if (world.store.services.some(({ handle }) => handle === asked.handle)) {
		errors.handle = ['The handle has already been taken.'];
	}
	// Source: a comment in the SDK's live test of a definition's staff.
	if (asked.requires_staff && !asked.use_staff_from_location && !asked.staff_ids?.length) {
		errors.staff_ids = ['The staff ids field is required.'];
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const empty = {
		handle: asked.handle,
		name: asked.name,
		description: null,
		summary: null,
		published: false,
		archived: false,
		minutes: asked.duration_minutes,
		bufferBefore: 0,
		bufferAfter: 0,
		leadMinutes: 0,
		advanceDays: null,
		interval: null,
		bookingType: asked.booking_type,
		customerBooking: false,
		walkIn: false,
		queue: false,
		requiresStaff: false,
		staffFromLocation: false,
		waitlist: false,
		concurrent: 1,
		week: {},
		special: [],
		places: [],
		staff: [],
		questionnaire: null,
		createdAt: world.now(),
	};
	return merged<Omit<Service, 'id'>>(world, empty, asked);
}

/** Changes a definition in place, or throws the 422 that says why not. */
export function changeService(world: World, service: Service, body: unknown): Service {
	return Object.assign(service, merged(world, service, read(definitionChanges, body)));
}
