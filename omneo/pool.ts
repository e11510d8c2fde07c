/** Several at a time, begun in order. */

interface Bounds {
	/** Asked before each piece of work; when it says no, no more is begun. */
	goesOn?: () => boolean;
	/** Done before each piece of work. */
	breathe?: () => Promise<void>;
}

/**
 * Does the work for 0, 1, 2 and so on, at most `width` at a time. Settles when all that was
 * begun has settled; nothing of it may fail.
 */
export async function pooled(
	count: number,
	width: number,
	work: (index: number) => Promise<void>,
	{ goesOn = () => true, breathe = async () => {} }: Bounds = {},
): Promise<void> {
	let next = 0;
	const worker = async () => {
		for (;;) {
			await breathe();
			if (next >= count || !goesOn()) return;
			await work(next++);
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}
