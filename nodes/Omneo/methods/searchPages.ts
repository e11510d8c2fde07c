import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Page } from '../../../omneo/client/client';
import { isBlank, mentionsAll } from '../../../omneo/text';

/** A search reads on until it has this many, so that the list is not empty while matches lie on a later page. */
const ENOUGH_RESULTS = 20;
/** A bound for one search over a list that Omneo offers no search for. */
const MOST_PAGES = 20;

/** How many pages are put in order together: a list that Omneo is not known to sort. */
const PAGES_IN_ORDER = 5;

/**
 * Reads pages and keeps what matches, in Omneo's order or in that of `compare`. Done here because it is not documented which lists Omneo can
 * search, and a search that a server ignores would show wrong entries.
 */
export async function searchPages<T>(
	read: (page: number) => Promise<Page<T>>,
	filter: string | undefined,
	token: string | undefined,
	toResult: (record: T) => INodeListSearchItems | undefined,
	compare?: (a: T, b: T) => number,
): Promise<INodeListSearchResult> {
	const found: Array<{ record: T; result: INodeListSearchItems }> = [];
	const first = pageNumber(token);
	const fewestPages = compare ? PAGES_IN_ORDER : 1;
	let next: number | undefined = first;
	let pages = 0;
	do {
		const page: Page<T> = await read(next);
		for (const record of page.records) {
			const result = toResult(record);
			if (result && matches(result, filter)) found.push({ record, result });
		}
		next = page.next;
		pages += 1;
	} while (
		next !== undefined &&
		(pages < fewestPages || (found.length < ENOUGH_RESULTS && pages < MOST_PAGES))
	);
	if (compare) found.sort((a, b) => compare(a.record, b.record));
	return { results: found.map(({ result }) => result), paginationToken: next?.toString() };
}

/** Whether all words that were typed are in the entry. */
export function matches(
	{ name, value }: INodeListSearchItems,
	filter: string | undefined,
): boolean {
	if (isBlank(filter)) return true;
	return mentionsAll(`${name} ${value}`, filter);
}

export function pageNumber(token: string | undefined): number {
	return token ? Number(token) : 1;
}
