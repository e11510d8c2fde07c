/** The tenant's records in memory. */
import { customers, customerId, lists } from './seed/customers';
import { places } from './seed/places';
import { orders, transactions } from './seed/purchases';
import { serviceIds, services } from './seed/services';
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
} from './types';
import type { ApiToken, Webhook } from './types-account';

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
		service: serviceIds.trunkShow + 1,
		/** Of the rows below a definition: its places, staff and special days. */
		row: 70001,
		webhook: 901,
		apiToken: 1,
	};
}

/** A record that has no id yet. */
type Draft<T> = Omit<T, 'id'>;

export class Store {
	readonly places = places;
	readonly posts = posts;
	readonly transactions = transactions;
	readonly orders = orders;
	readonly lists = lists;

	services: Service[] = structuredClone(services);
	team: StaffMember[] = structuredClone(team);
	bookings: Booking[] = [];
	waitlist: WaitlistEntry[] = [];
	queue: QueueEntry[] = [];
	webhooks: Webhook[] = [];
	apiTokens: ApiToken[] = [];
	people: Person[] = [...customers, ...team];

	private next = firstIds();

	/** Back to the seed: nothing that was booked, added or changed, and the same ids again. */
	reset(): void {
		this.services = structuredClone(services);
		this.team = structuredClone(team);
		this.webhooks = [];
		this.apiTokens = [];
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

	/** Everybody who is known by an identifier, in one other system or in any. */
	identified(identifier: string, handle?: string): Person[] {
		return this.people.filter(({ identities = [] }) =>
			identities.some(
				(identity) =>
					identity.identifier === identifier &&
					(handle === undefined || identity.handle === handle),
			),
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

	/** The staff member a person is, or becomes. */
	recruit(person: Person): StaffMember {
		const member = this.member(person.id) ?? { ...person, week: {}, special: [] };
		if (!this.team.includes(member)) this.team.push(member);
		return member;
	}

	/**
	 * The staff who may serve: the location's, or those on the definition's own list. Source:
	 * `omneo-sdk`, staff README. Who has no post anywhere serves where the definition is offered.
	 * Source: its live test of availability, whose staff member has hours and no post.
	 */
	staffFor(service: Service, placeId: number): StaffMember[] {
		const present = this.staffAt(placeId);
		if (service.staffFromLocation) return present;
		const listed = (member: StaffMember) =>
			service.staff.some((entry) => entry.active && entry.personId === member.id);
		const unposted = this.team.filter(
			(member) => !this.posts.some((post) => post.personId === member.id),
		);
		return [...present, ...unposted].filter(listed);
	}

	addPerson(person: Draft<Person> & { id?: string }): Person {
		const added = { ...person, id: (person.id ?? customerId(this.next.customer)).toLowerCase() };
		this.next.customer += 1;
		this.people.push(added);
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
		this.bookings.push(booking);
		return booking;
	}

	addService(draft: Draft<Service>): Service {
		const service = { ...draft, id: this.next.service++ };
		this.services.push(service);
		return service;
	}

	addWebhook(draft: Draft<Webhook>): Webhook {
		const webhook = { ...draft, id: this.next.webhook++ };
		this.webhooks.push(webhook);
		return webhook;
	}

	addApiToken(draft: Omit<ApiToken, 'id' | 'secret'>): ApiToken {
		const id = `sandbox-api-token-${this.next.apiToken++}`;
		const token = { ...draft, id, secret: `access-with-${id}` };
		this.apiTokens.push(token);
		return token;
	}

	nextRowId(): number {
		return this.next.row++;
	}

	nextLinkId(): Link['id'] {
		return String(this.next.link++);
	}

	addWaitlistEntry(draft: Draft<WaitlistEntry>): WaitlistEntry {
		const entry = { ...draft, id: this.next.waitlist++ };
		this.waitlist.push(entry);
		return entry;
	}

	addQueueEntry(draft: Draft<QueueEntry>): QueueEntry {
		const entry = { ...draft, id: this.next.queue++ };
		this.queue.push(entry);
		return entry;
	}
}

/** Takes a record out of its list. */
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

/** What every part of the sandbox works on. */
export interface World {
	readonly store: Store;
	switches: Switches;
	readonly now: () => Date;
}
