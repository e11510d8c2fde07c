import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Page } from '../../../omneo/client/client';
import { mentionsAll } from '../../../omneo/text';
import { isBlank } from '../../../omneo/values';

/** A search reads on until it has this many, so that the list is not empty while matches lie on a later page. */
const ENOUGH_RESULTS = 20;
/** A bound for one search over a list that Omneo offers no search for. */
const MOST_PAGES = 20;

/**
 * Reads pages and keeps what matches. Done here because it is not documented which lists Omneo can
 * search, and a search that a server ignores would show wrong entries.
 */
export async function searchPages<T>(
	read: (page: number) => Promise<Page<T>>,
	filter: string | undefined,
	token: string | undefined,
	toResult: (record: T) => INodeListSearchItems | undefined,
): Promise<INodeListSearchResult> {
	const results: INodeListSearchItems[] = [];
	const first = pageNumber(token);
	let next: number | undefined = first;
	do {
		const page: Page<T> = await read(next);
		const found = page.records.flatMap((record) => toResult(record) ?? []);
		results.push(...found.filter((result) => matches(result, filter)));
		next = page.next;
	} while (next !== undefined && results.length < ENOUGH_RESULTS && next - first < MOST_PAGES);
	return { results, paginationToken: next?.toString() };
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
