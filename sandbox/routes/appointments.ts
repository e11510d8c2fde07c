import { book } from '../booking';
import { found, type Routes } from '../http';
import { filtered, paged, type Filters } from '../paging';
import { renderAppointment } from '../render';
import type { Booking } from '../types';

/** Source: SDK README and live tests, which use exactly these. */
const filters: Filters<Booking> = {
	profile_id: (booking) => booking.profile.id,
	appointment_definition_id: (booking) => booking.service.id,
	location_id: (booking) => booking.place.id,
	assigned_staff_id: (booking) => booking.staff?.id ?? null,
	status: (booking) => booking.status,
};

/** Browse, read and add appointments. Source: API reference, "Appointment". */
export const appointmentRoutes: Routes = (route, world) => {
	const { store } = world;

	route('GET', '/appointments', 'read-appointments', (call) =>
		paged(filtered(world, store.bookings, call.query, filters), call, (booking) =>
			renderAppointment(world, booking),
		),
	);

	route('GET', '/appointments/:id', 'read-appointments', ({ params: { id } }) => {
		const booking = store.bookings.find((candidate) => String(candidate.id) === id);
		return { data: renderAppointment(world, found('Appointment', id, booking)) };
	});

	route('POST', '/appointments', 'create-appointments', ({ body, reply }) => {
		const booking = book(world, body);
		reply.code(201);
		return { data: renderAppointment(world, booking) };
	});
};
