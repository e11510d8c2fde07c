/** What the parts of the state machine hand on. */
import type { ApiRecord } from '../client/requests';
import type { Change } from './changes';
import type { TriggerSettings } from './events';
import type { Known, Sighting } from './sighting';
import { MOST_SENT, type Rung, type TriggerState, sentHash } from './state';

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

/** Whether an appointment with this status is reported. */
export function isWanted(status: string, { statuses }: TriggerSettings): boolean {
	return statuses.length === 0 || statuses.includes(status);
}

/** The keys that were reported last, with those of these events. */
export function remembered(sent: string[], events: Found[]): string[] {
	return [...sent, ...events.map(({ key }) => sentHash(key))].slice(-2 * MOST_SENT);
}
