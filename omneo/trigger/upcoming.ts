/** 'upcoming': which appointments are due, and whether they have been reported. */
import { isoUtc } from './changes';
import { type TriggerSettings, isOpen } from './events';
import type { Known, Sighting } from './sighting';
import { type TriggerState, sentHash } from './state';
import { type Found, type Step, isWanted, remembered } from './step';

/** 'upcoming' is late when it comes this long after the time asked for, in milliseconds. */
const LATE_MS = 5 * 60_000;

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

/** With another time before the start, what is within it counts as reported, as at the beginning. */
export function withLead(
	state: TriggerState,
	settings: TriggerSettings,
	now: number,
): TriggerState {
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
