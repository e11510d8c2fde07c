/** A real event for the editor's test step, found with one page or two. */
import type { Page } from '../client/pagination';
import type { ApiRecord } from '../client/requests';
import { OmneoError } from '../errors';
import { isoUtc } from './changes';
import {
	type Narrowing,
	type StatusEvent,
	type TriggerEvent,
	type TriggerSettings,
	isOpen,
} from './events';
import { keptOf } from './machine';
import type { Found } from './step';
import { type AppointmentSource, NEWEST_FIRST, narrowed, undefinedIfRefused } from './read';
import { type Sighting, isWithin, sightingOf } from './sighting';

/**
 * The newest appointment that fits, as the first chosen event that it can stand for; the newest of all
 * when none fits. What a first set-up is tried with must not depend on what happened to be booked.
 * @throws OmneoError that says so when there is no appointment at all
 */
export async function sampleEvent(
	source: AppointmentSource,
	settings: TriggerSettings,
): Promise<Found> {
	const { narrowing, events } = settings;
	const fitting = await newest(source, narrowing);
	const within = fitting.filter(({ record = {} }) => isWithin(record, narrowing));
	const candidates = within.length > 0 ? within : await newest(source, {});
	if (candidates.length === 0) {
		throw new OmneoError({
			kind: 'notFound',
			code: 'no_appointments',
			message: 'There are no appointments in Omneo yet, so there is nothing to test with',
			hint: 'Book one in Omneo, then fetch a test event again.',
		});
	}
	for (const event of events) {
		const seen = candidates.find((candidate) => standsFor(candidate, event, source.now()));
		if (seen) return asEvent(seen, event, settings, source.now());
	}
	return asEvent(candidates[0], events[0], settings, source.now());
}

/** From the first page, and from the last one when the server doesn't sort. */
async function newest(source: AppointmentSource, narrowing: Narrowing): Promise<Sighting[]> {
	const unsorted = narrowed({}, narrowing);
	const sorted = await source.page({ ...unsorted, ...NEWEST_FIRST }, 1).catch(undefinedIfRefused);
	const first = sorted ?? (await source.page(unsorted, 1));
	const { last = 1 } = first;
	const pages: Array<Page<ApiRecord>> = [first];
	if (last > 1) pages.push(await source.page(unsorted, last));
	const seen = pages
		.flatMap(({ records }) => records)
		.flatMap((record) => sightingOf(record) ?? []);
	return seen.sort((a, b) => (b.updated ?? 0) - (a.updated ?? 0));
}

function standsFor({ stamps, start = 0, status }: Sighting, event: TriggerEvent, now: number) {
	if (event === 'upcoming') return isOpen(status) && start > now;
	const isAny = ['added', 'moved', 'updated', 'deleted'].includes(event);
	return isAny || stamps[event as StatusEvent] !== undefined;
}

function asEvent(
	seen: Sighting,
	event: TriggerEvent,
	{ leadMs }: TriggerSettings,
	now: number,
): Found {
	const { id, start = now, created, updated, stamps, record } = seen;
	const changedAt = stamps[event as StatusEvent] ?? updated ?? now;
	const reminder = { minutesUntilStart: Math.round((start - now) / 60_000), isLate: false };
	const at =
		event === 'added' ? (created ?? now) : event === 'upcoming' ? start - leadMs : changedAt;
	return {
		event,
		id,
		at,
		key: `${id}:${event}:${isoUtc(at)}`,
		changed: [],
		record,
		// Of a change that wasn't seen, the values now stand in for those before.
		previous: keptOf(seen),
		...(event === 'upcoming' ? reminder : {}),
	};
}
