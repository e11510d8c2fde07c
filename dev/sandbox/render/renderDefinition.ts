/** Definitions and their questions as the API answers them. Source: API reference, `omneo-sdk` types. */
import type { BookingQuestion, Definition } from '../../../omneo/schema';
import {
	SEEDED_AT,
	extra,
	renderPerson,
	renderPlace,
	renderSpecial,
	renderWeek,
} from './renderParts';
import type { Context } from '../data/store';
import { utcText } from '../domain/wallClock';
import type { Json, Question, Service, StaffMember } from '../data/records';

const notices = ['created', 'confirmed', 'cancelled', 'rejected', 'reminder'] as const;

/** The targets and offsets of the notifications, all unset. */
function noNotices(): Record<string, null> {
	return Object.fromEntries(
		notices.flatMap((notice) => [
			[`${notice}_target_id`, null],
			[`notify_${notice}_offset_days`, null],
			[`notify_${notice}_offset_hours`, null],
		]),
	);
}

/** Where a definition is offered, in one of the three shapes that are known. See the switch `definitionLocations`. */
function renderLocations(context: Context, service: Service): Array<Record<string, Json>> {
	const entries = service.places.flatMap((entry) => {
		const place = context.store.place(entry.placeId);
		return place ? [{ entry, place }] : [];
	});
	switch (context.switches.definitionLocations) {
		case 'plain':
			// This shape cannot say that an assignment is inactive, so it holds the active ones only.
			return entries
				.filter(({ entry }) => entry.active)
				.map(({ place: { id, name, handle } }) => ({ id, name, handle }));
		case 'bare':
			return entries.map(({ entry }) => ({
				id: null,
				location_id: entry.placeId,
				is_active: entry.active,
			}));
		case 'assignment':
			return entries.map(({ entry, place }) => ({
				id: entry.assignmentId,
				appointment_definition_id: service.id,
				location_id: entry.placeId,
				is_active: entry.active,
				location: renderPlace(context, place),
			}));
	}
}

/** Source: `omneo-sdk`, README of profile hours (the ids are text). */
function renderMember(context: Context, member: StaffMember) {
	const firstId = (Number.parseInt(member.id.slice(-3), 16) || 0) * 10;
	const textIds = <T extends { id: number }>(rows: T[]) =>
		rows.map((row) => ({ ...row, id: String(row.id) }));
	return {
		...renderPerson(member),
		mobile_phone: member.mobile,
		normal_hours: textIds(renderWeek(context, member.week, firstId)),
		special_hours: textIds(renderSpecial(context, member.special, firstId)),
	};
}

/** The definition's own staff list. */
function renderDefinitionStaff(context: Context, service: Service) {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return service.staff.map((entry) => {
		const member = context.store.member(entry.personId);
		return {
			id: entry.assignmentId,
			appointment_definition_id: service.id,
			staff_id: entry.personId,
			is_active: entry.active,
			staff: member && renderMember(context, member),
			created_at: at,
			updated_at: at,
		};
	});
}

/** The hours of a definition: only the days it was given. Source: SDK live test of create. */
function renderDefinitionHours(context: Context, service: Service) {
	const owner = { appointment_definition_id: service.id };
	return renderWeek(context, service.week, service.id * 10, owner).filter(
		({ available_from }) => available_from !== null,
	);
}

export function renderDefinition(context: Context, service: Service): Definition {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	const owner = { appointment_definition_id: service.id };
	const { questionnaire } = service;
	return {
		id: service.id,
		handle: service.handle,
		name: service.name,
		description: service.description,
		is_published: service.published,
		is_archived: service.archived,
		duration_minutes: service.minutes,
		buffer_before_minutes: service.bufferBefore,
		buffer_after_minutes: service.bufferAfter,
		min_lead_minutes: service.leadMinutes,
		max_advance_days: service.advanceDays,
		slot_interval_minutes: service.interval,
		booking_type: service.bookingType,
		allow_customer_booking: service.customerBooking,
		allow_walk_in: service.walkIn,
		requires_staff: service.requiresStaff,
		customer_must_select_staff: false,
		use_staff_from_location: service.staffFromLocation,
		max_concurrent_bookings: service.concurrent,
		allow_waitlist: service.waitlist,
		allow_queue: service.queue,
		meta: null,
		...noNotices(),
		has_booking_questionnaire: questionnaire !== null,
		created_at: at,
		updated_at: at,
		normal_hours: renderDefinitionHours(context, service),
		special_hours: renderSpecial(context, service.special, service.id * 10, owner),
		locations: renderLocations(context, service),
		staff: renderDefinitionStaff(context, service),
		booking_questionnaire: questionnaire && {
			id: String(questionnaire.id),
			name: questionnaire.name,
			purpose: 'booking',
			is_active: true,
			pages: [],
		},
		...extra(context),
	};
}

function renderQuestion(
	context: Context,
	questionnaireId: number,
	question: Question,
	index: number,
): BookingQuestion {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return {
		id: question.slotId,
		questionnaire_question_id: question.slotId,
		questionnaire_id: questionnaireId,
		question_id: question.questionId,
		question_version_id: question.versionId,
		mapping_key: question.handle,
		sort_order: index + 1,
		is_required: question.required ?? false,
		target: null,
		mapping_config: null,
		visibility_condition: question.visibleWhen ?? null,
		visibility_dependencies: question.visibleWhen ? [question.visibleWhen['=='][0].var] : [],
		is_active: true,
		question: { id: question.questionId, handle: question.handle, name: question.label },
		version: {
			id: question.versionId,
			version: 1,
			label: question.label,
			description: null,
			help_text: question.help ?? null,
			type: question.type,
			options: question.options ?? null,
			validation: question.validation ?? null,
			default_value: null,
		},
		created_at: at,
		updated_at: at,
		...extra(context),
	};
}

/** The booking questions; no questionnaire and an empty list when there are none. Source: SDK live test. */
export function renderQuestions(context: Context, { questionnaire }: Service) {
	if (!questionnaire) return { questionnaire: null, questions: [] };
	const { id, name, questions } = questionnaire;
	return {
		questionnaire: { id, name, purpose: 'booking' },
		questions: questions.map((question, index) => renderQuestion(context, id, question, index)),
	};
}
