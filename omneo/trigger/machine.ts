/**
 * The state machine of polling, as pure functions: from a state and what Omneo answered to events and
 * the next state. None of them changes what it is given.
 */
import { changesBetween, firstChanges, isStale } from './changes';
import { type TriggerEvent, type TriggerSettings, triggerEvents } from './events';
import type { Known, Sighting } from './sighting';
import { KEEP_MS, OVERLAP_MS, type TriggerState, sentHash } from './state';
import { type Found, type Reading, type Step, isWanted, remembered } from './step';
import { withLead } from './upcoming';

/** No more events are reported at once; the rest comes with the next poll. */
export const MOST_EVENTS = 1_000;

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
		baseId: reading.maxId,
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
		isCut: before.isCut === true && reading.rung !== 'whole',
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

function reports(event: TriggerEvent, { status }: Sighting, settings: TriggerSettings): boolean {
	return settings.events.includes(event) && isWanted(status, settings);
}
