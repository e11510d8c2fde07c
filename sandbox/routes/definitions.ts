import { z } from 'zod/v4';
import { profileId, rowId } from '../../omneo/contract';
import { slotsOn, type Slot } from '../availability';
import { invalid, read, selectedIsInvalid } from '../errors';
import { found, type Routes } from '../http';
import { filtered, paged, type Filters } from '../paging';
import { renderPerson } from '../render-common';
import {
	renderDefinition,
	renderDefinitionLocations,
	renderDefinitionStaff,
	renderQuestions,
} from '../render-definition';
import type { World } from '../store';
import { isDate, utcText } from '../time';
import type { Place, Service } from '../types';

const SCOPE = 'read-appointment-definitions';

/** Source: `omneo-sdk`, definition filters. */
const filters: Filters<Service> = {
	id: (service) => service.id,
	handle: (service) => service.handle,
	name: (service) => service.name,
	is_published: (service) => service.published,
	is_archived: (service) => service.archived,
	booking_type: (service) => service.bookingType,
	requires_staff: (service) => service.requiresStaff,
};

const date = z.string().refine(isDate, 'must match the format Y-m-d');
const slotsRequest = z.object({ location_id: rowId, date, staff_id: profileId.nullish() });
const staffRequest = z.object({ location_id: rowId, date, available_only: z.boolean().nullish() });

const localFormats = {
	plain: 'yyyy-MM-dd HH:mm:ss',
	iso: "yyyy-MM-dd'T'HH:mm:ssZZ",
	micros: "yyyy-MM-dd'T'HH:mm:ss.SSS'000'ZZ",
};

/** Source: SDK live test (`start_at`, `end_at`, `duration_minutes`) and type (the rest); reference: text. */
function renderSlot({ switches }: World, service: Service, slot: Slot) {
	const time = slot.start.toFormat('HH:mm');
	if (switches.slots === 'strings') return time;
	const write = (moment: Slot['start']) =>
		switches.slotTimes === 'utc'
			? utcText(moment.toJSDate(), switches.timeFormat)
			: moment.toFormat(localFormats[switches.timeFormat]);
	return {
		time,
		label: slot.start.toFormat('h:mm a'),
		start_at: write(slot.start),
		end_at: write(slot.end),
		duration_minutes: service.minutes,
		capacity_remaining: slot.remaining,
	};
}

function placeOf(world: World, id: number): Place {
	const place = world.store.place(id);
	if (!place) throw invalid({ location_id: [selectedIsInvalid('location_id')] });
	return place;
}

function selection(service: Service, place: Place, day: string) {
	return {
		appointment_definition_id: service.id,
		location_id: place.id,
		date: day,
		requires_staff: service.requiresStaff,
		customer_must_select_staff: false,
		assigned_staff_required: service.requiresStaff,
	};
}

/** Source: API reference "Browse Available Appointment Slots". */
function availableSlots(world: World, service: Service, body: unknown) {
	const request = read(slotsRequest, body);
	const place = placeOf(world, request.location_id);
	const staff = request.staff_id ? world.store.member(request.staff_id) : null;
	if (staff === undefined) throw invalid({ staff_id: [selectedIsInvalid('staff_id')] });
	const slots = slotsOn(world, service, place, staff, request.date);
	return {
		data: {
			...selection(service, place, request.date),
			timezone: world.switches.locationTimezone === 'present' ? place.timezone : null,
			staff: staff && renderPerson(staff),
			slots: slots.map((slot) => renderSlot(world, service, slot)),
		},
		meta: {
			slot_interval_minutes: service.interval,
			duration_minutes: service.minutes,
			buffer_before_minutes: service.bufferBefore,
			buffer_after_minutes: service.bufferAfter,
			min_lead_minutes: service.leadMinutes,
			max_advance_days: service.advanceDays,
			max_concurrent_bookings: service.concurrent,
		},
	};
}

/** Source: SDK live tests (refused with `errors.requires_staff` for a service without staff). */
function availableStaff(world: World, service: Service, body: unknown) {
	const request = read(staffRequest, body);
	const place = placeOf(world, request.location_id);
	if (!service.requiresStaff) {
		throw invalid({ requires_staff: ['The appointment definition does not require staff.'] });
	}
	const people = world.store.staffFor(service, place.id).map((member) => {
		const post = world.store.posts.find(
			({ placeId, personId }) => placeId === place.id && personId === member.id,
		);
		const listed = service.staff.findIndex(({ personId }) => personId === member.id);
		return {
			...renderPerson(member),
			has_available_slots: slotsOn(world, service, place, member, request.date).length > 0,
			is_default_location: post?.isDefault ?? false,
			appointment_definition_staff_sort_order: listed < 0 ? null : listed + 1,
			location_profile_sort_order: post?.sortOrder ?? null,
		};
	});
	return {
		data: people.filter((person) => person.has_available_slots || !request.available_only),
		meta: {
			...selection(service, place, request.date),
			selection_required_by_customer: false,
		},
	};
}

/** Browse and read definitions, their questions, places, staff and free times. Source: API reference and dev guide "Appointments". */
export const definitionRoutes: Routes = (route, world) => {
	const service = (id: string): Service =>
		found('AppointmentDefinition', id, world.store.service(Number(id)));
	const base = '/appointment-definitions';

	route('GET', base, SCOPE, (call) =>
		paged(filtered(world, world.store.services, call.query, filters), call, (record) =>
			renderDefinition(world, record),
		),
	);
	route('GET', `${base}/:id`, SCOPE, ({ params: { id } }) => ({
		data: renderDefinition(world, service(id)),
	}));
	route('GET', `${base}/:id/questions`, SCOPE, ({ params: { id } }) => ({
		data: renderQuestions(world, service(id)),
	}));
	route('GET', `${base}/:id/locations`, SCOPE, ({ params: { id } }) => ({
		data: renderDefinitionLocations(world, service(id)),
	}));
	route('GET', `${base}/:id/staff`, SCOPE, ({ params: { id } }) => ({
		data: renderDefinitionStaff(world, service(id)),
	}));
	route('POST', `${base}/:id/available-slots`, SCOPE, ({ params: { id }, body }) =>
		availableSlots(world, service(id), body),
	);
	route('POST', `${base}/:id/available-staff`, SCOPE, ({ params: { id }, body }) =>
		availableStaff(world, service(id), body),
	);
};
