/** Filters and pages of the list endpoints. */
import { DateTime } from 'luxon';
import { z } from 'zod/v4';
import { ApiError, invalid } from './apiErrors';
import type { Context } from '../data/store';

export type Query = Record<string, string | string[] | undefined>;

const DEFAULT_SIZE = 15;
const MAX_SIZE = 100;

export function text(query: Query, key: string): string | undefined {
	const value = query[key];
	return Array.isArray(value) ? value.at(-1) : value;
}

type Comparable = string | number | boolean | Date | null | undefined;

/** How a record answers a filter; of several values, one has to match. */
export type Filters<T> = Record<string, (record: T) => Comparable | Comparable[]>;

/** Times are compared as instants, in UTC when no zone is written. */
function equals(value: Comparable, wanted: string): boolean {
	if (value instanceof Date) {
		const written = wanted.replace(' ', 'T').toUpperCase();
		return DateTime.fromISO(written, { zone: 'utc' }).toMillis() === value.getTime();
	}
	const comparable = typeof value === 'boolean' ? Number(value) : (value ?? '');
	return String(comparable).toLowerCase() === wanted.toLowerCase();
}

/**
 * Keeps what matches every `filter[name]=value` (or `filter[name][eq]=value`). Booleans are `1` and
 * `0`; text is compared as the database does, without regard to case. Source: dev guide
 * "Appointments", SDK live tests. For unknown filters see the switch `unknownFilters`.
 */
export function filtered<T extends object>(
	context: Context,
	records: T[],
	query: Query,
	filters: Filters<T>,
): T[] {
	const { list } = context.switches.lag;
	let left = records.filter((record) => context.store.shows(record, list));
	for (const key of Object.keys(query)) {
		const name = /^filter\[([^\]]+)\](\[eq\])?$/.exec(key)?.[1];
		if (name === undefined && !key.startsWith('filter[')) continue;
		const of = name !== undefined && Object.hasOwn(filters, name) ? filters[name] : undefined;
		if (of) {
			const wanted = text(query, key) ?? '';
			left = left.filter((record) => [of(record)].flat().some((value) => equals(value, wanted)));
		} else if (context.switches.unknownFilters === 'rejected') {
			const unknown = name ?? key.slice('filter['.length, -1);
			const known = Object.keys(filters).join(', ');
			throw new ApiError(400, {
				message: `Requested filter(s) \`${unknown}\` are not allowed. Allowed filter(s) are \`${known}\`.`,
			});
		}
	}
	return left;
}

/** In the order the switch `listOrder` asks for, of records that are stored as they came. */
export function ordered<T>({ switches }: Context, records: T[]): T[] {
	return switches.listOrder === 'newest' ? records.toReversed() : records;
}

function wholeNumber(query: Query, name: 'size' | 'number', fallback: number, max: number): number {
	const given =
		(name === 'number' ? text(query, 'cursor') : undefined) ?? text(query, `page[${name}]`);
	if (given === undefined) return fallback;
	const parsed = z.coerce.number().int().min(1).max(max).safeParse(given);
	if (parsed.success) return parsed.data;
	const limit = name === 'size' ? `between 1 and ${MAX_SIZE}` : 'at least 1';
	throw invalid({ [`page.${name}`]: [`The page.${name} field must be ${limit}.`] });
}

/**
 * One page in the envelope of `links` and `meta`. Source: `omneo-sdk` pagination type; sizes 1 to 100
 * from "Browse Location Profiles". The default size is Laravel's.
 */
export function paged<T>(
	records: T[],
	request: { path: string; query: Query },
	render: (record: T) => unknown,
) {
	const { path, query } = request;
	const size = wholeNumber(query, 'size', DEFAULT_SIZE, MAX_SIZE);
	const number = wholeNumber(query, 'number', 1, Number.MAX_SAFE_INTEGER);
	const last = Math.max(1, Math.ceil(records.length / size));
	const first = (number - 1) * size;
	const shown = records.slice(first, first + size);

	const url = (page: number): string => {
		const all = new URLSearchParams();
		for (const key of Object.keys(query)) all.set(key, text(query, key) ?? '');
		all.set('page[number]', String(page));
		return `${path}?${all.toString()}`;
	};
	const prev = number > 1 ? url(number - 1) : null;
	const next = number < last ? url(number + 1) : null;
	const numbers = Array.from({ length: last }, (_, index) => ({
		url: url(index + 1),
		label: String(index + 1),
		active: index + 1 === number,
	}));
	return {
		data: shown.map(render),
		links: { first: url(1), last: url(last), prev, next },
		meta: {
			current_page: number,
			from: shown.length > 0 ? first + 1 : null,
			last_page: last,
			links: [
				{ url: prev, label: '&laquo; Previous', active: false },
				...numbers,
				{ url: next, label: 'Next &raquo;', active: false },
			],
			path,
			per_page: size,
			to: shown.length > 0 ? first + shown.length : null,
			total: records.length,
		},
	};
}
