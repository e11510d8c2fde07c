/** Where a list goes on: read from whatever its answer says about that. */
import type { Query } from '../http/transport';
import { isRecord } from '../text';

/** Page sizes are documented as 1 to 100. Source: API reference, "Browse Location Profiles". */
export const LARGEST_PAGE = 100;

/** A page by its number, or by the parameters of the link that leads to it, such as a cursor. */
export type PageRef = number | { query: Query };

export interface PageEnd {
	/** The next page; undefined on the last one. */
	next?: PageRef;
	/** The last page's number, when the list names it. */
	last?: number;
	/** How many records the list has in all, when it says so. */
	total?: number;
	/** Whether the answer says nothing about its end, so that `next` is only tried. */
	speculative?: boolean;
}

/**
 * Reads `links.next`, `meta.last_page`, `meta.total` and `meta.per_page`, each of them as a number or
 * as text. Source: API reference (all four); which of them a tenant sends is not documented.
 * @param size How many entries the page holds
 */
export function readPageEnd(body: Record<string, unknown>, asked: PageRef, size: number): PageEnd {
	const meta = isRecord(body.meta) ? body.meta : {};
	const links = isRecord(body.links) ? body.links : {};
	const [last, total, perPage] = [meta.last_page, meta.total, meta.per_page].map(countOf);
	// An empty page ends every list, whatever the numbers say.
	if (size === 0) return { last, total };
	const linked = typeof links.next === 'string' ? linkedPage(links.next, asked) : undefined;
	if (linked !== undefined) return { next: linked, last, total };
	if (typeof asked !== 'number') {
		const endsHere = 'next' in links || last !== undefined || total !== undefined;
		return endsHere ? { last, total } : { total };
	}
	if (last !== undefined && last > asked) return { next: asked + 1, last, total };
	const before = (asked - 1) * (perPage ?? size);
	if (total !== undefined && total > before + size) return { next: asked + 1, last, total };
	const isKnown = last !== undefined || total !== undefined || links.next === null;
	const isShort = perPage !== undefined && size < perPage;
	return isKnown || isShort ? { last, total } : { next: asked + 1, speculative: true };
}

/** A whole number from 0 on, also as text. */
function countOf(value: unknown): number | undefined {
	const isText = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value);
	const count = isText ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** Only the query of a link is used: the token goes to the address of the credential and nowhere else. */
function linkedPage(link: string, asked: PageRef): PageRef | undefined {
	const text = /\?([^#]*)/.exec(link)?.[1];
	if (text === undefined) return undefined;
	const query: Query = Object.fromEntries(new URLSearchParams(text));
	const number = countOf(query['page[number]'] ?? query.page);
	const isPlain = Object.keys(query).every((name) => !/cursor|after|offset/i.test(name));
	if (typeof asked === 'number' && isPlain && number === asked + 1) return number;
	return { query };
}
