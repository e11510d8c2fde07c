/** Reading lists that come in pages. */
import type { Page } from './client';
import { MAX_PARALLEL_PER_ITEM } from '../concurrency/pool';
import { isRecord } from '../text';
import { isBlank } from '../values';

interface ReadOptions<T> {
	/** Stops once this many were kept. */
	limit?: number;
	/** What is kept; checked here because the API is not known to honour every filter. */
	keep?: (record: T) => boolean;
	mostPages?: number;
}

/** A bound for lists that are read as a whole for a look-up: more than any list of services, shops or staff holds. */
const MOST_LOOKUP_PAGES = 50;

/** What was read of a list. */
interface Reading<T> {
	records: T[];
	/** Whether the list has more than was read, so that what is not here may be there. */
	cut: boolean;
}

/** The records of a list that must be known as a whole: whoever looks something up must not guess when it was cut. */
export async function readForLookup<T>(
	read: (page: number) => Promise<Page<T>>,
	keep?: (record: T) => boolean,
): Promise<Reading<T>> {
	return await readPages(read, { keep, mostPages: MOST_LOOKUP_PAGES });
}

/**
 * The records of all pages, or as many as the limit says: with a limit, no page is read that is not
 * needed. In the list's order, each once: a record that moves to another page while the list is
 * read is not read twice. Pages that only repeat what is known end it: the server ignores their number.
 */
export async function readPages<T>(
	read: (page: number) => Promise<Page<T>>,
	{ limit, keep = () => true, mostPages = Infinity }: ReadOptions<T> = {},
): Promise<Reading<T>> {
	const seen = new Set<unknown>();
	const kept: T[] = [];
	let next: number | undefined = 1;
	let last: number | undefined = 1;
	while (next !== undefined && next <= mostPages) {
		const width =
			limit === undefined
				? Math.max(1, Math.min(MAX_PARALLEL_PER_ITEM, (last ?? 1) - next + 1))
				: 1;
		const numbers = Array.from({ length: width }, (_, index) => (next as number) + index);
		const pages: Array<Page<T>> = await Promise.all(numbers.map(read));
		const records = pages.flatMap((page) => page.records);
		const fresh = records.filter((record) => isNew(record, seen));
		if (records.length > 0 && fresh.length === 0) return { records: kept, cut: true };
		for (const record of fresh) {
			if (keep(record)) kept.push(record);
			if (limit !== undefined && kept.length >= limit) return { records: kept, cut: true };
		}
		({ next, last } = pages[pages.length - 1]);
	}
	return { records: kept, cut: next !== undefined };
}

/** Whether it was not read before; what has no id cannot be told apart. */
function isNew(record: unknown, seen: Set<unknown>): boolean {
	const id = isRecord(record) ? record.id : undefined;
	if (isBlank(id)) return true;
	return !seen.has(id) && Boolean(seen.add(id));
}
