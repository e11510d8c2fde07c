/** Changes to an appointment that exists: the bodies of `PUT /appointments/{id}`. */
import { type Clearing, changedBody } from '../client/requestBody';
import { FieldErrors } from '../validation';
import { type Appointment, appointmentChanges } from '../schema';
import { invalidInput } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type Reference, resolveReferences, resolveZone } from '../client/references';
import { isBlank } from '../text';
import {
	type PastTimes,
	type RepeatedHour,
	checkZone,
	momentOfAnswer,
	planSchedule,
	planTimes,
	readTime,
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
	/** The appointment as it is; read only when the change cannot be understood without it. */
	current(): Promise<Appointment>;
}

/** The checked body: the fields that were set, those to clear as null, and the zone of times that were set. */
export async function prepareChanges(
	draft: ChangeDraft,
	context: ChangeContext,
): Promise<Record<string, unknown>> {
	const check = new FieldErrors();
	const ids = await resolveReferences(
		filledIn({
			appointment_definition_id: draft.definition,
			location_id: draft.location,
			profile_id: draft.profile,
			assigned_staff_id: draft.staff,
		}),
		context.lookups,
		check,
		async () => (await context.current()).location_id ?? undefined,
	);
	const times = await chooseTimes(draft, ids.location_id, context, check);
	const given = { ...ids, ...times, ...draft.rest };
	return changedBody(appointmentChanges, given, check, draft.clear);
}

/** Drops blank pickers, as they change nothing. */
function filledIn<T extends Record<string, Reference | undefined>>(pickers: T): Partial<T> {
	const filled = Object.entries(pickers).filter(([, picker]) => !isBlank(picker?.value));
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
	const start = check.unwrap('scheduled_start_at', readTime(draft.scheduled_start_at));
	const end = check.unwrap('scheduled_end_at', readTime(draft.scheduled_end_at));
	if (isBlank(draft.scheduled_start_at)) check.add('scheduled_start_at', 'is required');
	const durationMinutes = isBlank(draft.scheduled_end_at) ? ownMinutes(current, check) : undefined;
	if (!start || !zone || !check.isEmpty) throw invalidInput(check.messages);

	const { repeatedHour } = context;
	const times = planSchedule({ start, end, durationMinutes, zone, repeatedHour }, check);
	if (times && pastTimes) refusePast(times.startMs, zone, current.status, pastTimes, check);
	if (!times || !check.isEmpty) throw invalidInput(check.messages);
	return { ...times.fields };
}

async function chooseTimes(
	draft: ChangeDraft,
	location: number | undefined,
	context: ChangeContext,
	check: FieldErrors,
) {
	const { timezone } = draft;
	const start = check.unwrap('scheduled_start_at', readTime(draft.scheduled_start_at));
	const end = check.unwrap('scheduled_end_at', readTime(draft.scheduled_end_at));
	const confirmedAt = check.unwrap('confirmed_at', readTime(draft.confirmed_at));
	if (!start && !end && !confirmedAt) {
		return isBlank(timezone)
			? {}
			: { timezone: check.unwrap('timezone', checkZone(String(timezone))) };
	}
	// The zone of a location that was not found is unknown.
	if ('location_id' in check.messages) return undefined;
	const zone = await chooseZone(timezone, location, context, check);
	if (!zone) return undefined;

	const { repeatedHour } = context;
	if (start && isBlank(draft.scheduled_end_at)) {
		const durationMinutes = ownMinutes(await context.current(), check);
		const input = { start, durationMinutes, zone, confirmedAt, repeatedHour };
		return planSchedule(input, check)?.fields;
	}
	const endAlone = end && isBlank(draft.scheduled_start_at);
	const ownStart = endAlone ? (await context.current()).scheduled_start_at : undefined;
	const given = { scheduled_start_at: start, scheduled_end_at: end, confirmed_at: confirmedAt };
	return planTimes(given, zone, repeatedHour, check, momentOfAnswer(ownStart));
}

/**
 * The given zone; else that of the location that the appointment moves to; else its own unless that
 * is UTC; else its location's; else the workflow's.
 */
async function chooseZone(
	timezone: unknown,
	location: number | undefined,
	context: ChangeContext,
	check: FieldErrors,
): Promise<string | undefined> {
	if (!isBlank(timezone)) return await resolveZone({ timezone }, context, check);
	const current = await context.current();
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
