/** Reads the free slots of a service, and the staff who are free for it. */
import type { OmneoClient } from '../client/client';
import {
	type AvailableStaffMember,
	MOST_RANGE_DAYS,
	availableStaff,
	availableStaffRequest,
	daySlots,
	rangeSlots,
	slotRangeRequest,
	slotsRequest,
} from '../schema';
import { OmneoError, undefinedFor } from '../errors';
import { readPages } from '../client/pagination';
import { inBatches } from '../concurrency/pool';
import { type FreeSlot, type SlotList, type SlotQuery, readSlots } from './slots';
import { type Days, eachDay, partsOf } from '../time';
import { fullName, readZone } from '../values';

/** More than any booking looks ahead. */
export const MOST_DAYS_ASKED = 366;

/** How many days there are from the first to the last, both counted. */
export function daysIn({ first, last }: Days): number {
	return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}

/** Reads slots over many days; remembers whether this server answers ranges. */
export class SlotReader {
	private rangesWork = true;

	constructor(private readonly client: OmneoClient) {}

	/**
	 * Yields the slots of all queries, earliest first and each once, some ranges of days at a time. A caller
	 * that has enough stops, and no further range is requested.
	 */
	async *over(
		questions: SlotQuery[],
		days: Days,
		{ daysAtOnce = MOST_RANGE_DAYS, rangesAtOnce = 1 } = {},
	): AsyncGenerator<FreeSlot[]> {
		const seen = new Set<string>();
		const ofAll = async (part: Days) => {
			const slots: FreeSlot[] = [];
			const ofOne = async (question: SlotQuery) => await this.ofPart(question, part);
			for await (const batch of inBatches(questions, ofOne)) slots.push(...batch.flat());
			return slots;
		};
		for await (const ranges of inBatches(partsOf(days, daysAtOnce), ofAll, rangesAtOnce)) {
			const slots = ranges.flat().sort((a, b) => a.start - b.start);
			yield slots.filter(({ start, record }) => {
				const key = `${start} ${record.staff_id}`;
				return !seen.has(key) && Boolean(seen.add(key));
			});
		}
	}

	/**
	 * Requests up to 31 days in one call (source: API reference). Where the call is refused or missing,
	 * or its slots have no date, requests each day separately.
	 */
	private async ofPart(question: SlotQuery, days: Days): Promise<FreeSlot[]> {
		const [first, ...others] = eachDay(days);
		const asRange = this.rangesWork && others.length > 0;
		const range = asRange ? await slotsOfRange(this.client, question, days) : undefined;
		if (range && !range.assumed) return range.slots;
		// The first day goes alone, so that a query that is wrong fails after one call.
		const day = await slotsOfDay(this.client, question, first);
		// A single day may tell local times from UTC where a range does not; if not, nothing does.
		if (range && day.assumed) return range.slots;
		if (asRange) this.rangesWork = false;
		const found = [...day.slots];
		const ofDay = async (one: string) => (await slotsOfDay(this.client, question, one)).slots;
		for await (const batch of inBatches(others, ofDay)) found.push(...batch.flat());
		return found;
	}
}

/**
 * One query for each staff member when the service requires staff and none is chosen: the dev guide
 * "Appointments" asks for `staff_id` then, and each slot has its staff member that way.
 */
export async function queriesPerStaff(
	client: OmneoClient,
	question: SlotQuery,
	requiresStaff: boolean,
	day: string,
): Promise<SlotQuery[]> {
	if (!requiresStaff || question.staffId !== undefined) return [question];
	const staff = await staffOn(client, question, day);
	return staff.map((person) => ({
		...question,
		staffId: person.id,
		staffName: fullName(person) ?? person.email,
	}));
}

/** All slots of one day. */
async function slotsOfDay(
	client: OmneoClient,
	question: SlotQuery,
	day: string,
): Promise<SlotList> {
	const body = slotsRequest.parse({
		location_id: question.locationId,
		date: day,
		staff_id: question.staffId,
	});
	const { data, meta } = await client.ask(pathOf(question, 'available-slots'), body, daySlots);
	const zone = zoneOf(data.timezone, question);
	const minutes = meta?.duration_minutes;
	const listed = readSlots(data.slots, { question, zone, day, minutes });
	// An unreadable slot is left out, but a day must not look full because none can be read.
	if (listed.slots.length === 0 && listed.unread > 0) throw unreadable();
	return listed;
}

/** Undefined when the range call does not work on this server. */
async function slotsOfRange(
	client: OmneoClient,
	question: SlotQuery,
	{ first, last }: Days,
): Promise<SlotList | undefined> {
	const body = slotRangeRequest.parse({
		location_id: question.locationId,
		start_date: first,
		end_date: last,
		staff_id: question.staffId,
		sort: 'asc',
	});
	const path = pathOf(question, 'available-slots-range');
	const pending = client.ask(path, body, rangeSlots);
	// The range may be too long, or the call may not exist.
	const answer = await pending.catch(undefinedFor('validation', 'notFound', 'unexpectedResponse'));
	if (!answer) return undefined;
	const { data, meta } = answer;
	// The reference calls the list paged without saying how, so a partial list is not used.
	if ((meta?.total ?? 0) > data.length) return undefined;
	const zone = zoneOf(meta?.timezone, question);
	const read = readSlots(data, { question, zone, minutes: meta?.duration_minutes });
	return read.unread > 0 ? undefined : read;
}

/** A staff member who may take an appointment, and where that is known from. */
export interface StaffOption extends AvailableStaffMember {
	/** `location` when the service needs no staff: whether they are free is unknown then. */
	source: 'definition' | 'location';
}

/** Who may take an appointment on a day. */
export async function staffOn(
	client: OmneoClient,
	question: Pick<SlotQuery, 'definitionId' | 'locationId'>,
	day: string,
	availableOnly = false,
): Promise<StaffOption[]> {
	const body = availableStaffRequest.parse({
		location_id: question.locationId,
		date: day,
		available_only: availableOnly,
	});
	const path = pathOf(question, 'available-staff');
	const answer = await client.ask(path, body, availableStaff).catch(nothingWhenNotNeeded);
	if (!answer) return await staffOfLocation(client, question.locationId);
	return answer.data
		.filter((person) => !availableOnly || person.has_available_slots !== false)
		.map((person) => ({ ...person, source: 'definition' }));
}

async function staffOfLocation(client: OmneoClient, locationId: number): Promise<StaffOption[]> {
	const records = await readPages((page) => client.staffOf(locationId, page));
	return records
		.filter((post) => post.is_active !== false)
		.map(({ profile_id, profile, sort_order }) => ({
			...profile,
			id: profile_id,
			location_profile_sort_order: sort_order,
			source: 'location',
		}));
}

function pathOf({ definitionId }: Pick<SlotQuery, 'definitionId'>, what: string) {
	return ['appointment-definitions', definitionId, what];
}

/** The zone that the response names, else the one of the query. */
function zoneOf(answered: string | null | undefined, { zone }: SlotQuery): string {
	const named = readZone(answered);
	return (named.ok ? named.value : undefined) ?? zone;
}

/** Source: live test of available staff in `omneo-sdk` (`errors.requires_staff`). */
function nothingWhenNotNeeded(error: unknown): undefined {
	if (error instanceof OmneoError && 'requires_staff' in error.fields) return undefined;
	throw error;
}

function unreadable(): OmneoError {
	return new OmneoError({
		kind: 'unexpectedResponse',
		message: 'Omneo returned free slots in an unknown time format',
		hint: 'Please report it on GitHub with one slot as Omneo returns it.',
	});
}
