/** Doing several things at a time, but not all of them. */

/** How many requests of one item are under way side by side. */
export const SIDE_BY_SIDE = 4;

/** The results in the order of the list, in batches; no batch is begun that nobody asks for. */
export async function* inBatches<T, R>(
	list: T[],
	work: (entry: T) => Promise<R>,
	size = SIDE_BY_SIDE,
): AsyncGenerator<R[]> {
	for (let from = 0; from < list.length; from += size) {
		yield await Promise.all(list.slice(from, from + size).map(work));
	}
}
