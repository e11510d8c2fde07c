/** A booking that is to be made at a free time only: looked up right before it is written. */
import { SlotReader, queriesPerStaff } from './slotReader';
import type { Booking } from '../appointments/create';
import { FieldErrors } from '../validation';
import type { OmneoClient } from '../client/client';
import { type AppointmentRequest, type Definition, locationIdsOf } from '../schema';
import { OmneoError, invalidInput } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type NextSearch, nextSlots, noSlot } from './nextSlots';
import type { SlotLedger } from './slotLedger';
import { type FreeSlot, type SlotRecord, hasRoom } from './slots';
import {
	type RepeatedHour,
	dayAt,
	exactly,
	isOver,
	isRepeated,
	planSchedule,
	toLocalIso,
	zoneOfPlace,
} from '../time';

/** What a booking does about free slots; the first is the default. */
export const availabilityModes = ['asGiven', 'check', 'nextFree'] as const;
export type AvailabilityMode = (typeof availabilityModes)[number];

export interface SlotBookingContext {
	client: OmneoClient;
	lookups: LookupCache;
	workflowZone: string;
	repeatedHour: RepeatedHour;
	/** How far the next free slot may lie after the start. */
	withinDays: number;
	/** Milliseconds since 1970: given where a start in the past is refused as one that is taken. */
	now?(): number;
	/** What this process has just booked: lists of free slots may lag behind it. */
	ledger: SlotLedger;
	/** Waits as long as a list may lag. */
	awaitLag(): Promise<void>;
}

/** Of a booking, what says which slots are its own. */
type SlotKey = Pick<
	AppointmentRequest,
	'appointment_definition_id' | 'location_id' | 'assigned_staff_id'
>;

export interface SlotSearch extends Omit<NextSearch, 'withinDays' | 'count'> {
	/** Why there may be no slots at all, for the end of a sentence. */
	reason?: string;
}

/** How many other times an error offers, and how far ahead they are looked for. */
const ALTERNATIVES = 3;
const ALTERNATIVES_WITHIN_DAYS = 14;

/** A booking at a free time, with a free staff member when the service needs staff and none was chosen. */
interface SlotBooking extends Booking {
	slot: SlotRecord;
	/** To be called once the booking is made, or may be. */
	onSent(): void;
}

/**
 * The booking at its own start, when a free slot begins then.
 * @throws OmneoError of kind `slotTaken` with the next free slots in its `data`.
 */
export async function bookAtStart(
	booking: Booking,
	context: SlotBookingContext,
): Promise<SlotBooking> {
	const { client } = context;
	const { places, ...search } = await searchFor(booking, context);
	const [{ from, ...place }] = places;
	const now = context.now?.() ?? -Infinity;
	const isPast = isOver(from, now);
	const day = dayAt(from, place.zone);
	const anybody = { ...place, definitionId: search.definitionId, staffId: search.staffId };
	const questions = await queriesPerStaff(client, anybody, search.requiresStaff, day);
	const listed = async () => {
		const found: FreeSlot[] = [];
		const days = { first: day, last: day };
		for await (const slots of new SlotReader(client).over(questions, days)) found.push(...slots);
		return found.filter((slot) => slot.start === from && hasRoom(slot));
	};
	const slot = isPast ? undefined : await withRoom(listed, booking.endMs, context);
	if (slot) return placedAt(booking, slot, context);
	throw await slotTaken(client, { ...search, places }, { now, isPast });
}

/**
 * The booking moved to the first free slot at or after its own start.
 * @throws OmneoError of kind `noSlot`.
 */
export async function bookNextFree(
	booking: Booking,
	context: SlotBookingContext,
): Promise<SlotBooking> {
	const { withinDays, repeatedHour } = context;
	const { body, startMs, endMs, confirmedMs } = booking;
	const search = await searchFor(booking, context);
	const length = endMs - startMs;
	// A time that happens twice can only be booked when the form says which of the two is meant.
	const accepts = ({ start }: FreeSlot) =>
		repeatedHour !== 'refuse' ||
		[start, start + length].every((moment) => !isRepeated(moment, body.timezone));
	const { ledger } = context;
	const listed = async (askedAt: number) =>
		await nextSlots(context.client, {
			...search,
			withinDays,
			count: 1,
			accepts: (slot) =>
				accepts(slot) && ledger.roomIn(slot, slot.start + length, askedAt) !== 'taken',
		});
	const slot = await withRoom(listed, undefined, context);
	if (!slot) throw noSlot(withinDays);

	const check = new FieldErrors();
	const times = planSchedule(
		{
			start: exactly(slot.start),
			durationMinutes: length / 60_000,
			zone: body.timezone,
			confirmedAt: confirmedMs === undefined ? undefined : exactly(confirmedMs),
			repeatedHour,
		},
		check,
	);
	if (!times) throw invalidInput(check.messages);
	const { fields, ...moments } = times;
	return placedAt({ ...moments, body: { ...body, ...fields } }, slot, context);
}

