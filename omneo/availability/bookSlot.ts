/** A booking that is to be made at a free time only: looked up right before it is written. */
import { SlotReader, queriesPerStaff } from './slotReader';
import type { Booking } from '../appointments/create';
import { FieldErrors } from '../validation';
import type { OmneoClient } from '../client/client';
import type { AppointmentRequest } from '../schema';
import { OmneoError, invalidInput } from '../errors';
import type { LookupCache } from '../client/lookupCache';
import { type NextSearch, nextSlots, noSlot } from './nextSlots';
import type { SlotLedger } from './slotLedger';
import { type FreeSlot, type SlotRecord, hasRoom } from './slots';
import { spokenTime, whyNoSlot } from './whyNoSlot';
import { type RepeatedHour, dayAt, exactly, isRepeated, planSchedule, zoneOfPlace } from '../time';

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
	/** What this process has just booked: lists of free slots may lag behind it. */
	ledger: SlotLedger;
	/** Waits as long as a list may lag. */
	awaitLag(): Promise<void>;
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
 * What the first look at the slots gives: places the booking, with more looks if need be. So that other
 * looks can be made side by side with the first one, and tell whether the booking is still to be made.
 */
export type PlaceBooking = () => Promise<SlotBooking>;

/**
 * Looks for a free slot at the booking's own start.
 * @throws OmneoError when it is placed, of kind `slotTaken` with the next free slots in its `data`.
 */
export async function lookAtStart(
	booking: Booking,
	context: SlotBookingContext,
): Promise<PlaceBooking> {
	const { client } = context;
	const { places, ...search } = await searchFor(booking, context);
	const [{ from, ...place }] = places;
	const day = dayAt(from, place.zone);
	const anybody = { ...place, definitionId: search.definitionId, staffId: search.staffId };
	const questions = await queriesPerStaff(client, anybody, search.requiresStaff, day);
	const listed = async () => {
		const found: FreeSlot[] = [];
		const days = { first: day, last: day };
		for await (const slots of new SlotReader(client).over(questions, days)) found.push(...slots);
		return found.filter((slot) => slot.start === from && hasRoom(slot));
	};
	const room = await firstLook(listed, booking.endMs, context);
	return async () => {
		const slot = await room();
		if (slot) return placedAt(booking, slot, context);
		const withinDays = ALTERNATIVES_WITHIN_DAYS;
		const others = await nextSlots(client, { ...search, places, withinDays, count: ALTERNATIVES });
		const why = await whyNoSlot({ ...search, ...place, from }, context);
		throw slotTaken(spokenTime(from, place.zone), why, others);
	};
}

/**
 * Looks for the first free slot at or after the booking's own start, and moves it there.
 * @throws OmneoError when it is placed, of kind `noSlot`.
 */
export async function lookForNextFree(
	booking: Booking,
	context: SlotBookingContext,
): Promise<PlaceBooking> {
	const { withinDays, repeatedHour } = context;
	const { body, startMs, endMs } = booking;
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
	const room = await firstLook(listed, undefined, context);
	return async () => {
		const slot = await room();
		if (!slot) throw await noSlot({ ...search, withinDays, count: 1 }, context);
		return placedAt(movedTo(slot, booking, repeatedHour), slot, context);
	};
}

function movedTo(
	{ start }: FreeSlot,
	{ body, startMs, endMs, confirmedMs }: Booking,
	repeatedHour: RepeatedHour,
): Booking {
	const check = new FieldErrors();
	const times = planSchedule(
		{
			start: exactly(start),
			durationMinutes: (endMs - startMs) / 60_000,
			zone: body.timezone,
			confirmedAt: confirmedMs === undefined ? undefined : exactly(confirmedMs),
			repeatedHour,
		},
		check,
	);
	if (!times) throw invalidInput(check.messages);
	const { fields, ...moments } = times;
	return { ...moments, body: { ...body, ...fields } };
}

/**
 * Finds the first of the listed slots that this process has not filled. A slot without a number of places
 * that it has just booked tells only later whether it takes more: so it is looked at once more then.
 */
async function firstLook(
	listed: (askedAt: number) => Promise<FreeSlot[]>,
	endMs: number | undefined,
	{ ledger, awaitLag }: SlotBookingContext,
): Promise<() => Promise<FreeSlot | undefined>> {
	const askedAt = ledger.now();
	const room = (slot: FreeSlot) => ledger.roomIn(slot, endMs ?? slot.start + 1, askedAt);
	const slots = await listed(askedAt);
	return async () => {
		const free = slots.find((slot) => room(slot) === 'free');
		const unclear = slots.find((slot) => room(slot) === 'unclear');
		if (free || !unclear) return free;
		await awaitLag();
		const [still] = await listed(ledger.now());
		if (still?.start === unclear.start) ledger.confirmUnlimited(still);
		return still;
	};
}

function placedAt(booking: Booking, slot: FreeSlot, { ledger }: SlotBookingContext): SlotBooking {
	const onSent = () => ledger.take(slot, booking.endMs);
	return { ...booking, body: withStaff(booking.body, slot), slot: slot.record, onSent };
}

function withStaff(body: AppointmentRequest, { record }: FreeSlot): AppointmentRequest {
	const staff = body.assigned_staff_id ?? record.staff_id;
	return staff ? { ...body, assigned_staff_id: staff } : body;
}

async function searchFor(
	{ body, startMs: from }: Booking,
	{ lookups, workflowZone }: SlotBookingContext,
): Promise<Omit<NextSearch, 'withinDays' | 'count'>> {
	const [definition, location] = await Promise.all([
		lookups.definition(body.appointment_definition_id),
		lookups.location(body.location_id),
	]);
	const zone = zoneOfPlace(location.timezone, workflowZone);
	if (!zone.ok) throw invalidInput({ location_id: [zone.problem] });
	return {
		definitionId: body.appointment_definition_id,
		requiresStaff: definition.requires_staff === true,
		places: [{ locationId: body.location_id, locationName: location.name, zone: zone.value, from }],
		staffId: body.assigned_staff_id,
	};
}

function slotTaken(time: string, why: string | undefined, alternatives: FreeSlot[]): OmneoError {
	const records = alternatives.map(({ record }) => record);
	const times = records.map(({ start_at }) => start_at.slice(0, 16).replace('T', ' '));
	return new OmneoError({
		kind: 'slotTaken',
		message: `${time} isn't a free slot${why ? ` because ${why}` : ''}, so nothing was booked`,
		hint:
			times.length > 0
				? `Next free slots: ${times.join(', ')}.`
				: `There are no free slots in the ${ALTERNATIVES_WITHIN_DAYS} days after it.`,
		data: { alternatives: records },
	});
}
