/** A whole appointment as the API answers it. Every key of the reference page is there, null when nothing is known. */
import type { Appointment } from '../../../omneo/schema';
import type { Booking, GivenAnswer, Link, Purchase } from '../data/records';
import type { Context } from '../data/store';
import { utcText, utcTextOrNull } from '../domain/wallClock';
import { renderDefinition } from './renderDefinition';
import { extra, renderPerson, renderPlace } from './renderParts';

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

/** What the API says of an answer that is not mapped to a field of a record, as every one here. */
const notMapped = Object.fromEntries(
	'link_type link_target link_write_policy mappable_type mappable_id mapped_field mapping_status mapping_error mapped_at'
		.split(' ')
		.map((key) => [key, null]),
);

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
		question_label: question.label,
		question_type: question.type,
		question_required: question.required ?? false,
		answer_type: question.type,
		value,
		...notMapped,
		meta: null,
		created_at: at,
		updated_at: at,
		question_handle: question.handle,
	};
}

/** An appointment with the answers to its booking questions. */
export type StoredAppointment = Appointment & { answers: Array<ReturnType<typeof renderAnswer>> };

/** Source: API reference "Add Appointment", the links of the example. */
function renderLink(link: Link) {
	return {
		id: link.id,
		type: link.type,
		target_id: link.target.id,
		profile: link.type === 'profile' ? renderPerson(link.target) : null,
		linkable:
			link.type === 'list'
				? {
						id: link.target.id,
						name: link.target.name,
						handle: link.target.handle,
						profile_id: link.target.ownerId,
					}
				: null,
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
): StoredAppointment {
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