/**
 * The first of the listed slots that this process has not filled. A slot without a number of places
 * that it has just booked tells only later whether it takes more: so it is looked at once more then.
 */
async function withRoom(
	listed: (askedAt: number) => Promise<FreeSlot[]>,
	endMs: number | undefined,
	{ ledger, awaitLag }: SlotBookingContext,
): Promise<FreeSlot | undefined> {
	const askedAt = ledger.now();
	const room = (slot: FreeSlot) => ledger.roomIn(slot, endMs ?? slot.start + 1, askedAt);
	const slots = await listed(askedAt);
	const free = slots.find((slot) => room(slot) === 'free');
	const unclear = slots.find((slot) => room(slot) === 'unclear');
	if (free || !unclear) return free;
	await awaitLag();
	const [still] = await listed(ledger.now());
	if (still?.start === unclear.start) ledger.confirmUnlimited(still);
	return still;
}

function placedAt(booking: Booking, slot: FreeSlot, { ledger }: SlotBookingContext): SlotBooking {
	const onSent = () => ledger.take(slot, booking.endMs);
	return { ...booking, body: withStaff(booking.body, slot), slot: slot.record, onSent };
}

function withStaff(body: AppointmentRequest, { record }: FreeSlot): AppointmentRequest {
	const staff = body.assigned_staff_id ?? record.staff_id;
	return staff ? { ...body, assigned_staff_id: staff } : body;
}

/** What the free slots of a booking are searched by. */
export async function searchFor(
	{ body, startMs: from }: Pick<Booking, 'startMs'> & { body: SlotKey },
	{ lookups, workflowZone }: Pick<SlotBookingContext, 'lookups' | 'workflowZone'>,
): Promise<SlotSearch> {
	const definition = await lookups.definition(body.appointment_definition_id);
	const location = await lookups.location(body.location_id);
	const zone = zoneOfPlace(location.timezone, workflowZone);
	if (!zone.ok) throw invalidInput({ location_id: [zone.problem] });
	return {
		definitionId: body.appointment_definition_id,
		requiresStaff: definition.requires_staff === true,
		places: [{ locationId: body.location_id, locationName: location.name, zone: zone.value, from }],
		staffId: body.assigned_staff_id,
		reason: reasonWithoutSlots(definition, body.location_id),
	};
}

function reasonWithoutSlots(definition: Definition, locationId: number): string | undefined {
	if (definition.booking_type === 'walk_in_only') {
		return ', as the service takes walk-ins only: they go to the queue';
	}
	const offeredAt = locationIdsOf(definition);
	const isElsewhere = offeredAt.length > 0 && !offeredAt.includes(locationId);
	return isElsewhere ? ', as the service is not offered at this location' : undefined;
}

/**
 * The refusal of a time, with the next free ones after it. A booking cannot go back: for a time that
 * is over, they are those from now on.
 */
export async function slotTaken(
	client: OmneoClient,
	search: SlotSearch,
	{ now, isPast }: { now: number; isPast: boolean },
): Promise<OmneoError> {
	const [{ from, zone, locationName }] = search.places;
	const places = search.places.map((place) => ({ ...place, from: Math.max(place.from, now) }));
	const withinDays = ALTERNATIVES_WITHIN_DAYS;
	const found = await nextSlots(client, { ...search, places, withinDays, count: ALTERNATIVES });
	const alternatives = found.map(({ record }) => record);
	const times = alternatives.map(({ start_at }) => start_at.slice(0, 16).replace('T', ' '));
	return new OmneoError({
		kind: 'slotTaken',
		message: isPast
			? 'This time is in the past, so nothing was booked'
			: 'There is no free slot at this time, so nothing was booked',
		hint:
			times.length > 0
				? `Free instead: ${times.join(', ')}.`
				: `Nothing is free within ${ALTERNATIVES_WITHIN_DAYS} days after it either${search.reason ?? ''}.`,
		data: {
			alternatives,
			// For a tool, which is told in words what its time means at the shop.
			...(Number.isFinite(now)
				? {
						asked: { start_at: toLocalIso(from, zone), location_name: locationName ?? null },
						in_past: isPast,
					}
				: {}),
		},
	});
}
