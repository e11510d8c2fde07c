/** The tenant's records in memory. */
import { customers, customerId, lists } from './seed/customers';
import { places } from './seed/places';
import { orders, transactions } from './seed/purchases';
import { services } from './seed/services';
import { posts, team } from './seed/team';
import type { Switches } from './switches';
import type {
	Booking,
	Link,
	Person,
	Place,
	ProductList,
	Purchase,
	QueueEntry,
	Service,
	StaffMember,
	WaitlistEntry,
	Webhook,
} from './records';

/** The keys by which a transaction or an order is named in a request. */
interface PurchaseKeys {
	id?: number;
	external_id?: string;
	receipt_ref?: string;
	order_number?: string;
}

/** The ids that the next records get. */
function firstIds() {
	return {
		booking: 5001,
		answer: 60001,
		link: 401,
		waitlist: 1501,
		queue: 1801,
		customer: customers.length + 1,
		webhook: 901,
	};
}

/** A record that has no id yet. */
type Draft<T> = Omit<T, 'id'>;

export class Store {
	readonly services = services;
	readonly places = places;
	readonly team = team;
	readonly posts = posts;
	readonly transactions = transactions;
	readonly orders = orders;
	readonly lists = lists;

	bookings: Booking[] = [];
	waitlist: WaitlistEntry[] = [];
	queue: QueueEntry[] = [];
	webhooks: Webhook[] = [];
	people: Person[] = [...customers, ...team];

	private next = firstIds();
	private readonly storedAt = new WeakMap<object, number>();

	/** Back to the seed: nothing that was booked, added or changed, and the same ids again. */
	reset(): void {
		this.webhooks = [];
		this.bookings = [];
		this.waitlist = [];
		this.queue = [];
		this.people = [...customers, ...team];
		this.next = firstIds();
	}

	place(id: number): Place | undefined {
		return this.places.find((place) => place.id === id);
	}

	service(id: number): Service | undefined {
		return this.services.find((service) => service.id === id);
	}

	booking(id: number): Booking | undefined {
		return this.bookings.find((booking) => booking.id === id);
	}

	person(id: string): Person | undefined {
		return this.people.find((person) => person.id === id.toLowerCase());
	}

	/** Who is known by an identifier in another system. */
	identified(handle: string, identifier: string): Person | undefined {
		return this.people.find(({ identities = [] }) =>
			identities.some((each) => each.handle === handle && each.identifier === identifier),
		);
	}

	list(id: string): ProductList | undefined {
		return this.lists.find((list) => list.id === id);
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
		return present.filter(({ id }) =>
			service.staff.some((entry) => entry.active && entry.personId === id),
		);
	}

	/** Whether the record was stored at least so many milliseconds ago. */
	shows(record: object, lagMs: number): boolean {
		return lagMs === 0 || performance.now() - (this.storedAt.get(record) ?? -Infinity) >= lagMs;
	}

	private keep<T extends object>(records: T[], record: T): void {
		records.push(record);
		this.storedAt.set(record, performance.now());
	}

	addPerson(person: Draft<Person> & { id?: string }): Person {
		const added = { ...person, id: (person.id ?? customerId(this.next.customer)).toLowerCase() };
		this.next.customer += 1;
		this.keep(this.people, added);
		return added;
	}

	addBooking(
		draft: Omit<Booking, 'id' | 'answers' | 'links'> & {
			answers: Array<Draft<Booking['answers'][number]>>;
		},
	): Booking {
		const booking: Booking = {
			...draft,
			id: this.next.booking++,
			answers: draft.answers.map((answer) => ({ ...answer, id: this.next.answer++ })),
			links: [],
		};
		this.keep(this.bookings, booking);
		return booking;
	}

	addWebhook(draft: Draft<Webhook>): Webhook {
		const webhook = { ...draft, id: this.next.webhook++ };
		this.webhooks.push(webhook);
		return webhook;
	}

	nextLinkId(): Link['id'] {
		return String(this.next.link++);
	}

	addWaitlistEntry(draft: Draft<WaitlistEntry>): WaitlistEntry {
		const entry = { ...draft, id: this.next.waitlist++ };
		this.keep(this.waitlist, entry);
		return entry;
	}

	addQueueEntry(draft: Draft<QueueEntry>): QueueEntry {
		const entry = { ...draft, id: this.next.queue++ };
		this.keep(this.queue, entry);
		return entry;
	}
}

/** Removes a record from its list. */
export function remove<T>(records: T[], record: T): void {
	const index = records.indexOf(record);
	if (index >= 0) records.splice(index, 1);
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

/** The state that routes and rules share. */
export interface Context {
	readonly store: Store;
	switches: Switches;
	readonly now: () => Date;
}
