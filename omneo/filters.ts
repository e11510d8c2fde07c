/** Filters of lists: sent where the API is known to take them, and checked again on what comes back. */
import type { Query } from './http';

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
		holds: (record) => String(record[name] ?? '') === String(value),
	};
}

/** The field is one of the values. Sent only for a single one: how Omneo separates several is not documented. */
export function oneOf<T>(name: keyof T & string, values: Array<string | number>): Filter<T> {
	if (values.length === 1) return equals(name, values[0]);
	const wanted = values.map(String);
	return { holds: (record) => wanted.includes(String(record[name] ?? '')) };
}

export function queryOf<T>(filters: Array<Filter<T>>): Query {
	const sent = filters.flatMap((filter) => filter.sent ?? []);
	return Object.fromEntries(sent.map(({ name, value }) => [`filter[${name}]`, value]));
}

export function keepAll<T>(filters: Array<Filter<T>>): (record: T) => boolean {
	return (record) => filters.every((filter) => filter.holds(record));
}
