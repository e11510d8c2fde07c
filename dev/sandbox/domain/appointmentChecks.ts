/** Checks that adding and changing an appointment share. */
import type { z } from 'zod/v4';
import type { appointmentChanges } from '../../../omneo/schema';
import { refusal, type BookingRequest } from './bookableTimes';
import { invalid, selectedIsInvalid, type FieldErrors } from '../http/apiErrors';
import { findPurchase, type Context } from '../data/store';
import { isZone } from './wallClock';
import type { Json } from '../data/records';

/** The fields of an appointment, any of them. */
export type Fields = z.infer<typeof appointmentChanges>;

/**
 * Finds the records that fields name. A key that is left out or null is returned as it is; one that
 * fits no record is added to `errors` under its field.
 */
export function finder<Named extends object>(fields: Named, errors: FieldErrors) {
	return <Field extends keyof Named & string, T>(
		field: Field,
		find: (key: NonNullable<Named[Field]>) => T | undefined,
	): T | undefined | Extract<Named[Field], null> => {
		const key = fields[field];
		if (key === null || key === undefined) return key as Extract<Named[Field], null> | undefined;
		const record = find(key);
		if (record === undefined) errors[field] = [selectedIsInvalid(field)];
		return record;
	};
}

/** The records that an appointment's fields name. */
export function resolve({ store }: Context, fields: Fields, errors: FieldErrors) {
	const find = finder(fields, errors);
	return {
		service: find('appointment_definition_id', (id) => store.service(id)),
		profile: find('profile_id', (id) => store.person(id)),
		place: find('location_id', (id) => store.place(id)),
		staff: find('assigned_staff_id', (id) => store.member(id)),
		transaction: find('transaction', (keys) => findPurchase(store.transactions, keys)),
		order: find('order', (keys) => findPurchase(store.orders, keys)),
	};
}

/** Adds an error for an unknown zone, and for a `meta` of the shape that the switch refuses. */
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
