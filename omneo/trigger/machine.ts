/**
 * The state machine of polling, as pure functions: from a state and what Omneo answered to events and
 * the next state. None of them changes what it is given.
 */
import { type Change, changesBetween, firstChanges, isStale, isoUtc } from './changes';
import { type TriggerEvent, type TriggerSettings, isOpen, triggerEvents } from './events';
import type { ApiRecord } from '../client/requests';
import type { Known, Sighting } from './sighting';
import { KEEP_MS, OVERLAP_MS, type Rung, type TriggerState, sentHash } from './state';

/** One reading of the list. */
export interface Reading {
	rung: Rung;
	/** Whether it came to its end. */
	isComplete: boolean;
	/** By ID: all known ones that it has, and of the others those to report or to keep. */
	seen: Map<number, Sighting>;
	/** Known appointments that it has and that no longer pass the filters. */
	left: Set<number>;
	/** The newest time of change, over all records. */
	newest: number;
	maxId: number;
	total?: number;
	/** How many pages it took. */
	pages: number;
}

export interface Found extends Change {
	id: number;
	/** What is reported. Left out for 'deleted'. */
	record?: ApiRecord;
	/** As it was before; undefined when that isn't known. */
	previous?: Known;
	minutesUntilStart?: number;
	/** Whether 'upcoming' comes later than asked for. */
	isLate?: boolean;
}

export interface Step {
	events: Found[];
	state: TriggerState;
	/** Appointments that were booked or moved when 'upcoming' was due for them already. */
	lateIds: Set<number>;
}

/** No more events are reported at once; the rest comes with the next poll. */
export const MOST_EVENTS = 1_000;

/** 'upcoming' is late when it comes this long after the time asked for, in milliseconds. */
const LATE_MS = 5 * 60_000;

/** The state to begin with: all that is there is known, and nothing is reported. */
export function baseline(
	reading: Reading,
	config: string,
	settings: TriggerSettings,
	now: number,
): TriggerState {
	const known = [...reading.seen.values()].map((seen): [number, Known] => [seen.id, keptOf(seen)]);
	const mark = Math.min(reading.newest, now);
	const state: TriggerState = {
		config,
		at: now,
		base: mark,
		mark,
		maxId: reading.maxId,
		total: reading.total,
		rung: reading.rung,
		provedAt: now,
		missing: [],
		sent: [],
		known: new Map(known),
	};
	return withLead(pruned(state, now), settings, now);
}

/** What has changed since the last poll. */
export function advance(
	before: TriggerState,
	reading: Reading,
	settings: TriggerSettings,
	now: number,
): Step {
	const { known: old, mark, maxId } = before;
	const sent = new Set(before.sent);
	const known = new Map([...old].filter(([id]) => !reading.left.has(id)));
	const lateIds = new Set<number>();
	const changed: Array<{ seen: Sighting; next: Known; found: Found[] }> = [];
	for (const seen of reading.seen.values()) {
		const previous = old.get(seen.id);
		if (previous && isStale(seen, previous)) continue;
		const changes = previous ? changesBetween(previous, seen, before) : firstChanges(seen, before);
		const isSameStart = previous?.start === seen.start;
		const next = keptOf(seen, isSameStart && previous?.told === true);
		const start = changes.find(({ event }) => event === 'added' || event === 'moved');
		if (start && seen.start !== undefined && seen.start - settings.leadMs <= start.at) {
			lateIds.add(seen.id);
		}
		const found = changes
			.filter(({ event, key }) => reports(event, seen, settings) && !sent.has(sentHash(key)))
			.map((change): Found => ({ ...change, id: seen.id, record: seen.record, previous }));
		if (found.length > 0) changed.push({ seen, next, found });
		else known.set(seen.id, next);
	}
	const events: Found[] = [];
	let isCut = !reading.isComplete;
	for (const { seen, next, found } of changed.sort((a, b) => a.found[0].at - b.found[0].at)) {
		if (events.length >= MOST_EVENTS) {
			isCut = true;
			continue;
		}
		events.push(...found);
		known.set(seen.id, next);
	}
	const isAll = !isCut && reading.rung !== 'filtered';
	const state: TriggerState = {
		...before,
		at: now,
		// A record dated into the future must not hide those that come until then.
		mark: isAll ? Math.max(mark, Math.min(reading.newest, now)) : mark,
		maxId: isAll ? Math.max(maxId, reading.maxId) : maxId,
		total: isAll ? reading.total : before.total,
		sent: remembered(before.sent, events),
		known,
	};
	return { events, lateIds, state: withLead(state, settings, now) };
}

/** The known appointments for which 'upcoming' is due, the next one first. */
export function dueIn({ known }: TriggerState, settings: TriggerSettings, now: number): Known[] {
	if (!settings.events.includes('upcoming')) return [];
	return [...known.values()]
		.filter((record) => !record.told && isDue(record, settings, now))
		.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
}

