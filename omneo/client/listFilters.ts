/** Filters of lists: sent where the API is known to take them, and checked again on what comes back. */
import { type Result, ok, invalid } from '../validation';
import type { Query } from '../http/transport';
import { isBlank, mentionsAll } from '../text';

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

/** The values that are not blank, of one value or a list; expressions give either. */
export function givenValues(given: unknown): unknown[] {
	return [given].flat().filter((value) => !isBlank(value));
}

/** Some of the choices: as a list, or as text with commas, as expressions and AI models write it. */
export function readChoices(given: unknown, choices: readonly string[]): Result<string[]> {
	const values = givenValues(given).flatMap((value) => String(value).split(','));
	const chosen = givenValues(values.map((value) => value.trim())) as string[];
	return chosen.every((value) => choices.includes(value))
		? ok(chosen)
		: invalid(`must be one of ${choices.join(', ')}`);
}

/** On or off, which expressions may write as text; undefined when not given. */
export function readFlag(given: unknown): Result<boolean | undefined> {
	if (isBlank(given)) return ok(undefined);
	return ['true', 'false'].includes(String(given))
		? ok(String(given) === 'true')
		: invalid('must be true or false');
}

/** For a filter that was added and is empty: to leave it out would widen the list. */
export const EMPTY_FILTER = 'is empty. Choose a value or remove the filter.';
