/** The records as the API answers them. Every key of the reference page is there, null when nothing is known. */
import type { Appointment, Location, LocationProfile, Profile } from '../../../omneo/contract';
import { renderLink } from '../domain/linkAppointment';
import {
	SEEDED_AT,
	extra,
	renderPerson,
	renderPlace,
	renderSpecial,
	renderWeek,
} from './renderParts';
import { renderDefinition } from './renderDefinition';
import type { Context } from '../data/store';
import { utcText, utcTextOrNull } from '../domain/wallClock';
import type { Booking, GivenAnswer, Person, Place, Post, Purchase } from '../data/records';

export function renderProfile(context: Context, person: Person): Profile {
	const at = utcText(person.createdAt ?? SEEDED_AT, context.switches.timeFormat);
	return {
		...renderPerson(person),
		full_name: `${person.first} ${person.last}`,
		mobile_phone: person.mobile,
		identities: (person.identities ?? []).map(({ handle, identifier }) => ({ handle, identifier })),
		created_at: at,
		updated_at: at,
		...extra(context),
	};
}

export function renderLocation(context: Context, place: Place): Location {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return {
		...renderPlace(context, place),
		external_id: place.externalId,
		is_published: !place.closedForGood,
		is_permanently_closed: place.closedForGood,
		normal_hours: renderWeek(context, place.week, place.id * 10),
		special_hours: renderSpecial(context, place.special, place.id * 10),
		created_at: at,
		updated_at: at,
		...extra(context),
	};
}

/** Source: API reference "Browse Location Profiles". */
export function renderPost(context: Context, post: Post): LocationProfile {
	const place = context.store.place(post.placeId);
	const person = context.store.person(post.personId);
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return {
		id: post.id,
		location_id: post.placeId,
		profile_id: post.personId,
		assignment_type: post.type,
		role_type: 'full_time',
		is_default: post.isDefault,
		is_active: post.active,
		starts_at: null,
		ends_at: null,
		external_id: null,
		profile_external_id: null,
		sort_order: post.sortOrder,
		notes: null,
		meta: null,
		excluded_service_handles: [],
		location: place && { id: place.id, name: place.name, handle: place.handle },
		profile: person && renderPerson(person),
		created_at: at,
		updated_at: at,
		deleted_at: null,
		...extra(context),
	};
}

function renderPurchase(purchase: Purchase) {
	return {
		id: purchase.id,
		external_id: purchase.externalId,
		receipt_ref: purchase.receiptRef,
		...(purchase.orderNumber ? { order_number: purchase.orderNumber } : {}),
		total: purchase.total,
		status: purchase.status,
	};
}

function renderAnswer(context: Context, booking: Booking, { id, question, value }: GivenAnswer) {
	const at = utcText(booking.createdAt, context.switches.timeFormat);
	return {
		id,
		questionnaire_id: booking.service.questionnaire?.id ?? null,
		questionnaire_question_id: question.slotId,
		question_id: question.questionId,
		question_version_id: question.versionId,
		profile_id: booking.profile.id,
		answerable_type: 'appointment',
		answerable_id: String(booking.id),
		mapping_key: question.handle,
		link_type: null,
		link_target: null,
		link_write_policy: null,
		question_label: question.label,
		question_type: question.type,
		question_required: question.required ?? false,
		answer_type: question.type,
		value,
		mappable_type: null,
		mappable_id: null,
		mapped_field: null,
		mapping_status: null,
		mapping_error: null,
		mapped_at: null,
		meta: null,
		created_at: at,
		updated_at: at,
		question_handle: question.handle,
	};
}

/**
 * A whole appointment. Source: API reference "Add Appointment", the 201 example. Only the link
 * endpoint ever fills `links`. Source: `omneo-sdk` types and live test.
 */
export function renderAppointment(
	context: Context,
	booking: Booking,
	{ withLinks = false } = {},
): Appointment {
	const { timeFormat, extraFields } = context.switches;
	const { service, profile, place, staff, transaction, order, stamps } = booking;
	return {
		id: booking.id,
		appointment_definition_id: service.id,
		appointment_definition: renderDefinition(context, service),
		profile_id: profile.id,
		profile: renderPerson(profile),
		location_id: place.id,
		location: renderPlace(context, place),
		assigned_staff_id: staff?.id ?? null,
		assigned_staff: staff && renderPerson(staff),
		status: extraFields ? 'on_hold' : booking.status,
		scheduled_start_at: utcText(booking.start, timeFormat),
		scheduled_end_at: utcText(booking.end, timeFormat),
		timezone: booking.timezone,
		approved_at: null,
		confirmed_at: utcTextOrNull(stamps.confirmed_at, timeFormat),
		cancelled_at: utcTextOrNull(stamps.cancelled_at, timeFormat),
		arrived_at: utcTextOrNull(stamps.arrived_at, timeFormat),
		completed_at: utcTextOrNull(stamps.completed_at, timeFormat),
		no_show_at: utcTextOrNull(stamps.no_show_at, timeFormat),
		rejected_at: utcTextOrNull(stamps.rejected_at, timeFormat),
		approved_by: null,
		cancelled_by: null,
		rejected_by: null,
		transaction_id: transaction?.id ?? null,
		order_id: order?.id ?? null,
		notes: booking.notes,
		meta: booking.meta,
		created_at: utcText(booking.createdAt, timeFormat),
		updated_at: utcText(booking.updatedAt, timeFormat),
		transaction: transaction && renderPurchase(transaction),
		order: order && renderPurchase(order),
		answers: booking.answers.map((answer) => renderAnswer(context, booking, answer)),
		links: withLinks ? booking.links.map(renderLink) : [],
		...extra(context),
	};
}
