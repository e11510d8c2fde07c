/** Builds the body of `POST /appointments` from a form. */
import { readAnswers } from './answers';
import { type AnswerContext, chooseAnswers, questionsOf } from './bookingAnswers';
import { checkedBody } from '../client/requestBody';
import { FieldErrors } from '../validation';
import { type AppointmentRequest, type Definition, appointmentRequest } from '../schema';
import { invalidInput } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { FieldLookups } from '../client/fieldLookups';
import {
	type Reference,
	definitionOf,
	findReferences,
	locationOf,
	resolveZone,
} from '../client/references';
import { isGiven, readMoment } from '../values';
import {
	type Moments,
	type PastTimes,
	type RepeatedHour,
	type TimeField,
	planSchedule,
	refusePast,
} from '../time';

/** The fields as given, by the API's names. Blank means not given. */
export interface AppointmentDraft {
	definition: Reference;
	location: Reference;
	/** The customer. */
	profile: Reference;
	staff?: Reference;
	scheduled_start_at: unknown;
	scheduled_end_at?: unknown;
	timezone?: unknown;
	confirmed_at?: unknown;
	/** Values by `questionnaire_question_id`, or the API's own list, or either of them as JSON text. */
	answers?: unknown;
	/** Fields that are sent unchanged. */
	rest: Record<string, unknown>;
}

export interface BookingContext extends AnswerContext {
	lookups: LookupCache;
	repeatedHour: RepeatedHour;
	/** Whether an end may make the booking much shorter or longer than the service. */
	allowOtherLength: boolean;
	/** Whether a free slot is looked up before the booking is sent, with a free staff member. */
	looksForSlot: boolean;
	/** What a start in the past does; left out, it is accepted. */
	pastTimes?: PastTimes;
}

/** A booking that is complete, with the moments that its times mean. */
export interface Booking extends Moments {
	body: AppointmentRequest;
}

interface PreparedAppointment extends Booking {
	/** The label of the question, for each answer in the body. */
	answerLabels: string[];
}

/**
 * The checked body. Makes look-ups, writes nothing.
 * @throws OmneoError of kind `invalidInput` that names every field that needs attention, or of the
 * kind that a look-up failed with.
 */
export async function prepareAppointment(
	draft: AppointmentDraft,
	context: BookingContext,
): Promise<PreparedAppointment> {
	const check = new FieldErrors();
	const form = new FieldLookups();
	const { lookups } = context;
	const { definition, location, profile, staff, timezone } = draft;
	const pickers = {
		appointment_definition_id: definition,
		location_id: location,
		profile_id: profile,
		assigned_staff_id: staff,
	};
	const picked = findReferences(pickers, lookups, form);
	const { appointment_definition_id: definitionId, location_id: locationId } = picked;
	// The look at the slots needs it as well.
	if (context.looksForSlot)
		form.begin(async (own) => await locationOf(await locationId, lookups, own));
	const pairs = readAnswers(draft.answers);
	const { zone, service, questions, ...ids } = await form.settle(
		{
			...picked,
			zone: form.begin(async (own) => await resolveZone({ timezone, locationId }, context, own)),
			service: form.begin(async (own) => await serviceOf(draft, await definitionId, context, own)),
			questions: form.begin(
				async (own) => await questionsOf(pairs, await definitionId, lookups, own),
			),
		},
		check,
	);
	checkStaff(draft, service, context, check);
	const times = chooseTimes(draft, service, zone, context, check);
	if (times && zone && context.pastTimes) {
		refusePast(times.startMs, zone, draft.rest.status, context.pastTimes, check);
	}
	const answers = chooseAnswers(pairs, questions, zone, context, check);

	const given = {
		...ids,
		...draft.rest,
		...times?.fields,
		answers: answers.length > 0 ? answers.map(({ answer }) => answer) : undefined,
	};
	const body = checkedBody(appointmentRequest, given, check);
	if (!times) throw invalidInput(check.messages);
	const { startMs, endMs, confirmedMs } = times;
	return { body, startMs, endMs, confirmedMs, answerLabels: answers.map(({ label }) => label) };
}

function chooseTimes(
	draft: AppointmentDraft,
	service: Definition | undefined,
	zone: string | undefined,
	context: BookingContext,
	check: FieldErrors,
) {
	const { now, repeatedHour, allowOtherLength } = context;
	const readTime = (field: TimeField) => check.unwrap(field, readMoment(draft[field], { now }));
	const start = readTime('scheduled_start_at');
	const end = readTime('scheduled_end_at');
	const confirmedAt = readTime('confirmed_at');
	if (!isGiven(draft.scheduled_start_at)) check.add('scheduled_start_at', 'is required');
	const durationMinutes = service?.duration_minutes || undefined;
	const usualMinutes = allowOtherLength ? undefined : durationMinutes;
	if (service && durationMinutes === undefined && !isGiven(draft.scheduled_end_at)) {
		check.add('scheduled_end_at', 'is required because the service has no duration');
	}
	if (!start || !zone) return undefined;
	const times = { start, end, durationMinutes, usualMinutes, zone, confirmedAt, repeatedHour };
	return planSchedule(times, check);
}

/**
 * The service, when it is needed or known: its length when there is no end; and its rules, when the
 * booking looks at its slots anyway, or its name was looked for among all of them.
 */
async function serviceOf(
	{ definition, scheduled_end_at }: AppointmentDraft,
	id: number | undefined,
	{ lookups, looksForSlot }: BookingContext,
	check: FieldErrors,
): Promise<Definition | undefined> {
	if (!isGiven(scheduled_end_at) || looksForSlot) return await definitionOf(id, lookups, check);
	return id !== undefined && definition.by === 'name'
		? await lookups.listedDefinition(id)
		: undefined;
}

function checkStaff(
	{ staff }: AppointmentDraft,
	service: Definition | undefined,
	{ looksForSlot }: BookingContext,
	check: FieldErrors,
): void {
	if (looksForSlot || service?.requires_staff !== true || isGiven(staff?.value)) return;
	check.add(
		'assigned_staff_id',
		"is required because the service needs staff. Choose a staff member, or set 'Availability' to 'Book Only if Free' to assign a free one.",
	);
}
