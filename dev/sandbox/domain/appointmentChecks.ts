/** What adding and changing an appointment check alike. */
import type { z } from 'zod/v4';
import type { appointmentChanges } from '../../../omneo/contract';
import { refusal, type BookingRequest } from './bookableTimes';
import { invalid, selectedIsInvalid, type FieldErrors } from '../http/apiErrors';
import { findPurchase, type Context } from '../data/store';
import { isZone } from './wallClock';
import type { Json } from '../data/records';

/** The fields of an appointment, any of them. */
export type Fields = z.infer<typeof appointmentChanges>;

/**
 * Finds a record by the key a request names it with. A key that is left out or null is handed on as
 * it is; one that fits no record is noted in `errors` under its field.
 */
export function named<Key, T>(
	field: string,
	key: Key,
	find: (key: NonNullable<Key>) => T | undefined,
	errors: FieldErrors,
): T | undefined | Extract<Key, null> {
	if (key === null || key === undefined) return key as Extract<Key, null> | undefined;
	const record = find(key);
	if (record === undefined) errors[field] = [selectedIsInvalid(field)];
	return record;
}

/** The records that an appointment's fields name. */
export function resolve({ store }: Context, fields: Fields, errors: FieldErrors) {
	const { transactions, orders } = store;
	return {
		service: named(
			'appointment_definition_id',
			fields.appointment_definition_id,
			(id) => store.service(id),
			errors,
		),
		profile: named('profile_id', fields.profile_id, (id) => store.person(id), errors),
		place: named('location_id', fields.location_id, (id) => store.place(id), errors),
		staff: named('assigned_staff_id', fields.assigned_staff_id, (id) => store.member(id), errors),
		transaction: named(
			'transaction',
			fields.transaction,
			(keys) => findPurchase(transactions, keys),
			errors,
		),
		order: named('order', fields.order, (keys) => findPurchase(orders, keys), errors),
	};
}

/** Notes a zone that is none, and a `meta` of the shape that the switch does not want. */
export function checkZoneAndMeta({ switches }: Context, fields: Fields, errors: FieldErrors): void {
	if (fields.timezone !== undefined && !isZone(fields.timezone)) {
		errors.timezone = ['The timezone field must be a valid timezone.'];
	}
	const shape = switches.metaShape;
	const meta = (fields.meta ?? undefined) as Json | undefined;
	if (meta !== undefined && shape !== 'any' && Array.isArray(meta) !== (shape === 'list')) {
		errors.meta = [`The meta field must be ${shape === 'list' ? 'an array' : 'an object'}.`];
	}
}

/** Throws the 422 for a time of the wrong length, and for one that is not free, as far as the switches ask for it. */
export function checkTime(context: Context, request: BookingRequest): void {
	const { service, start, end } = request;
	const minutes = (end.getTime() - start.getTime()) / 60_000;
	if (context.switches.enforceDuration && minutes !== service.minutes) {
		throw invalid({
			scheduled_end_at: [
				`The scheduled end at must be ${service.minutes} minutes after the start.`,
			],
		});
	}
	const refused = context.switches.enforceAvailability ? refusal(context, request) : null;
	if (refused) throw invalid({ [refused.field]: [refused.message] });
}
