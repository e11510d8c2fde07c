/**
 * The waitlist and the queue: what is checked, and what is stored.
 * Source: `omneo-sdk`, types and READMEs of both. What the server checks is not known, see the
 * switch `enforceEntryRules`.
 */
import {
	queueChanges,
	queueRequest,
	waitlistChanges,
	waitlistRequest,
} from '../../../omneo/schema';
import { finder } from './appointmentChecks';
import { invalid, read, withoutNulls, type FieldErrors } from '../http/apiErrors';
import type { Context } from '../data/store';
import { instantOf } from './wallClock';
import type { Entry, Json, Place, QueueEntry, Service, WaitlistEntry } from '../data/records';

const waitlistNullable = ['desired_start_at', 'appointment_id', 'notes', 'meta'];
const queueNullable = ['profile_id', 'staff_id', 'appointment_id', 'notes', 'meta'];

interface EntryRequest {
	appointment_definition_id: number;
	location_id: number;
	profile_id?: string;
	appointment_id?: number;
	notes?: string;
	meta?: unknown;
}

/** The records that both kinds name. */
function resolve({ store }: Context, request: EntryRequest, errors: FieldErrors) {
	const find = finder(request, errors);
	return {
		service: find('appointment_definition_id', (id) => store.service(id)),
		place: find('location_id', (id) => store.place(id)),
		profile: find('profile_id', (id) => store.person(id)),
		booking: find('appointment_id', (id) => store.booking(id)),
	};
}

function base(context: Context, request: EntryRequest, service: Service, place: Place) {
	const now = context.now();
	return {
		service,
		place,
		bookingId: request.appointment_id ?? null,
		notes: request.notes ?? null,
		meta: (request.meta as Json | undefined) ?? null,
		createdAt: now,
		updatedAt: now,
	};
}

function desiredAt({ switches }: Context, place: Place, wallClock: string): Date {
	return instantOf(wallClock, switches.waitlistTimes === 'utc' ? 'UTC' : place.timezone);
}

/** Notes a service that does not take this kind of entry. */
function checkRule(context: Context, allowed: boolean | undefined, errors: FieldErrors): void {
	if (context.switches.enforceEntryRules && allowed === false) {
		errors.appointment_definition_id = ['The appointment definition does not allow this.'];
	}
}

export function addToWaitlist(context: Context, body: unknown): WaitlistEntry {
	const request = read(waitlistRequest, withoutNulls(body, waitlistNullable));
	const errors: FieldErrors = {};
	const { service, place, profile } = resolve(context, request, errors);
	checkRule(context, service?.waitlist, errors);
	if (Object.keys(errors).length > 0 || !service || !place || !profile) throw invalid(errors);
	return context.store.addWaitlistEntry({
		...base(context, request, service, place),
		profile,
		status: request.status ?? 'active',
		desiredStart: request.desired_start_at
			? desiredAt(context, place, request.desired_start_at)
			: null,
	});
}

export function addToQueue(context: Context, body: unknown): QueueEntry {
	const request = read(queueRequest, withoutNulls(body, queueNullable));
	const errors: FieldErrors = {};
	const { service, place, profile = null } = resolve(context, request, errors);
	const staff = finder(request, errors)('staff_id', (id) => context.store.member(id)) ?? null;
	checkRule(context, service?.queue, errors);
	if (Object.keys(errors).length > 0 || !service || !place) throw invalid(errors);
	return context.store.addQueueEntry({
		...base(context, request, service, place),
		profile,
		staff,
		status: request.status ?? 'waiting',
	});
}

interface Changes {
	appointment_id?: number | null;
	notes?: string | null;
	meta?: unknown;
}

/** What both kinds may change. Every reference was checked before. */
function changeEntry(context: Context, entry: Entry, changes: Changes): void {
	if (changes.appointment_id !== undefined) entry.bookingId = changes.appointment_id;
	if (changes.notes !== undefined) entry.notes = changes.notes;
	if (changes.meta !== undefined) entry.meta = changes.meta as Json;
	entry.updatedAt = context.now();
}

export function changeWaitlistEntry(context: Context, entry: WaitlistEntry, body: unknown): void {
	const changes = read(waitlistChanges, body);
	const errors: FieldErrors = {};
	const find = finder(changes, errors);
	find('appointment_id', (id) => context.store.booking(id));
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const { status, desired_start_at: desired } = changes;
	if (status) entry.status = status;
	if (desired !== undefined) {
		entry.desiredStart = desired === null ? null : desiredAt(context, entry.place, desired);
	}
	changeEntry(context, entry, changes);
}

export function changeQueueEntry(context: Context, entry: QueueEntry, body: unknown): void {
	const changes = read(queueChanges, body);
	const errors: FieldErrors = {};
	const find = finder(changes, errors);
	find('appointment_id', (id) => context.store.booking(id));
	const staff = find('staff_id', (id) => context.store.member(id));
	if (Object.keys(errors).length > 0) throw invalid(errors);
	if (changes.status) entry.status = changes.status;
	if (staff !== undefined) entry.staff = staff;
	changeEntry(context, entry, changes);
}
