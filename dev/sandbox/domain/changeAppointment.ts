/**
 * PUT /appointments/{id}: a partial body, null to empty a field. Source: `omneo-sdk`, README and live
 * test of update (status stamps its time; start, end and zone together reschedule).
 */
import { appointmentChanges } from '../../../omneo/schema';
import { holdsTime } from './bookableTimes';
import { stampOf } from './bookAppointment';
import { checkTime, checkZoneAndMeta, resolve, type Fields } from './appointmentChecks';
import { invalid, read, type FieldErrors } from '../http/apiErrors';
import type { Context } from '../data/store';
import { instantOf } from './wallClock';
import type { Booking, Json, Status } from '../data/records';

const final: ReadonlySet<Status> = new Set(['cancelled', 'completed', 'no_show', 'rejected']);

/** What a field becomes: as it was when left out, empty when null. */
function changed<T>(value: T | null | undefined, old: T | null): T | null {
	return value === undefined ? old : value;
}

function statusAfter(context: Context, booking: Booking, fields: Fields, moved: boolean): Status {
	if (fields.status) return fields.status;
	const { statusAfterReschedule: after } = context.switches;
	const asksAgain = booking.service.bookingType === 'approval_required' && after === 'requested';
	return moved && asksAgain && booking.status === 'confirmed' ? 'requested' : booking.status;
}

/** The times of the states. A state that is entered is stamped; one that is left keeps its stamp, as a record of what happened. */
function stampsAfter(
	booking: Booking,
	status: Status,
	{ confirmed_at }: Fields,
	{ timezone, now }: { timezone: string; now: Date },
): Booking['stamps'] {
	const stamps = { ...booking.stamps };
	const stamp = stampOf(status);
	if (stamp && status !== booking.status) stamps[stamp] = now;
	if (status === 'requested' && status !== booking.status) delete stamps.confirmed_at;
	if (confirmed_at === null) delete stamps.confirmed_at;
	else if (confirmed_at) stamps.confirmed_at = instantOf(confirmed_at, timezone);
	return stamps;
}

/** Changes a booking in place, or throws the 422 that says why not and leaves it alone. */
export function change(context: Context, booking: Booking, body: unknown): Booking {
	const { switches } = context;
	const fields = read(appointmentChanges, body);
	const errors: FieldErrors = {};
	const found = resolve(context, fields, errors);
	checkZoneAndMeta(context, fields, errors);
	const service = found.service ?? booking.service;
	const staff = changed(found.staff, booking.staff);
	const restaffed = staff !== booking.staff || service !== booking.service;
	if (switches.enforceStaff && restaffed && service.requiresStaff && staff === null) {
		errors.assigned_staff_id = ['The assigned staff id field is required.'];
	}
	const { status: wanted = booking.status } = fields;
	const leavesFinal = final.has(booking.status) && wanted !== booking.status;
	if (switches.statusTransitions === 'final' && leavesFinal) {
		errors.status = [`The status cannot change from ${booking.status} to ${wanted}.`];
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);

	const timezone = fields.timezone ?? booking.timezone;
	const { scheduled_start_at: from, scheduled_end_at: until } = fields;
	const start = from ? instantOf(from, timezone) : booking.start;
	const end = until ? instantOf(until, timezone) : booking.end;
	if (end <= start) {
		throw invalid({ scheduled_end_at: ['The scheduled end at field must be after the start.'] });
	}
	const moved = Boolean(from ?? until);
	const status = statusAfter(context, booking, fields, moved);
	const place = found.place ?? booking.place;
	const elsewhere =
		moved || service !== booking.service || place !== booking.place || staff !== booking.staff;
	if (elsewhere && holdsTime(status)) {
		checkTime(context, { service, place, staff, start, end, except: booking });
	}

	const now = context.now();
	return Object.assign(booking, {
		service,
		profile: found.profile ?? booking.profile,
		place,
		staff,
		start,
		end,
		timezone,
		notes: changed(fields.notes, booking.notes),
		meta: changed(fields.meta as Json | undefined, booking.meta),
		transaction: changed(found.transaction, booking.transaction),
		order: changed(found.order, booking.order),
		stamps: stampsAfter(booking, status, fields, { timezone, now }),
		status,
		updatedAt: now,
	});
}
