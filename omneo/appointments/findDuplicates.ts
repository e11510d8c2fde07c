/** Records that are what a request asks for: found after an answer that never came, or before anything is sent. */
import type { OmneoClient } from '../client/client';
import { anyRecord } from '../client/parse';
import { type ApiRecord, idOf } from '../client/requests';
import type { AppointmentRequest } from '../schema';
import { OmneoError } from '../errors';
import { readForLookup } from '../client/pagination';
import { isBlank } from '../values';
import { momentOfAnswer } from '../time';

/** Bookings that take no place any more. Source: API reference, the enum of `status`. */
const INACTIVE_STATUSES = ['cancelled', 'rejected'];

/** What is done about a booking that is there already; the first is the default. */
export const alreadyBookedModes = ['createAnyway', 'returnExisting', 'stop'] as const;
export type AlreadyBookedMode = (typeof alreadyBookedModes)[number];

/** No two clocks of the world are further apart. */
const MOST_BETWEEN_CLOCKS = 26 * 3_600_000;

interface MatchOptions {
	/** Somebody else's booking is not this one, when somebody is asked for. */
	sameStaff?: boolean;
	/** Only what a request can have made that was sent so many milliseconds ago. */
	sentAgo?: number;
	/** Starts up to this many milliseconds later count as well. */
	laterBy?: number;
}

/**
 * Bookings of the same customer, for the same definition, location and start, oldest first.
 * Asked with the filters that live tests of the SDK confirm; the rest is compared here.
 * @throws OmneoError when the list cannot be read in full.
 */
export async function findMatchingAppointments(
	client: OmneoClient,
	body: AppointmentRequest,
	startMs: number,
	{ sameStaff = false, sentAgo, laterBy = 0 }: MatchOptions = {},
): Promise<ApiRecord[]> {
	const { profile_id, appointment_definition_id, location_id, assigned_staff_id } = body;
	const wanted = { profile_id, appointment_definition_id, location_id };
	const staff = sameStaff && assigned_staff_id ? { assigned_staff_id } : {};
	const filters = { profile_id, appointment_definition_id };
	const found = await findMatchingRecords(client, 'appointments', filters, (record) => {
		const moment = momentOfAnswer(record.scheduled_start_at) ?? Number.NaN;
		return (
			has(record, { ...wanted, ...staff }) &&
			(!isOneOf(INACTIVE_STATUSES, record.status) || record.status === body.status) &&
			moment >= startMs &&
			moment <= startMs + laterBy
		);
	});
	return sentAgo === undefined ? found : excludeOld(found, client, sentAgo);
}

/**
 * Without those made more than a day before the request was sent, on whichever clock that is
 * written; what cannot be told is not old. By Omneo's clock alone: that of this machine may be wrong.
 */
function excludeOld(
	records: ApiRecord[],
	{ serverTime }: OmneoClient,
	sentAgo: number,
): ApiRecord[] {
	return records.filter(({ created_at }) => {
		const made = momentOfAnswer(created_at);
		if (made === undefined || serverTime === undefined) return true;
		return serverTime - sentAgo - made <= MOST_BETWEEN_CLOCKS;
	});
}

export interface EntryRequest {
	profile_id?: string;
	appointment_definition_id: number;
	location_id: number;
	desired_start_at?: string;
}

/**
 * Entries of the waitlist or the queue for the same customer, definition and location, that are
 * still open, and that a request sent so many milliseconds ago can have made. A desired start counts as the
 * same on any clock, as it is not known which one Omneo reads it on.
 * @throws OmneoError when the list cannot be read in full.
 */
export async function findMatchingEntries(
	client: OmneoClient,
	path: string,
	body: EntryRequest,
	open: readonly string[],
	sentAgo = 0,
): Promise<ApiRecord[]> {
	const { profile_id, appointment_definition_id, location_id, desired_start_at } = body;
	const wanted = { profile_id, appointment_definition_id, location_id };
	const desired = isBlank(desired_start_at) ? undefined : momentOfAnswer(desired_start_at);
	const filters = { profile_id, appointment_definition_id };
	const found = await findMatchingRecords(client, path, filters, (record) => {
		const moment = momentOfAnswer(record.desired_start_at);
		const sameTime =
			desired === undefined || moment === undefined
				? desired === moment
				: Math.abs(moment - desired) <= MOST_BETWEEN_CLOCKS && (moment - desired) % 900_000 === 0;
		return has(record, wanted) && isOneOf(open, record.status) && sameTime;
	});
	return excludeOld(found, client, sentAgo);
}

async function findMatchingRecords(
	client: OmneoClient,
	path: string,
	filters: Record<string, string | number | undefined>,
	isLike: (record: ApiRecord) => boolean,
): Promise<ApiRecord[]> {
	const query = Object.fromEntries(
		Object.entries(filters).map(([field, value]) => [`filter[${field}]`, value]),
	);
	const read = async (page: number) => await client.page([path], anyRecord, page, query);
	const usable = (record: ApiRecord) => idOf(record) !== undefined && isLike(record);
	const { records, cut } = await readForLookup(read, usable);
	if (cut) throw notToBeTold();
	return records.sort((a, b) => Number(a.id) - Number(b.id));
}

function has(record: ApiRecord, wanted: Record<string, unknown>): boolean {
	return Object.entries(wanted).every(([field, value]) => plain(record[field]) === plain(value));
}

/** An ID in capitals is the same ID; what is no ID at all is no ID's like. */
function plain(id: unknown): unknown {
	return typeof id === 'string' || typeof id === 'number' ? String(id).toLowerCase() : id;
}

function isOneOf(statuses: readonly string[], status: unknown): boolean {
	return typeof status === 'string' && statuses.includes(status);
}

function notToBeTold(): OmneoError {
	return new OmneoError({
		kind: 'unexpectedResponse',
		code: 'too_many_records',
		message: 'Omneo lists too many records to find out whether this one is there',
		hint: 'Look in Omneo before you run this item again.',
	});
}
