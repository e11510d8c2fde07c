/** Forms as n8n keeps them, and the rows they are run over. */
import type { INodeParameters } from 'n8n-workflow';
import { SERVICE, SHOP, customer } from './tenant/book';
import { clockText, hourOfDay } from './tenant/times';

const pick = (value: unknown) => ({ __rl: true, mode: 'list', value });

interface Changes {
	options?: object | string;
	[field: string]: unknown;
}

/** Books the row's customer at the row's start. */
export function booking(changes: Changes = {}): INodeParameters {
	return {
		resource: 'appointment',
		operation: 'add',
		appointmentDefinitionId: pick(SERVICE),
		locationId: pick(SHOP),
		profileId: pick('={{ $json.customer }}'),
		scheduledStartAt: '={{ $json.start }}',
		...changes,
	} as INodeParameters;
}

/** A booking with some options. */
export const bookingWith = (options: object, changes: Changes = {}) =>
	booking({ ...changes, options });

export const findOrCreate = (options: object = {}): INodeParameters => ({
	resource: 'profile',
	operation: 'findOrCreate',
	email: '={{ $json.email }}',
	firstName: 'Ann',
	lastName: 'Lee',
	options: options as INodeParameters,
});

export const allAppointments = (more: object = {}): INodeParameters => ({
	resource: 'appointment',
	operation: 'getAll',
	returnAll: true,
	...more,
});

export interface BookingRow extends Record<string, unknown> {
	customer: string;
	start: string;
}

/** The moment of the bookings here: 10:00 at the shop, in 30 days. */
export const usualStart = () => hourOfDay(Date.now(), 30, 10);

/** A row for a customer by number. */
export function row(number = 1, start = usualStart()): BookingRow {
	return { customer: customer(number), start: clockText(start) };
}

/** Rows of different customers at one start. */
export const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1));
