/** Doing several things at a time, but not all of them; begun in order. */

interface Bounds {
	/** Called before each piece of work; when it says no, no more is begun. */
	shouldContinue?: () => boolean;
	/** Done before each piece of work. */
	yieldToEventLoop?: () => Promise<void>;
}

/**
 * Does the work for 0, 1, 2 and so on, at most `width` at a time. Settles when all that was
 * begun has settled; nothing of it may fail.
 */
export async function pooled(
	count: number,
	width: number,
	work: (index: number) => Promise<void>,
	{ shouldContinue = () => true, yieldToEventLoop = async () => {} }: Bounds = {},
): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (;;) {
			await yieldToEventLoop();
			if (next >= count || !shouldContinue()) return;
			await work(next++);
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}

/** How many requests of one item are under way side by side. */
export const MAX_PARALLEL_PER_ITEM = 4;

/** The results in the order of the list, in batches; no batch is begun before its results are asked for. */
export async function* inBatches<T, R>(
	list: T[],
	work: (entry: T) => Promise<R>,
	size = MAX_PARALLEL_PER_ITEM,
): AsyncGenerator<R[]> {
	for (let from = 0; from < list.length; from += size) {
		yield await Promise.all(list.slice(from, from + size).map(work));
	}
}
