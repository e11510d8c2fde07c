/** Filters of lists: sent where the API is known to take them, and checked again on what comes back. */
import type { Query } from '../http/transport';
import { isBlank, mentionsAll } from '../values';

export interface Filter<T> {
	/** `filter[<name>]=<value>`; left out for what the API is not known to filter by. */
	sent?: { name: string; value: string | number };
	/** Whether a record passes. */
	holds(record: T): boolean;
}

/** The field equals the value. Plain equality is the form that Omneo's own live tests use. */
export function equals<T>(name: keyof T & string, value: string | number): Filter<T> {
	return {
		sent: { name, value },
		// An ID in capitals is the same ID.
		holds: (record) => String(record[name] ?? '').toLowerCase() === String(value).toLowerCase(),
	};
}

/** The field is one of the values. Sent only for a single one: how Omneo separates several is not documented. */
export function oneOf<T>(name: keyof T & string, values: Array<string | number>): Filter<T> {
	if (values.length === 1) return equals(name, values[0]);
	const wanted = values.map(String);
	return { holds: (record) => wanted.includes(String(record[name] ?? '')) };
}

/** A flag is on or off; sent as 1 or 0 (source: dev guide "Appointments"). Where the answer does not tell, the server is trusted. */
export function isOn<T>(name: keyof T & string, on: boolean): Filter<T> {
	return {
		sent: { name, value: on ? 1 : 0 },
		holds: (record) => isBlank(record[name]) || ['true', '1'].includes(String(record[name])) === on,
	};
}

/** All words are in one of the fields or another. Not sent: no list is known to search like that. */
export function mentions<T>(names: Array<keyof T & string>, words: string): Filter<T> {
	return {
		holds: (record) => mentionsAll(names.map((name) => record[name] ?? '').join(' '), words),
	};
}

export function queryOf<T>(filters: Array<Filter<T>>): Query {
	const sent = filters.flatMap((filter) => filter.sent ?? []);
	return Object.fromEntries(sent.map(({ name, value }) => [`filter[${name}]`, value]));
}

export function keepAll<T>(filters: Array<Filter<T>>): (record: T) => boolean {
	return (record) => filters.every((filter) => filter.holds(record));
}

/** For a filter that was added and is empty: to leave it out would widen the list. */
export const EMPTY_FILTER = 'is empty. Choose a value or remove the filter.';
