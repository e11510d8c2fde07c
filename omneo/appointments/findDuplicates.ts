/** Finds the records that a request would make: after an answer that never came, or before anything is sent. */
import type { OmneoClient } from '../client/client';
import type { PageRef } from '../client/pageLinks';
import { readForLookup } from '../client/pagination';
import { anyRecord } from '../client/parse';
import { type ApiRecord, idOf } from '../client/requests';
import { OmneoError } from '../errors';
import type { AppointmentRequest } from '../schema';
import { isBlank } from '../values';
import { momentOfAnswer } from '../time';
import { type Match, combine, matchIds, matchStatus, matchTime } from './matchRecord';

/** Bookings that take no place any more. Source: API reference, the enum of `status`. */
const INACTIVE_STATUSES = ['cancelled', 'rejected'];

/** No two clocks of the world are further apart: created_at may be written on any of them. */
const MAX_CLOCK_DIFFERENCE_MS = 26 * 3_600_000;

/** What a booking does about one that is there already; the first is the default. */
export const alreadyBookedModes = ['returnExisting', 'stop', 'createAnyway'] as const;
export type AlreadyBookedMode = (typeof alreadyBookedModes)[number];

interface MatchOptions {
	/** A booking with other staff is another one, when a staff member is asked for. */
	sameStaff?: boolean;
	/** Starts up to this many milliseconds later count as well. */
	laterByMs?: number;
}

/** Which of the matching records count, by when they were created. */
interface AgeLimit {
	/** Records created longer ago are other ones. */
	maxAgeMs?: number;
	/** The request was sent so long ago: a record that looks older than it is not certain to be its own. */
	sentAgoMs?: number;
}

type AppointmentKey = Pick<
	AppointmentRequest,
	'profile_id' | 'appointment_definition_id' | 'location_id' | 'assigned_staff_id' | 'status'
>;

/** Whether a record is a booking of the same customer, for the same definition, location and start. */
export function matchAppointment(
	record: ApiRecord,
	body: AppointmentKey,
	startMs: number,
	{ sameStaff = false, laterByMs = 0 }: MatchOptions = {},
): Match {
	const { profile_id, appointment_definition_id, location_id, assigned_staff_id } = body;
	// Staff written as null means no staff, not a field that was left out.
	const otherStaff = sameStaff && assigned_staff_id && record.assigned_staff_id === null;
	return combine(
		matchStatus(record.status, INACTIVE_STATUSES, body.status),
		matchIds(record, { profile_id, appointment_definition_id, location_id }),
		matchTime(record.scheduled_start_at, startMs, startMs + laterByMs),
		otherStaff ? 'other' : 'same',
		matchIds(record, { assigned_staff_id: sameStaff ? assigned_staff_id : undefined }),
	);
}

/** Whether the answer to a create can be the booking that was sent: what it says must agree, staff and status apart. */
export function matchAnswer(answer: ApiRecord, body: AppointmentRequest, startMs: number): Match {
	const { profile_id, appointment_definition_id, location_id } = body;
	const { scheduled_start_at: start } = answer;
	// An answer that repeats the clock that was sent means the same moment.
	const isSentClock =
		typeof start === 'string' && minuteOf(start) === minuteOf(body.scheduled_start_at);
	return combine(
		matchIds(answer, { profile_id, appointment_definition_id, location_id }),
		isSentClock ? 'same' : matchTime(start, startMs, startMs),
	);
}

function minuteOf(time: string): string {
	return time.replace('T', ' ').slice(0, 16);
}

/**
 * The bookings that match, oldest first. Read with the filters that live tests of the SDK confirm; the
 * rest is compared here.
 * @throws OmneoError when the list cannot be read in full, or a record of it does not say enough.
 */
