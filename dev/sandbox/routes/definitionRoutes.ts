import { found, type Routes } from '../http/routing';
import { filtered, paged, type Filters } from '../http/listQuery';
import { renderDefinition, renderQuestions } from '../render/renderDefinition';
import { SEEDED_AT } from '../render/renderParts';
import type { Service } from '../data/records';

const SCOPE = 'read-appointment-definitions';

/** Source: `omneo-sdk`, definition filters. */
const filters: Filters<Service> = {
	id: (service) => service.id,
	handle: (service) => service.handle,
	name: (service) => service.name,
	is_published: (service) => service.published,
	is_archived: (service) => service.archived,
	booking_type: (service) => service.bookingType,
	allow_customer_booking: (service) => service.customerBooking,
	allow_walk_in: (service) => service.walkIn,
	requires_staff: (service) => service.requiresStaff,
	customer_must_select_staff: () => false,
	allow_waitlist: (service) => service.waitlist,
	allow_queue: (service) => service.queue,
	'definitionLocations.location_id': (service) => service.places.map(({ placeId }) => placeId),
	'definitionLocations.is_active': (service) => service.places.map(({ active }) => active),
};

/** Source: `omneo-sdk`, definition filters. See the switch `timeFilters`. */
const timeFilters: Filters<Service> = {
	created_at: () => SEEDED_AT,
	updated_at: () => SEEDED_AT,
};

/** Definitions and their questions. Source: API reference and dev guide "Appointments", SDK live tests. */
export const definitionRoutes: Routes = (route, context, inferred) => {
	const service = (id: string): Service =>
		found('AppointmentDefinition', id, context.store.service(Number(id)));
	const base = '/appointment-definitions';

	route('GET', base, SCOPE, (call) => {
		const honoured = context.switches.timeFilters === 'honoured';
		const known = honoured ? { ...filters, ...timeFilters } : filters;
		return paged(filtered(context, context.store.services, call.query, known), call, (record) =>
			renderDefinition(context, record),
		);
	});
	route('GET', `${base}/:id`, SCOPE, ({ params: { id } }) => ({
		data: renderDefinition(context, service(id)),
	}));
	route('GET', `${base}/:id/questions`, SCOPE, ({ params: { id } }) => ({
		data: renderQuestions(context, service(id)),
	}));
	// The definitions that a customer may see: all published ones. Source: `omneo-sdk`, README of profile appointments.
	inferred('GET', `/profiles/:id${base}/visibility`, SCOPE, ({ params: { id } }) => {
		found('Profile', id, context.store.person(id));
		const open = context.store.services.filter(({ published, archived }) => published && !archived);
		return { data: open.map((record) => renderDefinition(context, record)) };
	});
};
