import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { LARGEST_PAGE, type PageRef } from '../../../omneo/client/pageLinks';
import { type Page, type ReadPage, pagesAtOnce } from '../../../omneo/client/pagination';
import { isBlank, mentionsAll } from '../../../omneo/values';

/** A search reads on until it has this many, so that the list is not empty while matches lie on a later page. */
const ENOUGH_RESULTS = 20;
/** A bound for one search over a list that Omneo offers no search for. */
const MAX_PAGES = 20;

/** How many pages are put in order together: a list that Omneo is not known to sort. */
const PAGES_IN_ORDER = 5;

/**
 * Reads pages and keeps what matches, in Omneo's order or in that of `compare`. Done here because it is
 * not documented which lists Omneo can search, and a search that a server ignores would show wrong entries.
 */
export async function searchPages<T>(
	read: ReadPage<T>,
	filter: string | undefined,
	token: string | undefined,
	toResult: (record: T) => INodeListSearchItems | undefined,
	compare?: (a: T, b: T) => number,
): Promise<INodeListSearchResult> {
	const found: Array<{ record: T; result: INodeListSearchItems }> = [];
	const fewestPages = compare ? PAGES_IN_ORDER : 1;
	let next: PageRef | undefined = pageOf(token);
	let last: number | undefined;
	for (let pages = 0; pages < MAX_PAGES && next !== undefined; ) {
		if (pages >= fewestPages && found.length >= ENOUGH_RESULTS) break;
		const refs = pagesAtOnce(next, last);
		pages += refs.length;
		for (const page of await Promise.all(refs.map(read))) {
			for (const record of page.records) {
				const result = toResult(record);
				if (result && matches(result, filter)) found.push({ record, result });
			}
			next = nextOf(page);
			last = page.last;
		}
	}
	if (compare) found.sort((a, b) => compare(a.record, b.record));
	return { results: found.map(({ result }) => result), paginationToken: tokenOf(next) };
}

/** The next page; a list that names no end and fills no page is taken to be whole. */
export function nextOf({ next, ids, speculative }: Page<unknown>): PageRef | undefined {
	return speculative && ids.length < LARGEST_PAGE ? undefined : next;
}

/** Whether the entry contains all typed words. */
export function matches(
	{ name, value }: INodeListSearchItems,
	filter: string | undefined,
): boolean {
	if (isBlank(filter)) return true;
	return mentionsAll(`${name} ${value}`, filter);
}

/** n8n hands the token of a page back as text. */
export function pageOf(token: string | undefined): PageRef {
	if (!token) return 1;
	return JSON.parse(token) as PageRef;
}

export function tokenOf(page: PageRef | undefined): string | undefined {
	return page === undefined ? undefined : JSON.stringify(page);
}