export async function findMatchingAppointments(
	client: OmneoClient,
	body: AppointmentRequest,
	startMs: number,
	options: MatchOptions & AgeLimit = {},
): Promise<ApiRecord[]> {
	const { profile_id, appointment_definition_id } = body;
	const match = (record: ApiRecord) => matchAppointment(record, body, startMs, options);
	const filters = { profile_id, appointment_definition_id };
	return withinAge(await findMatching(client, 'appointments', filters, match), client, options);
}

export interface EntryRequest {
	profile_id?: string;
	appointment_definition_id: number;
	location_id: number;
	desired_start_at?: string;
}

/**
 * Entries of the waitlist or the queue for the same customer, definition and location that are still
 * open. A desired start counts as the same on any clock, as it is not known which one Omneo reads it on.
 * @throws OmneoError when the list cannot be read in full, or a record of it does not say enough.
 */
export async function findMatchingEntries(
	client: OmneoClient,
	path: string,
	body: EntryRequest,
	open: readonly string[],
	age: AgeLimit = {},
): Promise<ApiRecord[]> {
	const { profile_id, appointment_definition_id, location_id, desired_start_at } = body;
	const desired = isBlank(desired_start_at) ? undefined : momentOfAnswer(desired_start_at);
	const filters = { profile_id, appointment_definition_id };
	const found = await findMatching(client, path, filters, (record) =>
		combine(
			typeof record.status === 'string' && !open.includes(record.status) ? 'other' : 'same',
			matchIds(record, { profile_id, appointment_definition_id, location_id }),
			matchDesired(record.desired_start_at, desired),
		),
	);
	return withinAge(found, client, age);
}

function matchDesired(answered: unknown, desired: number | undefined): Match {
	const moment = momentOfAnswer(answered);
	if (desired === undefined || moment === undefined) return desired === moment ? 'same' : 'other';
	const between = Math.abs(moment - desired);
	return between <= MAX_CLOCK_DIFFERENCE_MS && between % 900_000 === 0 ? 'same' : 'other';
}

async function findMatching(
	client: OmneoClient,
	path: string,
	filters: Record<string, string | number | undefined>,
	match: (record: ApiRecord) => Match,
): Promise<ApiRecord[]> {
	const query = Object.fromEntries(
		Object.entries(filters).map(([field, value]) => [`filter[${field}]`, value]),
	);
	const read = async (page: PageRef) => await client.page([path], anyRecord, page, query);
	const { records, cut } = await readForLookup(read, (record) => match(record) !== 'other');
	const same = records.filter((record) => match(record) === 'same' && idOf(record) !== undefined);
	if (same.length > 0) return same.sort((a, b) => Number(a.id) - Number(b.id));
	if (cut) throw unclearList("Couldn't check for an existing record because Omneo lists too many");
	if (records.length === 0) return [];
	throw unclearList(
		"Couldn't check for an existing record because one in Omneo doesn't say enough",
	);
}

/**
 * A creation time that looks too old counts as old only when both clocks say so. Of a request that was
 * sent, such a record may be its own written on a wrong clock, so that nothing is certain.
 */
function withinAge(
	records: ApiRecord[],
	{ serverClock }: OmneoClient,
	{ maxAgeMs, sentAgoMs }: AgeLimit,
): ApiRecord[] {
	const isOlder = ({ created_at }: ApiRecord, limit: number) => {
		const made = momentOfAnswer(created_at);
		return made !== undefined && serverClock.both().every((now) => now - made > limit);
	};
	if (maxAgeMs !== undefined) return records.filter((record) => !isOlder(record, maxAgeMs));
	if (sentAgoMs === undefined) return records;
	const recent = records.filter((record) => !isOlder(record, sentAgoMs + MAX_CLOCK_DIFFERENCE_MS));
	if (recent.length === 0 && records.length > 0) {
		throw unclearList('Omneo has a record like this one that was created earlier');
	}
	return recent;
}

function unclearList(message: string): OmneoError {
	return new OmneoError({
		kind: 'unexpectedResponse',
		code: 'unclear_list',
		message,
		hint: 'Look in Omneo before running this item again.',
		outcomeUnknown: true,
	});
}
