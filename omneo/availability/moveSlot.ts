/** A move of an appointment to a free time only, where its own slot counts as free. */
import { SlotReader, queriesPerStaff } from './slotReader';
import { INACTIVE_STATUSES } from '../appointments/findDuplicates';
import type { OmneoClient } from '../client/client';
import type { LookupCache } from '../client/lookupCache';
import type { PageRef } from '../client/pageLinks';
import { readForLookup } from '../client/pagination';
import { anyRecord } from '../client/parse';
import type { Appointment } from '../schema';
import { dayAt, isOver, momentOfAnswer } from '../time';
import { searchFor, slotTaken } from './bookSlot';
import { type FreeSlot, hasRoom } from './slots';

interface MoveContext {
	client: OmneoClient;
	lookups: LookupCache;
	workflowZone: string;
	/** Milliseconds since 1970. */
	now: number;
}

/** Milliseconds since 1970. */
interface Span {
	from: number;
	until: number;
}

/**
 * Nothing when the appointment can move there.
 * @throws OmneoError of kind `slotTaken` with the next free slots.
 */
export async function assertMoveIsFree(
	current: Appointment,
	to: Span,
	context: MoveContext,
): Promise<void> {
	const { appointment_definition_id, location_id, assigned_staff_id } = current;
	if (typeof appointment_definition_id !== 'number' || typeof location_id !== 'number') return;
	const { client, now } = context;
	const body = {
		appointment_definition_id,
		location_id,
		assigned_staff_id: assigned_staff_id ?? undefined,
	};
	const { places, ...search } = await searchFor({ body, startMs: to.from }, context);
	const [{ zone, ...place }] = places;
	const isPast = isOver(to.from, now);
	if (!isPast) {
		const own = spanOf(current);
		if (own && own.from === to.from && own.until === to.until) return;
		const day = dayAt(to.from, zone);
		const anybody = { ...place, zone, definitionId: search.definitionId, staffId: search.staffId };
		const questions = await queriesPerStaff(client, anybody, search.requiresStaff, day);
		const slots: FreeSlot[] = [];
		for await (const found of new SlotReader(client).over(questions, { first: day, last: day })) {
			slots.push(...found.filter(hasRoom));
		}
		if (slots.some(({ start }) => start === to.from)) return;
		// The own slot is not listed, as the appointment itself takes it.
		if (
			own &&
			overlaps(own, to) &&
			isWithin(to, own, slots) &&
			!(await isTaken(current, await withBuffers(to, context, appointment_definition_id), client))
		) {
			return;
		}
	}
	throw await slotTaken({ ...search, places }, context);
}

function spanOf({ scheduled_start_at, scheduled_end_at }: Appointment): Span | undefined {
	const [from, until] = [scheduled_start_at, scheduled_end_at].map(momentOfAnswer);
	return from === undefined || until === undefined ? undefined : { from, until };
}

function overlaps(one: Span, other: Span): boolean {
	return one.from < other.until && other.from < one.until;
}

/** Whether the day is known to be open for as long: from the first to the last free slot, the own one among them. */
function isWithin(to: Span, own: Span, slots: FreeSlot[]): boolean {
	const ends = slots.map(({ start, record }) =>
		record.end_at ? Date.parse(record.end_at) : start,
	);
	const first = Math.min(own.from, ...slots.map(({ start }) => start));
	return to.from >= first && to.until <= Math.max(own.until, ...ends);
}

/** The time with what the service keeps free around it, on both sides: which side counts is not known of the others. */
async function withBuffers(
	{ from, until }: Span,
	{ lookups }: MoveContext,
	definitionId: number,
): Promise<Span> {
	const { buffer_before_minutes, buffer_after_minutes } = await lookups.definition(definitionId);
	const buffer = Math.max(buffer_before_minutes ?? 0, buffer_after_minutes ?? 0) * 60_000;
	return { from: from - buffer, until: until + buffer };
}

/** Whether another appointment of the same staff member, or else for the same service, is at that time. */
async function isTaken(current: Appointment, to: Span, client: OmneoClient): Promise<boolean> {
	const { id, location_id, assigned_staff_id, appointment_definition_id } = current;
	const isRival = (record: Partial<Appointment>) => {
		const span = spanOf(record as Appointment);
		return (
			record.id !== id &&
			record.location_id === location_id &&
			!INACTIVE_STATUSES.includes(String(record.status)) &&
			(assigned_staff_id
				? record.assigned_staff_id === assigned_staff_id
				: record.appointment_definition_id === appointment_definition_id) &&
			(span === undefined || overlaps(span, to))
		);
	};
	const by = assigned_staff_id ? { assigned_staff_id } : { appointment_definition_id };
	const query = Object.fromEntries(
		Object.entries({ location_id, ...by }).map(([field, value]) => [
			`filter[${field}]`,
			value ?? undefined,
		]),
	);
	const read = async (page: PageRef) => await client.page(['appointments'], anyRecord, page, query);
	const { records, cut } = await readForLookup(read, isRival);
	// A list that cannot be read to its end may hold one.
	return cut || records.length > 0;
}
