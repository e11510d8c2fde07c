import { book } from '../booking';
import { change } from '../change';
import { invalid, isJsonObject } from '../errors';
import { found, type Route, type Routes } from '../http';
import { link, unlink } from '../links';
import { filtered, ordered, paged, type Filters } from '../paging';
import { renderAppointment } from '../render';
import { remove, type World } from '../store';
import type { Booking, Json, Person } from '../types';

/** Source: SDK README and live tests for the first five, SDK types for the rest. */
const filters: Filters<Booking> = {
	profile_id: (booking) => booking.profile.id,
	appointment_definition_id: (booking) => booking.service.id,
	location_id: (booking) => booking.place.id,
	assigned_staff_id: (booking) => booking.staff?.id,
	status: (booking) => booking.status,
	timezone: (booking) => booking.timezone,
	transaction_id: (booking) => booking.transaction?.id,
	order_id: (booking) => booking.order?.id,
	notes: (booking) => booking.notes,
};

/** Source: SDK types. See the switch `timeFilters`. */
const timeFilters: Filters<Booking> = {
	scheduled_start_at: (booking) => booking.start,
	scheduled_end_at: (booking) => booking.end,
	confirmed_at: (booking) => booking.stamps.confirmed_at,
	cancelled_at: (booking) => booking.stamps.cancelled_at,
	arrived_at: (booking) => booking.stamps.arrived_at,
	completed_at: (booking) => booking.stamps.completed_at,
	no_show_at: (booking) => booking.stamps.no_show_at,
	rejected_at: (booking) => booking.stamps.rejected_at,
};

type Params = Record<string, string>;

/** Whose appointments an address is about: everybody's, or one customer's. */
interface Room {
	base: string;
	owner(params: Params): Person | null;
}

/** Browse, read, add, edit and delete. Nothing sorts: which fields the API sorts by is not known. */
function addRoom(route: Route, world: World, { base, owner }: Room): void {
	const { store } = world;

	function bookingOf(params: Params): Booking {
		const booking = store.booking(Number(params.appointment));
		const person = owner(params);
		const own = !person || booking?.profile === person;
		return found('Appointment', params.appointment, own ? booking : undefined);
	}

	route('GET', base, 'read-appointments', (call) => {
		const person = owner(call.params);
		const all = store.bookings.filter(({ profile }) => !person || profile === person);
		const honoured = world.switches.timeFilters === 'honoured';
		const known = honoured ? { ...filters, ...timeFilters } : filters;
		const left = filtered(world, ordered(world, all), call.query, known);
		return paged(left, call, (booking) => renderAppointment(world, booking));
	});
	route('GET', `${base}/:appointment`, 'read-appointments', ({ params }) => ({
		data: renderAppointment(world, bookingOf(params)),
	}));
	route('POST', base, 'create-appointments', ({ params, body, reply }) => {
		const booking = book(world, withOwner(body, owner(params)));
		reply.code(201);
		return { data: renderAppointment(world, booking) };
	});
	route('PUT', `${base}/:appointment`, 'update-appointments', ({ params, body }) => {
		const booking = bookingOf(params);
		if (owner(params)) refuseOwner(body);
		return { data: renderAppointment(world, change(world, booking, body)) };
	});
	route('DELETE', `${base}/:appointment`, 'delete-appointments', ({ params, reply }) => {
		remove(store.bookings, bookingOf(params));
		return reply.code(204).send();
	});
}

/** The address names the customer, so the body must not. Source: `omneo-sdk`, README of profile appointments. */
function refuseOwner(body: unknown): void {
	if (isJsonObject(body as Json) && 'profile_id' in (body as object)) {
		throw invalid({ profile_id: ['The profile id field is not known.'] });
	}
}

function withOwner(body: unknown, owner: Person | null): unknown {
	if (!owner) return body;
	refuseOwner(body);
	return { ...(isJsonObject(body as Json) ? (body as object) : {}), profile_id: owner.id };
}

/** Source: API reference, "Appointment" and "Appointment Link"; `omneo-sdk` for the customer's own. */
export const appointmentRoutes: Routes = (route, world, inferred) => {
	const { store } = world;
	const base = '/appointments';

	addRoom(route, world, { base, owner: () => null });
	addRoom(inferred, world, {
		base: '/profiles/:id/appointments',
		owner: ({ id }) => found('Profile', id, store.person(id)),
	});

	const bookingOf = ({ appointment: id }: Params): Booking =>
		found('Appointment', id, store.booking(Number(id)));

	route('POST', `${base}/:appointment/link`, 'update-appointments', ({ params, body }) => {
		const booking = bookingOf(params);
		link(world, booking, body);
		return { data: renderAppointment(world, booking, { withLinks: true }) };
	});
	route('POST', `${base}/:appointment/unlink`, 'update-appointments', (call) => {
		const booking = bookingOf(call.params);
		unlink(booking, call.body);
		switch (world.switches.unlinkBody) {
			case 'record':
				return { data: renderAppointment(world, booking) };
			case 'message':
				return { message: 'Appointment unlinked.' };
			case 'empty':
				return call.reply.code(204).send();
		}
	});
};
