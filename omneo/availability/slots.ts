/**
 * Normalizes slots: the reference types them as texts, live tests of the SDK read objects, and
 * neither says in which zone `start_at` is.
 */
import { z } from 'zod/v4';
import { type Slot, slot } from '../schema';
import { type WallTime, isBlank } from '../values';
import { clockText, momentsShowing, timeOfAnswer, toApiTime, toLocalIso } from '../time';

/** A service at a location, with one staff member or with any. */
export interface SlotQuery {
	definitionId: number;
	locationId: number;
	staffId?: string;
	/** Zone of the place, for when the answer names none. */
	zone: string;
	/** What people call the place and the person, where that is known. */
	locationName?: string | null;
	staffName?: string | null;
}

/** A slot as the node puts it out. */
export const slotRecord = z.object({
	/** ISO 8601 with the offset of the place: exact, also on the night when clocks go back. */
	start_at: z.string(),
	end_at: z.string().nullable(),
	timezone: z.string(),
	location_name: z.string().nullable(),
	staff_name: z.string().nullable(),
	duration_minutes: z.number().nullable(),
	capacity_remaining: z.number().nullable(),
	staff_id: z.string().nullable(),
	location_id: z.number().int(),
	appointment_definition_id: z.number().int(),
});

export type SlotRecord = z.infer<typeof slotRecord>;

export interface FreeSlot {
	/** Milliseconds since 1970 UTC. */
	start: number;
	record: SlotRecord;
	/** As Omneo answered it. */
	raw: unknown;
}

export interface SlotContext {
	question: SlotQuery;
	/** The zone to read them in. */
	zone: string;
	/** The day they are of; a slot that is only a time of day cannot be dated without. */
	day?: string;
	/** Length of a slot that names none. */
	minutes?: number | null;
}

export interface SlotList {
	/** Those that can be dated, earliest first. */
	slots: FreeSlot[];
	/** How many cannot. */
	unread: number;
	/** Whether some were taken to be local because nothing says otherwise. */
	assumed: boolean;
}

export function readSlots(listed: unknown[], context: SlotContext): SlotList {
	const slots: FreeSlot[] = [];
	let assumed = false;
	for (const raw of listed) {
		const given = fieldsOf(raw);
		const before = slots.at(-1)?.start ?? -Infinity;
		const start = given && startOf(given, context, before);
		if (!given || start === undefined) continue;
		slots.push({ start, raw, record: describe(given, start, context) });
		assumed ||= isAssumed(given);
	}
	const unread = listed.length - slots.length;
	return { slots: slots.sort((a, b) => a.start - b.start), unread, assumed };
}

/** Whether a slot still takes a booking; one without a number has no limit. */
export function hasRoom({ record }: FreeSlot): boolean {
	return record.capacity_remaining === null || record.capacity_remaining > 0;
}

function fieldsOf(raw: unknown): Slot | undefined {
	if (typeof raw === 'string') return { start_at: raw };
	const read = slot.safeParse(raw);
	return read.success ? read.data : undefined;
}

/** When the slot starts, in milliseconds since 1970. In a repeated hour, picks the likelier of two moments. */
function startOf(given: Slot, context: SlotContext, before: number): number | undefined {
	const written = given.start_at ?? given.time ?? given.label ?? '';
	const minutes = minutesOf(written);
	const moments =
		minutes === undefined
			? momentsOf(written, zoneOfTimes(given, context.zone))
			: momentsOn(context.day, minutes, context.zone);
	if (moments.length < 2) return moments[0];
	// The end may tell the two apart; else slots come in order, so the second of two is the later one.
	const fitting = moments.filter((start) => endFits(given, start, context));
	const likely = fitting.length > 0 ? fitting : moments;
	return likely.find((moment) => moment > before) ?? likely[0];
}

/**
 * The zone of `start_at` and `end_at` when they have no offset: the place's own, unless the slot's
 * `time` or `label` shows another clock. Then they are in UTC, as all other times in answers are.
 */
function zoneOfTimes({ start_at, time, label }: Slot, zone: string): string {
	const shown = minutesOf(time) ?? minutesOf(label);
	const written = minutesOf(/[T ](\d{2}:\d{2})/.exec(start_at ?? '')?.[1]);
	return shown !== undefined && written !== undefined && shown !== written ? 'UTC' : zone;
}

/** A start without offset, and without another clock beside it to compare with. */
function isAssumed({ start_at, time, label }: Slot): boolean {
	return (
		timeOfAnswer(start_at)?.kind === 'wall' && (minutesOf(time) ?? minutesOf(label)) === undefined
	);
}

function momentsOf(text: unknown, zone: string): number[] {
	const time = timeOfAnswer(text);
	if (!time) return [];
	return time.kind === 'instant' ? [time.millis] : momentsShowing(time.wall, zone);
}

function momentsOn(day: string | undefined, minutes: number, zone: string): number[] {
	const date = /^(\d{4})-(\d{2})-(\d{2})/
		.exec(day ?? '')
		?.slice(1)
		.map(Number);
	if (!date) return [];
	const [year, month, dayOfMonth] = date;
	const hour = Math.floor(minutes / 60);
	const wall: WallTime = { year, month, day: dayOfMonth, hour, minute: minutes % 60, second: 0 };
	return momentsShowing(wall, zone);
}

function endFits(given: Slot, start: number, context: SlotContext): boolean {
	const end = timeOfAnswer(given.end_at);
	const minutes = lengthIn(given.duration_minutes) ?? lengthIn(context.minutes);
	if (end?.kind !== 'wall' || !minutes) return true;
	return clockText(end, context.zone) === toApiTime(start + minutes * 60_000, context.zone);
}

/** No appointment takes a year: such a number is no length, and no calendar may reach so far. */
const YEAR_IN_MINUTES = 365 * 24 * 60;

function lengthIn(minutes: number | null | undefined): number | undefined {
	const isLength = typeof minutes === 'number' && minutes > 0 && minutes < YEAR_IN_MINUTES;
	return isLength ? minutes : undefined;
}

function minutesBetween(given: Slot, start: number, zone: string): number | undefined {
	const end = momentsOf(given.end_at, zoneOfTimes(given, zone)).find((moment) => moment > start);
	return end === undefined ? undefined : (end - start) / 60_000;
}

function describe(given: Slot, start: number, context: SlotContext): SlotRecord {
	const { question, zone } = context;
	const own = lengthIn(given.duration_minutes) ?? minutesBetween(given, start, zone);
	const minutes = own ?? lengthIn(context.minutes) ?? null;
	return {
		start_at: toLocalIso(start, zone),
		end_at: minutes === null ? null : toLocalIso(start + minutes * 60_000, zone),
		timezone: zone,
		location_name: question.locationName ?? null,
		staff_name: question.staffName ?? null,
		duration_minutes: minutes,
		capacity_remaining: given.capacity_remaining ?? null,
		staff_id: question.staffId ?? null,
		location_id: question.locationId,
		appointment_definition_id: question.definitionId,
	};
}

/** Minutes since midnight of `10:00`, `10:00:00` or `10:00 AM`. */
function minutesOf(text: unknown): number | undefined {
	if (isBlank(text)) return undefined;
	const parts = /^\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:([ap])\.?m\.?)?\s*$/i.exec(String(text));
	if (!parts) return undefined;
	const [, hour, minute, half] = parts;
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
	return hours < 24 && Number(minute) < 60 ? hours * 60 + Number(minute) : undefined;
}
