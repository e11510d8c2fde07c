/** POST /appointments: what is checked, and what is stored. Source: API reference "Add Appointment". */
import { appointmentRequest, type AppointmentRequest } from '../../../omneo/schema';
import { checkAnswers } from './checkAnswers';
import { checkTime, checkZoneAndMeta, resolve } from './appointmentChecks';
import { invalid, read, withoutNulls, type FieldErrors } from '../http/apiErrors';
import type { Context } from '../data/store';
import { instantOf } from './wallClock';
import type { Booking, Json, Service, Stamp, Status } from '../data/records';

/** Fields that may be sent as null, meaning nothing. Source: API reference ("string | null"), SDK types for the last two. */
const nullable = ['assigned_staff_id', 'confirmed_at', 'notes', 'meta', 'transaction', 'order'];

/** Source: concept page "Appointments". What a walk-in service does when booked ahead is not known. */
function statusOf(service: Service, request: AppointmentRequest, context: Context): Status {
	if (request.status && context.switches.statusOnCreate === 'honoured') return request.status;
	return service.bookingType === 'approval_required' ? 'requested' : 'confirmed';
}

/** The time that goes with a status; none with `requested`. Source: `omneo-sdk`, appointments README. */
export function stampOf(status: Status): Stamp | null {
	return status === 'requested' ? null : `${status}_at`;
}

function stampsOf(status: Status, request: AppointmentRequest, now: Date): Booking['stamps'] {
	const stamps: Booking['stamps'] = {};
	const stamp = stampOf(status);
	if (stamp) stamps[stamp] = now;
	if (request.confirmed_at) stamps.confirmed_at = instantOf(request.confirmed_at, request.timezone);
	return stamps;
}

/** Books, or throws the 422 that says why not. Checks and stores synchronously, so that two requests cannot take the same place. */
export function book(context: Context, body: unknown): Booking {
	const { switches, store } = context;
	const request = read(appointmentRequest, withoutNulls(body, nullable));
	const errors: FieldErrors = {};
	const { service, profile, place, ...rest } = resolve(context, request, errors);
	const { staff = null, transaction = null, order = null } = rest;
	checkZoneAndMeta(context, request, errors);
	if (switches.enforceStaff && service?.requiresStaff && !request.assigned_staff_id) {
		errors.assigned_staff_id = ['The assigned staff id field is required.'];
	}
	const checked = checkAnswers(service, request.answers ?? [], switches);
	Object.assign(errors, checked.errors);
	if (Object.keys(errors).length > 0 || !service || !profile || !place) throw invalid(errors);

	const start = instantOf(request.scheduled_start_at, request.timezone);
	const end = instantOf(request.scheduled_end_at, request.timezone);
	checkTime(context, { service, place, staff, start, end });

	const status = statusOf(service, request, context);
	const now = context.now();
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
		updatedAt: now,
	});
}
