/** POST /appointments: what is checked, and what is stored. Source: API reference "Add Appointment". */
import { appointmentRequest, type AppointmentRequest } from '../omneo/contract';
import { checkAnswers } from './answers';
import { refusal } from './availability';
import { invalid, isJsonObject, read, selectedIsInvalid, type FieldErrors } from './errors';
import { findPurchase, type World } from './store';
import { instantOf, isZone } from './time';
import type { Booking, Json, Service, Stamp, Status } from './types';

/** Fields that may be sent as null, meaning nothing. Source: API reference ("string | null"), SDK types for the last two. */
const nullable = ['assigned_staff_id', 'confirmed_at', 'notes', 'meta', 'transaction', 'order'];

function withoutNulls(body: unknown): unknown {
	if (!isJsonObject(body as Json)) return body;
	return Object.fromEntries(
		Object.entries(body as Record<string, unknown>).filter(
			([key, value]) => value !== null || !nullable.includes(key),
		),
	);
}

/** Source: concept page "Appointments". What a walk-in service does when booked ahead is not known. */
function statusOf(service: Service, request: AppointmentRequest, world: World): Status {
	if (request.status && world.switches.statusOnCreate === 'honoured') return request.status;
	return service.bookingType === 'approval_required' ? 'requested' : 'confirmed';
}

/** The time that goes with a status. Source: `omneo-sdk`, appointments README. */
function stampsOf(status: Status, request: AppointmentRequest, now: Date): Booking['stamps'] {
	const stamps: Booking['stamps'] = {};
	if (status !== 'requested') stamps[`${status}_at` satisfies Stamp] = now;
	if (request.confirmed_at) stamps.confirmed_at = instantOf(request.confirmed_at, request.timezone);
	return stamps;
}

function badMeta(meta: Json | undefined, world: World): string[] {
	const shape = world.switches.metaShape;
	if (meta === undefined || shape === 'any' || Array.isArray(meta) === (shape === 'list'))
		return [];
	return [`The meta field must be ${shape === 'list' ? 'an array' : 'an object'}.`];
}

/** Looks up everything a request names; what cannot be found is noted in `errors` by field. */
function resolve(world: World, request: AppointmentRequest, errors: FieldErrors) {
	const { store } = world;
	function found<T>(field: keyof AppointmentRequest, record: T | undefined): T | undefined {
		if (record === undefined) errors[field] = [selectedIsInvalid(field)];
		return record;
	}
	const staffId = request.assigned_staff_id;
	return {
		service: found('appointment_definition_id', store.service(request.appointment_definition_id)),
		profile: found('profile_id', store.person(request.profile_id)),
		place: found('location_id', store.place(request.location_id)),
		staff: staffId ? found('assigned_staff_id', store.member(staffId)) : null,
		transaction: request.transaction
			? found('transaction', findPurchase(store.transactions, request.transaction))
			: null,
		order: request.order ? found('order', findPurchase(store.orders, request.order)) : null,
	};
}

/** Books, or throws the 422 that says why not. Checking and storing happen in one go, so two requests never take the same place. */
export function book(world: World, body: unknown): Booking {
	const { switches, store } = world;
	const request = read(appointmentRequest, withoutNulls(body));
	const errors: FieldErrors = {};
	const { service, profile, place, staff, transaction, order } = resolve(world, request, errors);
	if (!isZone(request.timezone)) errors.timezone = ['The timezone field must be a valid timezone.'];
	const meta = badMeta(request.meta as Json | undefined, world);
	if (meta.length > 0) errors.meta = meta;
	if (switches.enforceStaff && service?.requiresStaff && staff === null) {
		errors.assigned_staff_id = ['The assigned staff id field is required.'];
	}
	const checked = checkAnswers(service, request.answers ?? [], switches);
	Object.assign(errors, checked.errors);

	if (
		Object.keys(errors).length > 0 ||
		!service ||
		!profile ||
		!place ||
		staff === undefined ||
		transaction === undefined ||
		order === undefined
	) {
		throw invalid(errors);
	}

	const start = instantOf(request.scheduled_start_at, request.timezone);
	const end = instantOf(request.scheduled_end_at, request.timezone);
	const minutes = (end.getTime() - start.getTime()) / 60_000;
	if (switches.enforceDuration && minutes !== service.minutes) {
		throw invalid({
			scheduled_end_at: [
				`The scheduled end at must be ${service.minutes} minutes after the start.`,
			],
		});
	}
	if (switches.enforceAvailability) {
		const refused = refusal(world, { service, place, staff, start, end });
		if (refused) throw invalid({ [refused.field]: [refused.message] });
	}

	const status = statusOf(service, request, world);
	const now = world.now();
	return store.addBooking({
		service,
		profile,
		place,
		staff,
		status,
		start,
		end,
		timezone: request.timezone,
		stamps: stampsOf(status, request, now),
		notes: request.notes ?? null,
		meta: (request.meta as Json | undefined) ?? null,
		transaction,
		order,
		answers: checked.given,
		createdAt: now,
	});
}
