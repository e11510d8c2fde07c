/** Which events lie between what was known of an appointment and what a list shows now. */
import { type StatusEvent, type TriggerEvent, statusEvents } from './events';
import { hashOf } from './hash';
import { type Known, MARKED_FIELDS, type Sighting, markOf } from './sighting';
import { OVERLAP_MS, type TriggerState } from './state';

export interface Change {
	event: TriggerEvent;
	/** When it happened, in milliseconds since 1970 by Omneo's clock. */
	at: number;
	/** The same each time that the same event is found, and different for each other one. */
	key: string;
	/** Names of the fields that differ, in the API's words. */
	changed: string[];
}

/** What a record that isn't known is compared with. */
type Seen = Pick<TriggerState, 'base' | 'baseId' | 'mark' | 'maxId'>;

/**
 * The events of a record that isn't known. It is new when it was made after the trigger was switched
 * on and either changed since the last poll or has a higher ID than any before. Else it came into the
 * filters, or had been dropped: then only what happened since the last poll is reported.
 */
export function firstChanges(seen: Sighting, { base, baseId, mark, maxId }: Seen): Change[] {
	const { id, created, updated = 0, stamps } = seen;
	const since = mark - OVERLAP_MS;
	const isHigher = id > maxId;
	// What was made shortly before may show only now.
	const isMadeSince = (at: number) => at > base || (at >= base - OVERLAP_MS && id > baseId);
	const isNew =
		created === undefined ? isHigher : isMadeSince(created) && (updated >= since || isHigher);
	const isAfter = (at: number) => at >= since && at > base;
	if (!isNew && !isAfter(updated)) return [];
	const reached = statusEvents.flatMap((event) => {
		const at = stamps[event];
		return at !== undefined && (isNew || isAfter(at)) ? [statusChange(id, event, at, [])] : [];
	});
	if (isNew) {
		return [
			{ event: 'added', at: created ?? updated, key: `${id}:added`, changed: [] },
			...reached,
		];
	}
	return reached.length > 0 ? reached : [otherChange(seen, 'updated', [])];
}

/** Whether the answer is older than what is known, from a server that lags behind. */
export function isStale(seen: Sighting, { updated }: Known): boolean {
	return updated !== undefined && seen.updated !== undefined && seen.updated < updated;
}

/** The events between two looks at the same record. What an event explains isn't reported as 'updated' too. */
export function changesBetween(known: Known, seen: Sighting, { mark }: Seen): Change[] {
	const changed = changedFields(known, seen);
	if (changed.length === 0) return [];
	const explained = new Set<string>();
	const explain = (...fields: string[]) => fields.forEach((field) => explained.add(field));
	const changes: Change[] = [];
	if (known.start !== seen.start || known.end !== seen.end) {
		// A new time may come with its own zone.
		explain('scheduled_start_at', 'scheduled_end_at', 'timezone');
		changes.push(otherChange(seen, 'moved', changed));
	}
	for (const [letter, field, event] of MARKED_FIELDS) {
		if (!event) continue;
		const before = markOf(known.marks, letter);
		const isStamped = markOf(seen.marks, letter) !== before;
		const isReached = known.status !== event && seen.status === event;
		const stamp = seen.stamps[event];
		// A time that is filled in later, for a status that has been reported, is no second event.
		const isNewTime =
			isStamped &&
			stamp !== undefined &&
			(before === '' ? known.status !== event : stamp >= mark - OVERLAP_MS);
		if (isNewTime || isReached) {
			const at = isStamped ? stamp : undefined;
			changes.push(statusChange(seen.id, event, at ?? seen.updated ?? 0, changed));
			explain(field);
			if (seen.status === event) explain('status');
		} else if (isStamped && before === '' && stamp !== undefined) {
			explain(field);
		}
	}
	if (changed.some((field) => !explained.has(field))) {
		changes.push(otherChange(seen, 'updated', changed));
	}
	return changes;
}

/** Names of the fields that differ, in the API's words. */
export function changedFields(known: Known, seen: Sighting): string[] {
	const exact: Array<[field: string, before: unknown, now: unknown]> = [
		['status', known.status, seen.status],
		['scheduled_start_at', known.start, seen.start],
		['scheduled_end_at', known.end, seen.end],
		['timezone', known.timezone, seen.timezone],
		['appointment_definition_id', known.definition, seen.definition],
		['location_id', known.location, seen.location],
		['assigned_staff_id', known.staff, seen.staff],
	];
	const marked = MARKED_FIELDS.map(([letter, field]) => [
		field,
		markOf(known.marks, letter),
		markOf(seen.marks, letter),
	]);
	return [...exact, ...marked]
		.filter(([, before, now]) => before !== now)
		.map(([field]) => String(field));
}

function statusChange(id: number, event: StatusEvent, at: number, changed: string[]): Change {
	return { event, at, key: `${id}:${event}:${isoUtc(at)}`, changed };
}

/** Two changes within the same second differ by what they made of the record. */
function otherChange(seen: Sighting, event: 'moved' | 'updated', changed: string[]): Change {
	const {
		id,
		start,
		end,
		status,
		definition,
		location,
		staff,
		timezone,
		marks,
		updated = 0,
	} = seen;
	const times = [start, end];
	const rest = [status, definition, location, staff, timezone, marks];
	const content = hashOf(JSON.stringify(event === 'moved' ? times : rest), 6);
	return { event, at: updated, key: `${id}:${event}:${isoUtc(updated)}:${content}`, changed };
}

/** `2027-05-11T00:00:00Z` */
export function isoUtc(millis: number): string {
	return new Date(millis).toISOString().replace('.000Z', 'Z');
}
