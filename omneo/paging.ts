/** Reading lists that come in pages. */
import { SIDE_BY_SIDE } from './batches';
import type { Page } from './client';
import { isBlank, isRecord } from './text';

export interface ReadOptions<T> {
	/** Stops once this many were kept. */
	limit?: number;
	/** What is kept; checked here because the API is not known to honour every filter. */
	keep?: (record: T) => boolean;
	/** A bound for lists that are read as a whole for a look-up. */
	mostPages?: number;
}

/**
 * The records of all pages in the list's order, each once: a record that moves to another page
 * while the list is read is not read twice. With a limit, no page is read that is not needed.
 */
export async function readPages<T>(
	read: (page: number) => Promise<Page<T>>,
	{ limit, keep = () => true, mostPages = Infinity }: ReadOptions<T> = {},
): Promise<T[]> {
	const seen = new Set<unknown>();
	const kept: T[] = [];
	let next: number | undefined = 1;
	let last: number | undefined = 1;
	while (next !== undefined && next <= mostPages) {
		const width =
			limit === undefined ? Math.max(1, Math.min(SIDE_BY_SIDE, (last ?? 1) - next + 1)) : 1;
		const numbers = Array.from({ length: width }, (_, index) => (next as number) + index);
		const pages: Array<Page<T>> = await Promise.all(numbers.map(read));
		for (const record of pages.flatMap(({ records }) => records)) {
			const id = isRecord(record) ? record.id : undefined;
			if (!isBlank(id) && seen.has(id)) continue;
			seen.add(id);
			if (keep(record)) kept.push(record);
			if (limit !== undefined && kept.length >= limit) return kept;
		}
		({ next, last } = pages[pages.length - 1]);
	}
	return kept;
}
