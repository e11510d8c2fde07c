/**
 * What a trigger keeps from one poll to the next. It is stored in n8n's static data, which every
 * execution reads and every export shows: IDs, times and hashes only, in a short form of bounded size.
 */
import { isRecord } from '../text';
import { hashOf } from './hash';
import type { Known } from './sighting';

const FORMAT = 1;

/** How far back records are read and kept again, in milliseconds: what is written in that time may not show yet. */
export const OVERLAP_MS = 120_000;

/** How long an appointment is kept after its end, in milliseconds. */
export const KEEP_MS = 7 * 86_400_000;

/** The most characters of the stored appointments: enough for 10,000. */
const MOST_CHARACTERS = 290_000;

/** How many reported keys are kept, as 6 characters each. */
export const MOST_SENT = 1_000;
const KEY_DIGITS = 6;

/** How the list is read: newest changes first, those that start from some days ago on, or all of it. */
export const rungs = ['sorted', 'filtered', 'whole'] as const;
export type Rung = (typeof rungs)[number];

/** All times in milliseconds since 1970 by Omneo's clock. */
export interface TriggerState {
	/** Hash of what the known appointments depend on: tenant and filters. */
	config: string;
	/** When it was made. */
	at: number;
	/** The newest time in a record when the trigger was switched on. */
	base: number;
	/** The highest ID at that time. */
	baseId: number;
	/** Every change up to here, less the overlap, has been seen. */
	mark: number;
	/** The highest ID seen. */
	maxId: number;
	/** How many records the list had, when it says so. */
	total?: number;
	rung: Rung;
	/** When the rung was last proved. */
	provedAt: number;
	/** For which time before the start `told` counts; undefined when 'upcoming' is not chosen. */
	leadMs?: number;
	/** Whether appointments had to be left out when it was stored. */
	isCut?: boolean;
	/** Known appointments that the last whole reading did not have. */
	missing: number[];
	/** Hashes of the keys that were reported last. */
	sent: string[];
	known: Map<number, Known>;
}

/** The hash under which a key is remembered. */
export function sentHash(key: string): string {
	return hashOf(key, KEY_DIGITS);
}

/** The state in the form that is stored. The furthest past goes first when there is too much. */
export function storedState(state: TriggerState): Record<string, unknown> {
	const { known, sent, ...plain } = state;
	const records = inOrderOfNeed(known, state);
	let count = records.length;
	let packs = packed(records, state.mark);
	for (let size = sizeOf(packs); size > MOST_CHARACTERS; size = sizeOf(packs)) {
		count = Math.floor((count * MOST_CHARACTERS * 0.98) / size);
		packs = packed(records.slice(0, count), state.mark);
	}
	const isCut = count < records.length;
	return { ...plain, ...packs, v: FORMAT, isCut, sent: sent.slice(-MOST_SENT).join('') };
}

/** Undefined for what is not a state, or one of a later format. */
export function readState(stored: unknown): TriggerState | undefined {
	if (!isRecord(stored) || stored.v !== FORMAT) return undefined;
	const { table, known, sent, missing, ...plain } = stored;
	const numbers = ['at', 'base', 'baseId', 'mark', 'maxId', 'provedAt'].map((name) => plain[name]);
	const isWhole =
		numbers.every((value) => Number.isFinite(value)) &&
		typeof plain.config === 'string' &&
		rungs.includes(plain.rung as Rung) &&
		typeof sent === 'string' &&
		typeof known === 'string' &&
		Array.isArray(table) &&
		Array.isArray(missing);
	if (!isWhole) return undefined;
	return {
		...(plain as unknown as TriggerState),
		missing: [...(missing as number[])],
		sent: sent.match(/.{6}/g) ?? [],
		known: unpacked(table as string[], known, plain.mark as number),
	};
}

/** Those that changed a moment ago, then coming ones by their start, then past ones, the latest first. */
function inOrderOfNeed(known: TriggerState['known'], { at, mark }: TriggerState): Known[] {
	const place = ({ start = 0, updated = 0 }: Known): [group: number, distance: number] => {
		const group = updated >= mark - OVERLAP_MS ? 0 : start >= at ? 1 : 2;
		return [group, Math.abs(start - at)];
	};
	return [...known.values()]
		.map((record) => ({ record, place: place(record) }))
		.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
		.map(({ record }) => record);
}

interface Packed {
	table: string[];
	known: string;
}

function sizeOf({ table, known }: Packed): number {
	return known.length + JSON.stringify(table).length;
}

/**
 * `<id>,<start>,<shape>,<flag and marks>[,<updated>];` for each: the ID as the distance to the one
 * before, `updated` as the time before the mark, numbers in base 36. What many appointments share is in the table once.
 */
function packed(records: Known[], mark: number): Packed {
	const places = new Map<string, number>();
	const place = (text: string) => {
		const at = places.get(text) ?? places.size;
		places.set(text, at);
		return at.toString(36);
	};
	let last = 0;
	const entries = [...records]
		.sort((a, b) => a.id - b.id)
		.map(({ id, start, end, status, definition, location, staff, timezone, ...rest }) => {
			const length = start === undefined || end === undefined ? '' : writeTime(end - start);
			const parts = [definition, location, place(staff), length, place(status), place(timezone)];
			const { told, marks, updated } = rest;
			const distance = id === last + 1 ? '' : (id - last).toString(36);
			last = id;
			const entry = [distance, writeTime(start), place(parts.join()), (told ? '!' : '') + marks];
			return [
				...entry,
				...(updated === undefined ? [] : [updated === mark ? '' : writeTime(mark - updated)]),
			].join();
		});
	return { table: [...places.keys()], known: entries.join(';') };
}

function unpacked(table: string[], text: string, mark: number): TriggerState['known'] {
	const known: TriggerState['known'] = new Map();
	const at = (place: string) => table[parseInt(place, 36)] ?? '';
	let id = 0;
	for (const entry of text === '' ? [] : text.split(';')) {
		const [distance, startText, shape, marks, age] = entry.split(',');
		const [definition, location, staff, length, status, timezone] = at(shape).split(',');
		id += distance === '' ? 1 : parseInt(distance, 36);
		const start = readTime(startText);
		const duration = readTime(length);
		known.set(id, {
			id,
			start,
			end: start === undefined || duration === undefined ? undefined : start + duration,
			status: at(status),
			definition,
			location,
			staff: at(staff),
			timezone: at(timezone),
			marks: marks.replace('!', ''),
			told: marks.startsWith('!'),
			updated: age === undefined ? undefined : mark - (readTime(age) ?? 0),
		});
	}
	return known;
}

/** Whole minutes, else `'` and seconds, else `.` and milliseconds, in base 36. */
function writeTime(millis: number | undefined): string {
	if (millis === undefined) return '';
	if (millis % 60_000 === 0) return (millis / 60_000).toString(36);
	return millis % 1000 === 0 ? `'${(millis / 1000).toString(36)}` : `.${millis.toString(36)}`;
}

function readTime(text: string | undefined): number | undefined {
	if (!text) return undefined;
	if (text.startsWith("'")) return parseInt(text.slice(1), 36) * 1000;
	return text.startsWith('.') ? parseInt(text.slice(1), 36) : parseInt(text, 36) * 60_000;
}
