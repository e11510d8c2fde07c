/** Reads lists that come in pages. */
import { MAX_PARALLEL_PER_ITEM } from '../concurrency/pool';
import { OmneoError } from '../errors';
import { isRecord } from '../text';
import { isBlank } from '../values';
import { LARGEST_PAGE, type PageEnd, type PageRef } from './pageLinks';

/** One page of a list. */
export interface Page<T> extends PageEnd {
	/** Those that can be read. */
	records: T[];
	/** The IDs of all entries of the answer, readable or not; undefined for entries without one. */
	ids: unknown[];
}

export type ReadPage<T> = (page: PageRef) => Promise<Page<T>>;

interface ReadOptions<T> {
	/** Stops once this many are kept. */
	limit?: number;
	/** What is kept; checked here because the API is not known to honour every filter. */
	keep?: (record: T) => boolean;
}

/** A bound for lists that are read as a whole for a look-up: more than any list of services, shops or staff holds. */
const MAX_LOOKUP_PAGES = 50;

/** A bound for a list that never ends. */
const MAX_PAGES = 1_000;

export interface Reading<T> {
	records: T[];
	/** Whether the list may hold more than was read, so that what is not here may be there. */
	cut: boolean;
	/** How many entries of the pages could not be read. */
	unread: number;
}

/**
 * The records of all pages, or as many as the limit says. With a limit, only the pages needed are read.
 * @throws OmneoError with the code `incomplete_list` when the list cannot be read to its end.
 */
export async function readPages<T>(read: ReadPage<T>, options: ReadOptions<T> = {}): Promise<T[]> {
	const { records, cut } = await readList(read, options, MAX_PAGES);
	if (cut && records.length < (options.limit ?? Infinity)) throw incompleteList(records.length);
	return records;
}

/** The records of a list that must be known as a whole: a look-up must not guess when it was cut. */
export async function readForLookup<T>(
	read: ReadPage<T>,
	keep?: (record: T) => boolean,
): Promise<Reading<T>> {
	return await readList(read, { keep }, MAX_LOOKUP_PAGES);
}

/**
 * The records in the list's order, each once: a record that moves to another page while the list is
 * read is kept once. An empty page ends the list, and so does a page that only repeats what is known.
 */
async function readList<T>(
	read: ReadPage<T>,
	{ limit, keep = () => true }: ReadOptions<T>,
	maxPages: number,
): Promise<Reading<T>> {
	const seen = new Set<unknown>();
	const known = new Set<unknown>();
	const kept: T[] = [];
	let unread = 0;
	let count = 0;
	let largest = 0;
	let pagesLeft = maxPages;
	let next: PageRef | undefined = 1;
	let last: number | undefined;
	let speculative = false;
	while (next !== undefined) {
		if (pagesLeft <= 0) return { records: kept, cut: true, unread };
		const refs = pagesAtOnce(next, limit === undefined ? last : undefined);
		pagesLeft -= refs.length;
		for (const page of await Promise.all(refs.map(read))) {
			const { ids, records } = page;
			const isRepeated = ids.length > 0 && !ids.map((id) => isNew(id, seen)).includes(true);
			// A list without pages gives all it has for every number.
			if (isRepeated)
				return { records: kept, cut: !speculative || ids.length >= LARGEST_PAGE, unread };
			count += ids.length;
			unread += ids.length - records.length;
			largest = Math.max(largest, ids.length);
			for (const record of records) {
				if (isNew(isRecord(record) ? record.id : undefined, known) && keep(record))
					kept.push(record);
				if (limit !== undefined && kept.length >= limit)
					return { records: kept, cut: true, unread };
			}
			({ next, last, speculative = false } = page);
			// A count that is off by less than a page may have changed meanwhile.
			const missing = (page.total ?? 0) - count;
			if (next === undefined)
				return { records: kept, cut: missing > 0 && missing >= largest, unread };
		}
	}
	return { records: kept, cut: false, unread };
}

/** The pages to read now: side by side where the list says how many it has. */
export function pagesAtOnce(next: PageRef, last: number | undefined): PageRef[] {
	if (typeof next !== 'number' || last === undefined) return [next];
	const width = Math.max(1, Math.min(MAX_PARALLEL_PER_ITEM, last - next + 1));
	return Array.from({ length: width }, (_, index) => next + index);
}

/** Whether the ID comes for the first time; entries without one that can be read count as new. */
function isNew(id: unknown, seen: Set<unknown>): boolean {
	if (isBlank(id) || typeof id === 'object') return true;
	const key = String(id);
	return !seen.has(key) && Boolean(seen.add(key));
}

function incompleteList(count: number): OmneoError {
	return new OmneoError({
		kind: 'unexpectedResponse',
		code: 'incomplete_list',
		message: `Omneo's list couldn't be read to its end: after ${count} records it has no end, or repeats itself`,
		hint: "Narrow the list with filters, or turn 'Return All' off and set 'Limit'.",
		retryable: false,
	});
}
