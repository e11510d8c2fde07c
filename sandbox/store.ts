/** The tenant's records in memory. */
import { customers, customerId } from './seed/customers';
import { places } from './seed/places';
import { orders, transactions } from './seed/purchases';
import { services } from './seed/services';
import { posts, team } from './seed/team';
import type { Switches } from './switches';
import type { Booking, Person, Place, Purchase, Service, StaffMember } from './types';

const FIRST_BOOKING_ID = 5001;
const FIRST_ANSWER_ID = 60001;

/** The keys by which a transaction or an order is named in a request. */
export interface PurchaseKeys {
	id?: number;
	external_id?: string;
	receipt_ref?: string;
	order_number?: string;
}

export class Store {
	readonly places = places;
	readonly services = services;
	readonly team = team;
	readonly posts = posts;
	readonly transactions = transactions;
	readonly orders = orders;

	bookings: Booking[] = [];
	people: Person[] = [...customers, ...team];

	private nextBookingId = FIRST_BOOKING_ID;
	private nextAnswerId = FIRST_ANSWER_ID;
	private nextCustomer = customers.length + 1;

	/** Back to the seed: no booking, no added profile, the same ids again. */
	reset(): void {
		this.bookings = [];
		this.people = [...customers, ...team];
		this.nextBookingId = FIRST_BOOKING_ID;
		this.nextAnswerId = FIRST_ANSWER_ID;
		this.nextCustomer = customers.length + 1;
	}

	place(id: number): Place | undefined {
		return this.places.find((place) => place.id === id);
	}

	service(id: number): Service | undefined {
		return this.services.find((service) => service.id === id);
	}

	person(id: string): Person | undefined {
		return this.people.find((person) => person.id === id.toLowerCase());
	}

	member(id: string): StaffMember | undefined {
		return this.team.find((member) => member.id === id.toLowerCase());
	}

	/** Staff with an active post at a place. Source: API reference "Browse Location Profiles". */
	staffAt(placeId: number): StaffMember[] {
		return this.posts
			.filter((post) => post.placeId === placeId && post.type === 'staff' && post.active)
			.flatMap((post) => this.member(post.personId) ?? []);
	}

	/** The staff who may serve: the location's, or those of them on the definition's own list. Source: `omneo-sdk`, staff README. */
	staffFor(service: Service, placeId: number): StaffMember[] {
		const present = this.staffAt(placeId);
		if (service.staffFromLocation) return present;
		return present.filter((member) =>
			service.staff.some((entry) => entry.active && entry.personId === member.id),
		);
	}

	addPerson(person: Omit<Person, 'id'> & { id?: string }): Person {
		const added = { ...person, id: (person.id ?? customerId(this.nextCustomer)).toLowerCase() };
		this.nextCustomer += 1;
		this.people.push(added);
		return added;
	}

	addBooking(
		draft: Omit<Booking, 'id' | 'answers'> & {
			answers: Array<Omit<Booking['answers'][number], 'id'>>;
		},
	): Booking {
		const booking: Booking = {
			...draft,
			id: this.nextBookingId++,
			answers: draft.answers.map((answer) => ({ ...answer, id: this.nextAnswerId++ })),
		};
		this.bookings.push(booking);
		return booking;
	}
}

/** Finds a purchase by every key that was given. Source: API reference, the resolver objects of "Add Appointment". */
export function findPurchase(purchases: Purchase[], keys: PurchaseKeys): Purchase | undefined {
	if (Object.keys(keys).length === 0) return undefined;
	return purchases.find(
		(purchase) =>
			(keys.id === undefined || keys.id === purchase.id) &&
			(keys.external_id === undefined || keys.external_id === purchase.externalId) &&
			(keys.receipt_ref === undefined || keys.receipt_ref === purchase.receiptRef) &&
			(keys.order_number === undefined || keys.order_number === purchase.orderNumber),
	);
}

/** What every part of the sandbox works on. */
export interface World {
	readonly store: Store;
	switches: Switches;
	readonly now: () => Date;
}
