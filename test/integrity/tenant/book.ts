/** What the tenant holds, and what of it shows when. */
import { HOUR, ZONE, iso, momentOf } from './times';

export type Row = Record<string, unknown>;

export const SERVICE = 7;
export const SHOP = 3;
const FIRST_ID = 5001;

/** A customer's ID by number. */
export const customer = (number: number) =>
	`a0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export interface Appointment {
	id: number;
	customer: string;
	service: number;
	shop: number;
	start: number;
	status: string;
	/** The body it was made from. */
	sent: Row;
	/** By this machine's clock, in milliseconds since 1970. */
	storedAt: number;
	/** As written in `created_at`. */
	createdAt: number;
}

export interface Person {
	id: string;
	sent: Row;
	storedAt: number;
}

/** A refusal by the rules of the book, as a 422 tells it. */
export class Refusal extends Error {
	constructor(readonly errors: Record<string, string[]>) {
		super('The given data was invalid.');
	}
}

export class Book {
	readonly appointments: Appointment[] = [];
	readonly people: Person[] = [];
	/** At most one booking of a service at a shop and start. */
	uniqueSlot = false;
	/** At most one person with an email. */
	uniqueEmail = false;
	/** Added to what `created_at` says. */
	createdOffset = 0;

	/** Stores a booking. */
	add(sent: Row): Appointment {
		const start = momentOf(sent.scheduled_start_at, sent.timezone);
		if (start === undefined) throw new Refusal({ scheduled_start_at: ['is not a time'] });
		const taken = this.appointments.some((known) => known.start === start);
		if (this.uniqueSlot && taken) {
			throw new Refusal({ scheduled_start_at: ['This slot has been taken.'] });
		}
		const appointment = {
			id: FIRST_ID + this.appointments.length,
			customer: String(sent.profile_id),
			service: Number(sent.appointment_definition_id),
			shop: Number(sent.location_id),
			start,
			status: String(sent.status ?? 'confirmed'),
			sent,
			storedAt: Date.now(),
			createdAt: Date.now() + this.createdOffset,
		};
		this.appointments.push(appointment);
		return appointment;
	}

	/** A booking that was there before, made so many milliseconds ago. */
	seed(who: string, start: number, more: Partial<Appointment> = {}, madeAgo = HOUR): Appointment {
		const sent = {
			profile_id: who,
			appointment_definition_id: SERVICE,
			location_id: SHOP,
			scheduled_start_at: new Date(start).toISOString().slice(0, 19).replace('T', ' '),
			timezone: 'UTC',
		};
		const made = { storedAt: 0, createdAt: Date.now() - madeAgo };
		return Object.assign(this.add(sent), made, more);
	}

	addPerson(sent: Row): Person {
		const email = String(sent.email).trim().toLowerCase();
		const taken = this.people.some((known) => String(known.sent.email).toLowerCase() === email);
		if (this.uniqueEmail && taken) {
			throw new Refusal({ email: ['The email has already been taken.'] });
		}
		const id = `b0000000-0000-4000-8000-${String(this.people.length + 1).padStart(12, '0')}`;
		const person = { id, sent, storedAt: Date.now() };
		this.people.push(person);
		return person;
	}

	of(who: string, start?: number): Appointment[] {
		return this.appointments.filter(
			(known) => known.customer === who && (start === undefined || known.start === start),
		);
	}
}

/** What was stored so many milliseconds ago or longer. */
export function shownAfter<T extends { storedAt: number }>(records: T[], lag: number): T[] {
	return records.filter(({ storedAt }) => Date.now() - storedAt >= lag);
}

export function appointmentRow(record: Appointment): Row {
	const { id, start, status, sent } = record;
	return {
		id,
		appointment_definition_id: record.service,
		appointment_definition: { id: record.service, name: 'Fitting' },
		profile_id: record.customer,
		profile: { id: record.customer, first_name: 'Ann', last_name: 'Lee', email: null },
		location_id: record.shop,
		location: { id: record.shop, name: 'Queen Street', handle: 'queen', timezone: ZONE },
		assigned_staff_id: sent.assigned_staff_id ?? null,
		status,
		scheduled_start_at: iso(start),
		scheduled_end_at: iso(start + HOUR),
		timezone: sent.timezone,
		notes: sent.notes ?? null,
		meta: sent.meta ?? null,
		created_at: iso(record.createdAt),
		updated_at: iso(record.createdAt),
	};
}

export function personRow({ id, sent }: Person): Row {
	return { id, ...sent };
}
