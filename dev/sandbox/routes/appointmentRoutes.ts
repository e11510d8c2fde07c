import { book } from '../domain/bookAppointment';
import { change } from '../domain/changeAppointment';
import { found, shown, type Routes } from '../http/routing';
import { link, unlink } from '../domain/linkAppointment';
import { filtered, ordered, paged, type Filters } from '../http/listQuery';
import { inRanges, sorted, type Sorts } from '../http/listOrder';
import { renderAppointment } from '../render/renderAppointment';
import { remove } from '../data/store';
import type { Booking } from '../data/records';

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

/** Source: the `sort` of SDK types. See the switch `sorting`. */
const sorts: Sorts<Booking> = {
	id: (booking) => booking.id,
	created_at: (booking) => booking.createdAt.getTime(),
	updated_at: (booking) => booking.updatedAt.getTime(),
	scheduled_start_at: (booking) => booking.start.getTime(),
};

/** Browse, read, add, edit, delete and link. Source: API reference, "Appointment" and "Appointment Link". */
export const appointmentRoutes: Routes = (route, context) => {
	const { store } = context;
	const base = '/appointments';

	const bookingOf = ({ id }: Record<string, string>): Booking =>
		found('Appointment', id, store.booking(Number(id)));

	route('GET', base, 'read-appointments', (call) => {
		const honoured = context.switches.timeFilters === 'honoured';
		const known = honoured ? { ...filters, ...timeFilters } : filters;
		const listed = ordered(context, store.bookings);
		const { rest, left: ranged } = inRanges(context, listed, call.query, timeFilters);
		const left = sorted(context, filtered(context, ranged, rest, known), call.query, sorts);
		return paged(left, call, (booking) => renderAppointment(context, booking));
	});
	route('GET', `${base}/:id`, 'read-appointments', ({ params }) => ({
		data: renderAppointment(context, shown(context, 'Appointment', bookingOf(params))),
	}));
	route('POST', base, 'create-appointments', ({ body, reply }) => {
		const booking = book(context, body);
		reply.code(201);
		return { data: renderAppointment(context, booking) };
	});
	route('PUT', `${base}/:id`, 'update-appointments', ({ params, body }) => ({
		data: renderAppointment(context, change(context, bookingOf(params), body)),
	}));
	route('DELETE', `${base}/:id`, 'delete-appointments', ({ params, reply }) => {
		remove(store.bookings, bookingOf(params));
		return reply.code(204).send();
	});

	route('POST', `${base}/:id/link`, 'update-appointments', ({ params, body }) => {
		const booking = bookingOf(params);
		link(context, booking, body);
		return { data: renderAppointment(context, booking, { withLinks: true }) };
	});
	route('POST', `${base}/:id/unlink`, 'update-appointments', (call) => {
		const booking = bookingOf(call.params);
		unlink(booking, call.body);
		switch (context.switches.unlinkBody) {
			case 'record':
				return { data: renderAppointment(context, booking) };
			case 'message':
				return { message: 'Appointment unlinked.' };
			case 'empty':
				return call.reply.code(204).send();
		}
	});
};
