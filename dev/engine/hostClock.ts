/** The time of this machine, as the node and n8n see it. */

/**
 * Moves this machine's clock to a moment, from where it runs on. Timers keep their length.
 * @returns a function that sets it right again
 */
export function moveHostClock(to: Date): () => void {
	const real = Date.now;
	const ahead = to.getTime() - real();
	Date.now = () => real() + ahead;
	return () => void (Date.now = real);
}
