/** Several at a time, begun in order. */

/**
 * Does the work for 0, 1, 2 and so on, at most `width` at a time, for as long as `goesOn`. Settles
 * when all that was begun has settled; `work` must not fail.
 */
export async function pooled(
	count: number,
	width: number,
	work: (index: number) => Promise<void>,
	goesOn: () => boolean = () => true,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < count && goesOn()) await work(next++);
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
}
