/** Changes to an appointment that exists: the bodies of `PUT /appointments/{id}`. */
import { type Clearing, changedBody } from '../client/requestBody';
import { FieldErrors } from '../validation';
import { type Appointment, appointmentChanges } from '../schema';
import { invalidInput } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { FieldLookups } from '../client/fieldLookups';
import { type Reference, findReferences, resolveZone } from '../client/references';
import { type GivenTime, isGiven, readMoment, readZone } from '../values';
import {
	type PastTimes,
	type RepeatedHour,
	type TimeField,
	momentOfAnswer,
	planSchedule,
	planTimes,
	zoneOfBooking,
	refusePast,
} from '../time';

/** What a form changes; what is left out or blank stays as it is. */
export interface ChangeDraft {
	definition?: Reference;
	location?: Reference;
	profile?: Reference;
	staff?: Reference;
	scheduled_start_at?: unknown;
	scheduled_end_at?: unknown;
	confirmed_at?: unknown;
	timezone?: unknown;
	/** Fields that are sent unchanged. */
	rest: Record<string, unknown>;
	/** The fields to empty. */
	clear: Clearing;
}

export interface ChangeContext {
	lookups: LookupCache;
	workflowZone: string;
	repeatedHour: RepeatedHour;
	/** Whether an end may make the appointment much shorter or longer than the service. */
	allowOtherLength: boolean;
	/** The run's clock in milliseconds, for examples in messages. */
	now: number;
	/** The appointment as it is; read only when the change cannot be understood without it. */
	current(): Promise<Appointment>;
}

/** The checked body: the fields that were set, those to clear as null, and the zone of times that were set. */
export async function prepareChanges(
	draft: ChangeDraft,
	context: ChangeContext,
): Promise<Record<string, unknown>> {
	const check = new FieldErrors();
	const form = new FieldLookups();
	const pickers = filledIn({
		appointment_definition_id: draft.definition,
		location_id: draft.location,
		profile_id: draft.profile,
		assigned_staff_id: draft.staff,
	});
	const picked = findReferences(
		pickers,
		context.lookups,
		form,
		async () => (await context.current()).location_id ?? undefined,
	);
	const { times, ...ids } = await form.settle(
		{
			...picked,
			times: form.begin(async (own) => await chooseTimes(draft, picked.location_id, context, own)),
		},
		check,
	);
	const given = { ...ids, ...times, ...draft.rest };
	return changedBody(appointmentChanges, given, check, draft.clear);
}

/** Drops blank pickers, as they change nothing. */
function filledIn<T extends Record<string, Reference | undefined>>(pickers: T): Partial<T> {
	const filled = Object.entries(pickers).filter(([, picker]) => isGiven(picker?.value));
	return Object.fromEntries(filled) as Partial<T>;
}

interface NewTimes {
	scheduled_start_at: unknown;
	/** Left empty, the appointment keeps its length. */
	scheduled_end_at?: unknown;
	/** Left empty, it keeps its zone. */
	timezone?: unknown;
}

/** The body of a reschedule: start, end and zone together. Source: live test of update in `omneo-sdk`. */
export async function prepareReschedule(
	draft: NewTimes,
	context: ChangeContext,
	pastTimes?: PastTimes,
): Promise<Record<string, unknown>> {
	const check = new FieldErrors();
	const current = await context.current();
	const zone = await chooseZone(draft.timezone, undefined, context, check);
	const { scheduled_start_at: start, scheduled_end_at: end } = readTimes(draft, context, check);
	if (!isGiven(draft.scheduled_start_at)) check.add('scheduled_start_at', 'is required');
	const keepsLength = !isGiven(draft.scheduled_end_at);
	const durationMinutes = keepsLength ? ownMinutes(current, check) : undefined;
	const usualMinutes = keepsLength ? undefined : serviceMinutes(current, context);
	if (!start || !zone || !check.isEmpty) throw invalidInput(check.messages);

	const { repeatedHour } = context;
	const given = { start, end, durationMinutes, usualMinutes, zone, repeatedHour };
	const times = planSchedule(given, check);
	if (times && pastTimes) refusePast(times.startMs, zone, current.status, pastTimes, check);
	if (!times || !check.isEmpty) throw invalidInput(check.messages);
	return { ...times.fields };
}