/** Reports 'upcoming' for those that, read a moment ago, are still as they were. */
export function remind(
	{ events, state, lateIds }: Step,
	fresh: Map<number, Sighting | 'elsewhere'>,
	settings: TriggerSettings,
	now: number,
): Step {
	const known = new Map(state.known);
	const sent = new Set(state.sent);
	const reminders: Found[] = [];
	for (const [id, seen] of fresh) {
		const record = known.get(id);
		if (seen === 'elsewhere') known.delete(id);
		if (!record || seen === 'elsewhere' || !isDue(seen, settings, now)) continue;
		// With another start, the next reading of the list reports it as moved first.
		if (seen.start === undefined || seen.start !== record.start) continue;
		known.set(seen.id, { ...record, told: true });
		const at = seen.start - settings.leadMs;
		const isLateBooking = lateIds.has(seen.id);
		const key = `${seen.id}:upcoming:${isoUtc(seen.start)}`;
		if (sent.has(sentHash(key)) || (isLateBooking && settings.skipLate)) continue;
		reminders.push({
			event: 'upcoming',
			id: seen.id,
			at,
			key,
			changed: [],
			record: seen.record,
			minutesUntilStart: Math.round((seen.start - now) / 60_000),
			isLate: isLateBooking || now - at > LATE_MS,
		});
	}
	const next = { ...state, sent: remembered(state.sent, reminders), known };
	return { events: [...events, ...reminders], state: next, lateIds };
}

/** The known appointments that a whole reading should have had. */
export function absentFrom({ known }: TriggerState, reading: Reading): number[] {
	if (reading.rung !== 'whole' || !reading.isComplete) return [];
	return [...known.keys()].filter((id) => !reading.seen.has(id));
}

/** Reports 'deleted' for those that are gone, and forgets those that left the filters. */
export function bury(
	{ events, state, lateIds }: Step,
	absent: number[],
	fates: Map<number, 'deleted' | 'elsewhere' | 'there'>,
	{ statuses }: TriggerSettings,
	now: number,
): Step {
	const known = new Map(state.known);
	const sent = new Set(state.sent);
	const gone: Found[] = [];
	for (const [id, fate] of fates) {
		const previous = known.get(id);
		if (!previous || fate === 'there') continue;
		known.delete(id);
		const key = `${id}:deleted`;
		const isWanted = statuses.length === 0 || statuses.includes(previous.status);
		if (fate === 'deleted' && isWanted && !sent.has(sentHash(key))) {
			const at = Math.floor(now / 1000) * 1000;
			gone.push({ event: 'deleted', id, at, key, changed: [], previous });
		}
	}
	const next = {
		...state,
		missing: absent.filter((id) => !fates.has(id)),
		sent: remembered(state.sent, gone),
		known,
	};
	return { events: [...events, ...gone], state: next, lateIds };
}

/** The end of a poll: the events in order, and a state without what is over. */
export function finished({ events, state }: Step, now: number): Omit<Step, 'lateIds'> {
	const life = (event: TriggerEvent) => triggerEvents.indexOf(event);
	const sorted = [...events].sort(
		(a, b) => a.at - b.at || a.id - b.id || life(a.event) - life(b.event),
	);
	return { events: sorted, state: pruned(state, now) };
}

/** Whether an appointment is kept although nothing changes: it is to come, or ended a short while ago. */
export function isLasting({ start, end }: Pick<Known, 'start' | 'end'>, now: number): boolean {
	return start === undefined || (end ?? start) >= now - KEEP_MS;
}

/** What is kept of a sighting. */
export function keptOf(seen: Sighting, told = false): Known {
	const { id, start, end, status, definition, location, staff, timezone, marks, updated } = seen;
	return { id, start, end, status, definition, location, staff, timezone, marks, updated, told };
}

function pruned(state: TriggerState, now: number): TriggerState {
	const since = state.mark - OVERLAP_MS;
	const known = [...state.known].flatMap(([id, record]): Array<[number, Known]> => {
		if ((record.updated ?? 0) >= since) return [[id, record]];
		return isLasting(record, now) ? [[id, { ...record, updated: undefined }]] : [];
	});
	return { ...state, known: new Map(known) };
}

/** With another time before the start, what is within it counts as reported, as at the beginning. */
function withLead(state: TriggerState, settings: TriggerSettings, now: number): TriggerState {
	const leadMs = settings.events.includes('upcoming') ? settings.leadMs : undefined;
	if (state.leadMs === leadMs) return state;
	const known = [...state.known].map(([id, record]): [number, Known] => {
		const isWithin = leadMs !== undefined && (record.start ?? Infinity) - leadMs <= now;
		return [id, { ...record, told: isWithin && !settings.includeDue }];
	});
	return { ...state, leadMs, known: new Map(known) };
}

function isDue(record: Known | Sighting, settings: TriggerSettings, now: number): boolean {
	const { start, status } = record;
	if (start === undefined || !isOpen(status) || !isWanted(status, settings)) return false;
	return start - settings.leadMs <= now && now < start;
}

function reports(event: TriggerEvent, { status }: Sighting, settings: TriggerSettings): boolean {
	return settings.events.includes(event) && isWanted(status, settings);
}

function isWanted(status: string, { statuses }: TriggerSettings): boolean {
	return statuses.length === 0 || statuses.includes(status);
}

function remembered(sent: string[], events: Found[]): string[] {
	return [...sent, ...events.map(({ key }) => sentHash(key))].slice(-2 * MOST_EVENTS);
}
