/** Changes to an appointment that exists: the bodies of `PUT /appointments/{id}`. */
import { changedBody } from './body';
import { type Checked, FieldCheck } from './checked';
import { type Appointment, appointmentChanges } from './contract';
import { invalidInput } from './errors';
import type { Lookups } from './lookups';
import {
	type Reference,
	customerIdOf,
	definitionIdOf,
	locationIdOf,
	staffIdOf,
} from './references';
import { isBlank } from './text';
import {
	type RepeatedHour,
	checkZone,
	momentOfAnswer,
	planSchedule,
	planTimes,
	readTime,
} from './time';

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
	/** Everything that needs no more than being passed on. */
	rest: Record<string, unknown>;
	/** API fields to empty. */
	clear: string[];
}

export interface ChangeContext {
	lookups: Lookups;
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
	const check = new FieldCheck();
	const { lookups } = context;
	const idOf = async <Id>(
		field: string,
		reference: Reference | undefined,
		find: (reference: Reference) => Promise<Checked<Id>>,
	) =>
		reference && !isBlank(reference.value) ? check.take(field, await find(reference)) : undefined;

	const definition = await idOf('appointment_definition_id', draft.definition, (reference) =>
		definitionIdOf(reference, lookups),
	);
	const location = await idOf('location_id', draft.location, (reference) =>
		locationIdOf(reference, lookups),
	);
	const profile = await idOf('profile_id', draft.profile, (reference) =>
		customerIdOf(reference, lookups),
	);
	const staff = await idOf('assigned_staff_id', draft.staff, async (reference) => {
		// Only a name has to be looked for at a location.
		const where = reference.by === 'name' ? (location ?? (await ownLocation(context))) : undefined;
		return await staffIdOf(reference, where, lookups);
	});
	const given = {
		appointment_definition_id: definition,
		profile_id: profile,
		location_id: location,
		assigned_staff_id: staff,
		...(await chooseTimes(draft, context, check)),
		...draft.rest,
	};
	return changedBody(appointmentChanges, given, check, draft.clear);
}

export interface NewTimes {
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
): Promise<Record<string, unknown>> {
	const check = new FieldCheck();
	const current = await context.current();
	const zone = chooseZone(draft.timezone, current, context, check);
	const start = check.take('scheduled_start_at', readTime(draft.scheduled_start_at));
	const end = check.take('scheduled_end_at', readTime(draft.scheduled_end_at));
	if (isBlank(draft.scheduled_start_at)) check.note('scheduled_start_at', 'is required');
	const length = lengthOf(current);
	if (isBlank(draft.scheduled_end_at) && length === undefined) {
		check.note('scheduled_end_at', "is required, as the appointment's own length is not known");
	}
	if (!start || !zone || !check.clean) throw invalidInput(check.problems);

	const { repeatedHour } = context;
	const durationMinutes = length === undefined ? undefined : length / 60_000;
	const times = planSchedule({ start, end, durationMinutes, zone, repeatedHour }, check);
	if (!times) throw invalidInput(check.problems);
	return { ...times };
}

async function chooseTimes(draft: ChangeDraft, context: ChangeContext, check: FieldCheck) {
	const { scheduled_start_at, scheduled_end_at, confirmed_at, timezone } = draft;
	const given = {
		scheduled_start_at: check.take('scheduled_start_at', readTime(scheduled_start_at)),
		scheduled_end_at: check.take('scheduled_end_at', readTime(scheduled_end_at)),
		confirmed_at: check.take('confirmed_at', readTime(confirmed_at)),
	};
	if (Object.values(given).every((time) => time === undefined)) {
		return isBlank(timezone)
			? {}
			: { timezone: check.take('timezone', checkZone(String(timezone))) };
	}
	const current = isBlank(timezone) ? await context.current() : undefined;
	const zone = chooseZone(timezone, current, context, check);
	return zone && planTimes(given, zone, context.repeatedHour, check);
}

/** The given zone, else the appointment's own, else its location's, else the workflow's. */
function chooseZone(
	given: unknown,
	current: Appointment | undefined,
	{ workflowZone }: ChangeContext,
	check: FieldCheck,
): string | undefined {
	if (!isBlank(given)) return check.take('timezone', checkZone(String(given)));
	const own = [current?.timezone, current?.location?.timezone].find(
		(zone) => typeof zone === 'string' && checkZone(zone).ok,
	);
	return check.take('timezone', checkZone(own ?? workflowZone));
}

async function ownLocation(context: ChangeContext): Promise<number | undefined> {
	return (await context.current()).location_id ?? undefined;
}

/** Milliseconds between an appointment's own start and end. */
function lengthOf({ scheduled_start_at, scheduled_end_at }: Appointment): number | undefined {
	const [start, end] = [scheduled_start_at, scheduled_end_at].map(momentOfAnswer);
	return start !== undefined && end !== undefined && end > start ? end - start : undefined;
}