async function chooseTimes(
	draft: ChangeDraft,
	newLocation: Promise<number | undefined> | undefined,
	context: ChangeContext,
	check: FieldErrors,
) {
	const { timezone } = draft;
	const times = readTimes(draft, context, check);
	const { scheduled_start_at: start, scheduled_end_at: end, confirmed_at: confirmedAt } = times;
	if (!start && !end && !confirmedAt) {
		return { timezone: check.unwrap('timezone', readZone(timezone)) };
	}
	const zone = await chooseZone(timezone, newLocation, context, check);
	if (!zone) return undefined;

	const { repeatedHour } = context;
	if (start && !isGiven(draft.scheduled_end_at)) {
		const durationMinutes = ownMinutes(await context.current(), check);
		const input = { start, durationMinutes, zone, confirmedAt, repeatedHour };
		return planSchedule(input, check)?.fields;
	}
	const endAlone = end && !isGiven(draft.scheduled_start_at);
	const ownStart = endAlone ? (await context.current()).scheduled_start_at : undefined;
	// Without a given zone, the change was read in that of the appointment.
	const isKnown = endAlone || !isGiven(timezone);
	const sameService = isKnown && !isGiven(draft.definition?.value);
	const usualMinutes = sameService ? serviceMinutes(await context.current(), context) : undefined;
	const knownStart = momentOfAnswer(ownStart);
	return planTimes(times, { zone, repeatedHour, knownStart, usualMinutes }, check);
}

/** The times that a form holds, each undefined when it is not given or cannot be read. */
function readTimes(
	draft: Partial<Record<TimeField, unknown>>,
	{ now }: ChangeContext,
	check: FieldErrors,
): Partial<Record<TimeField, GivenTime>> {
	const read = (field: TimeField) => check.unwrap(field, readMoment(draft[field], { now }));
	return {
		scheduled_start_at: read('scheduled_start_at'),
		scheduled_end_at: read('scheduled_end_at'),
		confirmed_at: read('confirmed_at'),
	};
}

/** How long the service takes, as far as the appointment's own answer says; undefined when any length is meant. */
function serviceMinutes(
	{ appointment_definition }: Appointment,
	{ allowOtherLength }: ChangeContext,
): number | undefined {
	return allowOtherLength ? undefined : appointment_definition?.duration_minutes || undefined;
}

/**
 * The given zone; else that of the location that the appointment moves to; else its own unless that
 * is UTC; else its location's; else the workflow's.
 */
async function chooseZone(
	timezone: unknown,
	newLocation: Promise<number | undefined> | undefined,
	context: ChangeContext,
	check: FieldErrors,
): Promise<string | undefined> {
	if (isGiven(timezone)) return await resolveZone({ timezone }, context, check);
	const [current, location] = await Promise.all([context.current(), newLocation]);
	// The zone of a location that was not found is unknown.
	if (newLocation && location === undefined) return undefined;
	const moves = location !== undefined && location !== current.location_id;
	const own = moves ? undefined : zoneOfBooking(current);
	const id = moves ? location : current.location_id;
	const locationId = typeof id === 'number' ? id : undefined;
	return await resolveZone({ timezone: own, locationId }, context, check);
}

/** Minutes between an appointment's own start and end. */
function ownMinutes(current: Appointment, check: FieldErrors): number | undefined {
	const { scheduled_start_at, scheduled_end_at } = current;
	const [start, end] = [scheduled_start_at, scheduled_end_at].map(momentOfAnswer);
	if (start !== undefined && end !== undefined && end > start) return (end - start) / 60_000;
	check.add('scheduled_end_at', "is required because the appointment's duration isn't known");
	return undefined;
}
