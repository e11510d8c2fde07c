/** The events of an appointment, and what a trigger is set to report. */

/** In the order of an appointment's life, which is also the order of events at the same time. */
export const triggerEvents = [
	'added',
	'moved',
	'updated',
	'confirmed',
	'upcoming',
	'arrived',
	'completed',
	'no_show',
	'rejected',
	'cancelled',
	'deleted',
] as const;
export type TriggerEvent = (typeof triggerEvents)[number];

/** Reached when the appointment gets the status of that name. Each has a time in the record: `<event>_at`. */
export const statusEvents = [
	'confirmed',
	'cancelled',
	'rejected',
	'arrived',
	'completed',
	'no_show',
] as const satisfies TriggerEvent[];
export type StatusEvent = (typeof statusEvents)[number];

/** The statuses after which an appointment doesn't take place any more, or has taken place. */
const CLOSED = ['cancelled', 'rejected', 'arrived', 'completed', 'no_show'];

export function isOpen(status: string): boolean {
	return !CLOSED.includes(status);
}

/** What narrows the appointments, by the API's field. A field that is left out narrows nothing. */
export interface Narrowing {
	appointment_definition_id?: number;
	location_id?: number;
	profile_id?: string;
	assigned_staff_id?: string;
}

export interface TriggerSettings {
	events: TriggerEvent[];
	narrowing: Narrowing;
	/** Reported are only appointments that have one of these statuses afterwards; all when empty. */
	statuses: string[];
	/** How long before the start 'upcoming' is due, in milliseconds. */
	leadMs: number;
	/** Whether 'upcoming' is also reported for what is within that time when the trigger is switched on. */
	includeDue: boolean;
	/** Whether 'upcoming' leaves out what is booked or moved when it is due already. */
	skipLate: boolean;
}
