/** What the sandbox keeps in memory. The API's own shapes are made from these in `render/`. */
import type {
	QuestionType,
	appointmentStatuses,
	bookingTypes,
	queueStatuses,
	waitlistStatuses,
} from '../../../omneo/schema';

/** The days of a week, Monday first as in luxon. */
export const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ') as Day[];

export type Day = `${'mon' | 'tues' | 'wednes' | 'thurs' | 'fri' | 'satur' | 'sun'}day`;

/** Wall-clock opening time and closing time, `HH:mm`. */
export type Hours = readonly [from: string, until: string];

/** A day that is not named is closed. */
export type Week = Partial<Record<Day, Hours>>;

/** Days that differ from the week: other hours, or none when closed. */
export interface SpecialDays {
	name: string;
	start: string;
	end: string;
	/** Comes back every year. */
	repeating: boolean;
	hours: Hours | null;
}

export interface Place {
	id: number;
	name: string;
	handle: string;
	timezone: string;
	externalId: string;
	closedForGood: boolean;
	week: Week;
	special: SpecialDays[];
}

export interface Person {
	id: string;
	first: string;
	last: string;
	email: string | null;
	mobile: string | null;
	/** Who the person is in other systems. */
	identities?: Identity[];
	/** Left out for those of the seed. */
	createdAt?: Date;
}

export interface Identity {
	/** The other system, such as `shopify`. */
	handle: string;
	identifier: string;
}

/** A customer's list of products, which an appointment can be linked to. */
export interface ProductList {
	id: string;
	name: string;
	handle: string;
	ownerId: string;
}

export interface StaffMember extends Person {
	week: Week;
	special: SpecialDays[];
}

/** A person's post at a location. */
export interface Post {
	id: number;
	placeId: number;
	personId: string;
	type: 'staff' | 'manager' | 'profile';
	active: boolean;
	isDefault: boolean;
	sortOrder: number;
}

export interface Question {
	/** The id to answer with. */
	slotId: number;
	questionId: number;
	versionId: number;
	handle: string;
	type: QuestionType;
	label: string;
	help?: string;
	required?: boolean;
	options?: Array<{ label: string; value: string }>;
	validation?: Record<string, number>;
	/** JSON Logic over the answers, by question handle. */
	visibleWhen?: { '==': [{ var: string }, string] };
}

export interface Questionnaire {
	id: number;
	name: string;
	questions: Question[];
}

export interface Service {
	id: number;
	handle: string;
	name: string;
	description: string | null;
	published: boolean;
	archived: boolean;
	minutes: number;
	bufferBefore: number;
	bufferAfter: number;
	leadMinutes: number;
	/** null: no limit. */
	advanceDays: number | null;
	/** null: a slot begins where another ends. */
	interval: number | null;
	bookingType: (typeof bookingTypes)[number];
	customerBooking: boolean;
	walkIn: boolean;
	queue: boolean;
	requiresStaff: boolean;
	staffFromLocation: boolean;
	waitlist: boolean;
	/** null: no limit. */
	concurrent: number | null;
	week: Week;
	special: SpecialDays[];
	places: Array<{ assignmentId: number; placeId: number; active: boolean }>;
	staff: Array<{ assignmentId: number; personId: string; active: boolean }>;
	questionnaire: Questionnaire | null;
}

export interface Purchase {
	id: number;
	externalId: string;
	receiptRef: string;
	orderNumber?: string;
	total: number;
	status: string;
}

export type Status = (typeof appointmentStatuses)[number];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface GivenAnswer {
	id: number;
	question: Question;
	value: Json;
}

/** The times of the states. */
export type Stamp = `${Exclude<Status, 'requested'>}_at`;

export interface Booking {
	id: number;
	service: Service;
	profile: Person;
	place: Place;
	staff: StaffMember | null;
	status: Status;
	start: Date;
	end: Date;
	/** The zone the request named, answered as it came. */
	timezone: string;
	stamps: Partial<Record<Stamp, Date>>;
	notes: string | null;
	meta: Json;
	transaction: Purchase | null;
	order: Purchase | null;
	answers: GivenAnswer[];
	links: Link[];
	createdAt: Date;
	updatedAt: Date;
}

/** What an appointment is linked to besides its own customer. */
export type Link = { id: string } & (
	| { type: 'profile'; target: Person }
	| { type: 'list'; target: ProductList }
);

/** An entry of the waitlist or of the queue. */
export interface Entry {
	id: number;
	service: Service;
	/** null: an anonymous walk-in. */
	profile: Person | null;
	place: Place;
	bookingId: number | null;
	status: string;
	notes: string | null;
	meta: Json;
	createdAt: Date;
	updatedAt: Date;
}

export interface WaitlistEntry extends Entry {
	profile: Person;
	status: (typeof waitlistStatuses)[number];
	desiredStart: Date | null;
}

export interface QueueEntry extends Entry {
	status: (typeof queueStatuses)[number];
	staff: StaffMember | null;
}

/** Source: dev guide "Webhooks", `omneo-sdk` types. */
export interface Webhook {
	id: number;
	trigger: string;
	url: string;
	namespace: string;
	is_active: boolean;
	queue: 'high' | 'default' | 'low';
	condition: Json;
	extra_data_template: string | null;
	retry_daily: boolean;
	retry_hourly: boolean;
	createdAt: Date;
	updatedAt: Date;
}
