import { DateTime } from 'luxon';
import {
	MOST_RANGE_DAYS,
	availableStaffRequest,
	slotRangeRequest,
	slotsRequest,
} from '../../../omneo/schema';
import { slotsOn, type Slot } from '../domain/bookableTimes';
import { invalid, read, selectedIsInvalid } from '../http/apiErrors';
import { found, type Routes } from '../http/routing';
import { renderPerson } from '../render/renderParts';
import type { Context } from '../data/store';
import { utcText } from '../domain/wallClock';
import type { Place, Service, StaffMember } from '../data/records';

const localFormats = {
	plain: 'yyyy-MM-dd HH:mm:ss',
	iso: "yyyy-MM-dd'T'HH:mm:ssZZ",
	micros: "yyyy-MM-dd'T'HH:mm:ss.SSS'000'ZZ",
};

/** Source: SDK live test (`start_at`, `end_at`, `duration_minutes`) and type (the rest); reference: text. */
function renderSlot({ switches }: Context, service: Service, slot: Slot) {
	const write = (moment: Slot['start']) =>
		switches.slotTimes === 'utc'
			? utcText(moment.toJSDate(), switches.timeFormat)
			: moment.toFormat(localFormats[switches.timeFormat]);
	return {
		time: slot.start.toFormat('HH:mm'),
		label: slot.start.toFormat('h:mm a'),
		start_at: write(slot.start),
		end_at: write(slot.end),
		duration_minutes: service.minutes,
		capacity_remaining: slot.remaining,
	};
}

function placeOf(context: Context, id: number): Place {
	const place = context.store.place(id);
	if (!place) throw invalid({ location_id: [selectedIsInvalid('location_id')] });
	return place;
}

/** The staff member of a request for slots. Whether the name may be missing is unknown: see the switch `staffForSlots`. */
function staffOf(context: Context, service: Service, id?: string | null): StaffMember | null {
	const staff = id ? context.store.member(id) : null;
	if (staff === undefined) throw invalid({ staff_id: [selectedIsInvalid('staff_id')] });
	if (!staff && service.requiresStaff && context.switches.staffForSlots === 'required') {
		throw invalid({ staff_id: ['The staff id field is required.'] });
	}
	return staff;
}

function selection(service: Service, place: Place) {
	return {
		appointment_definition_id: service.id,
		location_id: place.id,
		requires_staff: service.requiresStaff,
		customer_must_select_staff: false,
		assigned_staff_required: service.requiresStaff,
	};
}

/** The parts of the request that both slot calls echo. */
function selectionOf(context: Context, service: Service, place: Place, staff: StaffMember | null) {
	return {
		...selection(service, place),
		timezone: context.switches.locationTimezone === 'present' ? place.timezone : null,
		staff: staff && renderPerson(staff),
	};
}

function rules(service: Service) {
	return {
		slot_interval_minutes: service.interval,
		duration_minutes: service.minutes,
		buffer_before_minutes: service.bufferBefore,
		buffer_after_minutes: service.bufferAfter,
		min_lead_minutes: service.leadMinutes,
		max_advance_days: service.advanceDays,
		max_concurrent_bookings: service.concurrent,
	};
}

/** Source: API reference "Browse Available Appointment Slots". */
function availableSlots(context: Context, service: Service, body: unknown) {
	const request = read(slotsRequest, body);
	const place = placeOf(context, request.location_id);
	const staff = staffOf(context, service, request.staff_id);
	const slots = slotsOn(context, service, place, staff, request.date);
	const asText = context.switches.slots === 'strings';
	return {
		data: {
			date: request.date,
			...selectionOf(context, service, place, staff),
			slots: slots.map((slot) => {
				const rendered = renderSlot(context, service, slot);
				return asText ? rendered.time : rendered;
			}),
		},
		meta: rules(service),
	};
}

/** The dates of a range, or the 422 for too many of them. See the switch `rangeCap`. */
function datesOf(context: Context, first: string, last: string): string[] {
	const [from, until] = [first, last].map((date) => DateTime.fromISO(date, { zone: 'utc' }));
	const between = until.diff(from, 'days').days;
	const counted = context.switches.rangeCap === 'inclusive' ? between + 1 : between;
	if (counted > MOST_RANGE_DAYS) {
		throw invalid({ end_date: [`The date range may not exceed ${MOST_RANGE_DAYS} days.`] });
	}
	return Array.from({ length: between + 1 }, (_, days) => from.plus({ days }).toISODate() ?? first);
}

/** Source: API reference "Browse Available Appointment Slots Over A Date Range": one flat list, and the counts in `meta`. */
function availableSlotsRange(context: Context, service: Service, body: unknown) {
	const request = read(slotRangeRequest, body);
	const dates = datesOf(context, request.start_date, request.end_date);
	const place = placeOf(context, request.location_id);
	const staff = staffOf(context, service, request.staff_id);
	const slots = dates.flatMap((date) => slotsOn(context, service, place, staff, date));
	if (request.sort === 'desc') slots.reverse();
	const asText = context.switches.slots === 'strings';
	return {
		data: slots.map((slot) => {
			const rendered = renderSlot(context, service, slot);
			// A time alone would not say on which day.
			return asText ? rendered.start_at : rendered;
		}),
		meta: {
			...selectionOf(context, service, place, staff),
			start_date: request.start_date,
			end_date: request.end_date,
			...rules(service),
			total: slots.length,
		},
	};
}

/** Source: SDK live tests (refused with `errors.requires_staff` for a service without staff). */
function availableStaff(context: Context, service: Service, body: unknown) {
	const request = read(availableStaffRequest, body);
	const place = placeOf(context, request.location_id);
	if (!service.requiresStaff) {
		throw invalid({ requires_staff: ['The appointment definition does not require staff.'] });
	}
	const people = context.store.staffFor(service, place.id).map((member) => {
		const post = context.store.posts.find(
			({ placeId, personId }) => placeId === place.id && personId === member.id,
		);
		const listed = service.staff.findIndex(({ personId }) => personId === member.id);
		return {
			...renderPerson(member),
			has_available_slots: slotsOn(context, service, place, member, request.date).length > 0,
			is_default_location: post?.isDefault ?? false,
			appointment_definition_staff_sort_order: listed < 0 ? null : listed + 1,
			location_profile_sort_order: post?.sortOrder ?? null,
		};
	});
	return {
		data: people.filter((person) => person.has_available_slots || !request.available_only),
		meta: {
			...selection(service, place),
			date: request.date,
			selection_required_by_customer: false,
		},
	};
}

/** Free times and free staff of a service. Source: API reference, "Appointment Availability"; dev guide "Appointments". */
export const availabilityRoutes: Routes = (route, context) => {
	const calls = {
		'available-slots': availableSlots,
		'available-slots-range': availableSlotsRange,
		'available-staff': availableStaff,
	};
	for (const [name, answer] of Object.entries(calls)) {
		const path = `/appointment-definitions/:id/${name}`;
		route('POST', path, 'read-appointment-definitions', ({ params: { id }, body }) =>
			answer(context, found('AppointmentDefinition', id, context.store.service(Number(id))), body),
		);
	}
};
