/** One execution of the suite, as data: who is booked, what goes wrong, and how the node is set. */
import type { Switches } from '../../dev/sandbox';
import type { OnError } from '../engine/support';
import type { FaultKind } from './faultKinds';

export type IfAlreadyBooked = 'createAnyway' | 'returnExisting' | 'stop';

/** Something that goes wrong for the customer of an item. */
export interface Trouble {
	kind: FaultKind;
	/** The person, by number: items of the same person share it. */
	person: number;
	/** Hits the booking itself, or the reading of bookings by which the node finds out about it. */
	on: 'booking' | 'look';
	/** How many requests pass before. */
	after: number;
	times: number | 'always';
}

/** A booking made before the execution, equal in all but its age and status. */
export interface Earlier {
	person: number;
	secondsAgo: number;
	cancelled: boolean;
}

export interface Scenario {
	/** For the table: what the row is about. */
	row: string;
	/** Tells this scenario from all others, and is enough to run it again. */
	name: string;
	onError: OnError;
	retryOnFail: boolean;
	/** How often 'Retry' in the list of executions is used afterwards. Before the last one the service is in order again. */
	retries: number;
	/** How many executions of the same rows run at once. */
	executions: number;
	/** How many nodes of one execution book the same rows. */
	nodes: number;
	/** How long Omneo's lists and single reads lag behind its writes, in seconds of the world. */
	lagSeconds: number;
	/** How many other bookings the first of the people who meet trouble has, at another location. */
	others: number;
	/** The person of each item. All that an item asks for follows from it, so equal ones are equal items. */
	people: number[];
	inFlight: number;
	troubles: Trouble[];
	ifAlreadyBooked: IfAlreadyBooked;
	earlier: Earlier[];
	/** Whether end and zone are left to the node, which then reads the definition and the location. */
	readsFirst: boolean;
	switches: Partial<Switches>;
	/** How many bookings may be sent before the node gives all up, where trouble never ends. */
	mostSent?: number;
	/** What must become of the items that meet trouble, where that is certain. */
	fate?: 'booked' | 'unknown' | 'refused';
}

/** A scenario in which nothing goes wrong. */
export function plainScenario(row: string, name: string, items: number): Scenario {
	return {
		row,
		name,
		onError: 'stopWorkflow',
		retryOnFail: false,
		retries: 0,
		executions: 1,
		nodes: 1,
		lagSeconds: 0,
		others: 0,
		people: Array.from({ length: items }, (_, index) => index),
		inFlight: 8,
		troubles: [],
		ifAlreadyBooked: 'createAnyway',
		earlier: [],
		readsFirst: false,
		switches: {},
	};
}
