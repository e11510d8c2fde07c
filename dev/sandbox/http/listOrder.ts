/** Order and ranges of the list endpoints; see the switches `sorting` and `rangeFilters`. */
import { ApiError } from './apiErrors';
import { text, type Filters, type Query } from './listQuery';
import type { Context } from '../data/store';

/** By the name of the field, what records are ordered by. */
export type Sorts<T> = Record<string, (record: T) => number>;

function notAllowed(what: string, name: string): ApiError {
	return new ApiError(400, { message: `Requested ${what}(s) \`${name}\` are not allowed.` });
}

/** In the order of `sort=field`, or `sort=-field` for the opposite one; equal ones stay as they were. */
export function sorted<T>({ switches }: Context, records: T[], query: Query, sorts: Sorts<T>): T[] {
	const given = text(query, 'sort');
	if (given === undefined || switches.sorting === 'ignored') return records;
	const field = given.replace(/^-/, '');
	const of = Object.hasOwn(sorts, field) ? sorts[field] : undefined;
	if (!of || switches.sorting === 'refused') throw notAllowed('sort', field);
	const direction = given.startsWith('-') ? -1 : 1;
	return records.toSorted((a, b) => direction * (of(a) - of(b)));
}

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
	gte: (a, b) => a >= b,
	gt: (a, b) => a > b,
	lte: (a, b) => a <= b,
	lt: (a, b) => a < b,
};

/** Keeps what is in every `filter[name][gte]=time`, in UTC, and gives the query without them. */
export function inRanges<T>(
	{ switches }: Context,
	records: T[],
	query: Query,
	times: Filters<T>,
): { left: T[]; rest: Query } {
	let left = records;
	const rest: Query = {};
	for (const key of Object.keys(query)) {
		const [, name, operator] = /^filter\[([^\]]+)\]\[(gte?|lte?)\]$/.exec(key) ?? [];
		if (name === undefined || !Object.hasOwn(times, name)) {
			rest[key] = query[key];
			continue;
		}
		if (switches.rangeFilters === 'refused') throw notAllowed('filter', name);
		if (switches.rangeFilters === 'ignored') continue;
		const wanted = Date.parse(`${(text(query, key) ?? '').replace(' ', 'T')}Z`);
		left = left.filter((record) => {
			const moment = times[name](record);
			return moment instanceof Date && COMPARE[operator](moment.getTime(), wanted);
		});
	}
	return { left, rest };
}
