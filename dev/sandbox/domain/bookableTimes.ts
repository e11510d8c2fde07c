/**
 * Decides when a service can be booked, for the slots and for the check of a booking alike.
 * Source: concept page "Appointments" (capacity, staff), SDK test notes (the hours of definition,
 * location and staff all hold).
 */
import type { DateTime } from 'luxon';
import type { Context } from '../data/store';
import { dayOf, localTime, momentOf } from './wallClock';
import type {
	Booking,
	Hours,
	Place,
	Service,
	SpecialDays,
	StaffMember,
	Week,
} from '../data/records';

/** A booking that is asked for, not made yet. */
export interface BookingRequest {
	service: Service;
	place: Place;
	staff: StaffMember | null;
	start: Date;
	end: Date;
	/** The booking that is moved: it does not block itself. */
	except?: Booking;
	/** Bookings younger than this many milliseconds are not seen yet. */
	lagMs?: number;
}

interface Refusal {
	field: 'appointment_definition_id' | 'location_id' | 'scheduled_start_at' | 'assigned_staff_id';
	message: string;
}

export interface Slot {
	start: DateTime;
	end: DateTime;
	/** How many more bookings fit; null when there is no limit. */
	remaining: number | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** States that free their time again. */
const released: ReadonlySet<string> = new Set(['cancelled', 'rejected', 'no_show']);

export function holdsTime(status: Booking['status']): boolean {
	return !released.has(status);
}

function covers(special: SpecialDays, date: string): boolean {
	if (!special.repeating) return special.start <= date && date <= special.end;
	const [from, until, day] = [special.start, special.end, date].map((text) => text.slice(5));
	return from <= day && day <= until;
}

function hoursOn(week: Week, special: SpecialDays[], date: string): Hours | null {
	const exception = special.find((candidate) => covers(candidate, date));
	return exception ? exception.hours : (week[dayOf(date)] ?? null);
}

/** The hours on a date in which definition, location and (when given) staff are all open. */
export function openHours(
	service: Service,
	place: Place,
	staff: StaffMember | null,
	date: string,
): Hours | null {
	const all = [
		hoursOn(service.week, service.special, date),
		hoursOn(place.week, place.special, date),
		...(staff ? [hoursOn(staff.week, staff.special, date)] : []),
	];
	let open: Hours = ['00:00', '23:59'];
	for (const hours of all) {
		if (!hours) return null;
		open = [hours[0] > open[0] ? hours[0] : open[0], hours[1] < open[1] ? hours[1] : open[1]];
	}
	return open[0] < open[1] ? open : null;
}

function overlaps(request: BookingRequest, booking: Booking): boolean {
	const { service } = request;
	const padded = (from: Date, until: Date, of: Service) => ({
		from: from.getTime() - of.bufferBefore * MINUTE,
		until: until.getTime() + of.bufferAfter * MINUTE,
	});
	const mine = padded(request.start, request.end, service);
	const theirs = padded(booking.start, booking.end, booking.service);
	// A buffer keeps other bookings out, but two buffers may lie over each other.
	return (
		(mine.from < booking.end.getTime() && booking.start.getTime() < mine.until) ||
		(theirs.from < request.end.getTime() && request.start.getTime() < theirs.until)
	);
}

function overlapping(context: Context, request: BookingRequest): Booking[] {
	return context.store.bookings.filter(
		(booking) =>
			booking !== request.except &&
			context.store.shows(booking, request.lagMs ?? 0) &&
			holdsTime(booking.status) &&
			overlaps(request, booking),
	);
}

/** How many more bookings fit at the requested time; null when there is no limit. */
function capacityLeft(context: Context, request: BookingRequest): number | null {
	const { service, place, staff } = request;
	if (service.requiresStaff) {
		const busy =
			staff && overlapping(context, request).some((booking) => booking.staff?.id === staff.id);
		return busy ? 0 : 1;
	}
	if (service.concurrent === null) return null;
	const taken = overlapping(context, request).filter(
		(booking) => booking.service.id === service.id && booking.place.id === place.id,
	);
	return Math.max(0, service.concurrent - taken.length);
}

function refusedPlace({ service, place }: BookingRequest): Refusal | null {
	if (!service.published || service.archived) {
		return { field: 'appointment_definition_id', message: 'This service is not open for booking.' };
	}
	const offered = service.places.some((entry) => entry.active && entry.placeId === place.id);
	if (place.closedForGood || !offered) {
		return { field: 'location_id', message: 'This service is not offered at the location.' };
	}
	return null;
}

function refusedTime(
	context: Context,
	{ service, place, staff, start, end }: BookingRequest,
): string | null {
	if (service.bookingType === 'walk_in_only') return 'This service takes walk-ins only.';
	const ahead = start.getTime() - context.now().getTime();
	if (ahead < service.leadMinutes * MINUTE) return 'The start is too soon.';
	if (service.advanceDays !== null && ahead > service.advanceDays * DAY)
		return 'The start is too far ahead.';
	const date = localTime(start, place.timezone).toISODate() ?? '';
	const open = openHours(service, place, staff, date);
	const [opens, closes] = (open ?? []).map((time) => momentOf(date, time, place.timezone));
	if (!opens || !closes || start < opens.toJSDate() || end > closes.toJSDate()) {
		return 'The time is outside opening hours.';
	}
	return null;
}

/** Why a request cannot be booked, or null when it can. */
export function refusal(context: Context, request: BookingRequest): Refusal | null {
	const elsewhere = refusedPlace(request);
	if (elsewhere) return elsewhere;
	const { service, place, staff } = request;
	const serves = context.store
		.staffFor(service, place.id)
		.some((member) => member.id === staff?.id);
	if (service.requiresStaff && staff && !serves) {
		return {
			field: 'assigned_staff_id',
			message: 'The staff member does not offer this service at the location.',
		};
	}
	const reason = refusedTime(context, request);
	if (reason) return { field: 'scheduled_start_at', message: reason };
	if (capacityLeft(context, request) !== 0) return null;
	return service.requiresStaff
		? { field: 'assigned_staff_id', message: 'The staff member is already booked at this time.' }
		: { field: 'scheduled_start_at', message: 'The time slot is fully booked.' };
}

/** The free slots of a date; for a service with staff those of one member, or of all of them when none is named. */
export function slotsOn(
	context: Context,
	service: Service,
	place: Place,
	staff: StaffMember | null,
	date: string,
): Slot[] {
	const candidates: Array<StaffMember | null> =
		service.requiresStaff && !staff ? context.store.staffFor(service, place.id) : [staff];
	const open = openHours(service, place, null, date);
	const closes = open && momentOf(date, open[1], place.timezone);
	let start = open && momentOf(date, open[0], place.timezone);
	const lagMs = context.switches.lag.slots;
	const slots: Slot[] = [];
	while (start && closes && start.plus({ minutes: service.minutes }) <= closes) {
		const end: DateTime = start.plus({ minutes: service.minutes });
		const times = { start: start.toJSDate(), end: end.toJSDate() };
		const requests = candidates.map((member) => ({
			service,
			place,
			staff: member,
			...times,
			lagMs,
		}));
		const free = requests.filter((request) => refusal(context, request) === null);
		if (free.length > 0) {
			const remaining = service.requiresStaff ? free.length : capacityLeft(context, free[0]);
			slots.push({ start, end, remaining });
		}
		start = start.plus({ minutes: service.interval ?? service.minutes });
	}
	return slots;
}
