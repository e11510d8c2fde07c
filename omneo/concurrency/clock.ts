/** Time as the host of a run offers it. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/**
	 * Waits that many milliseconds; at once for 0.
	 * @throws OmneoError of kind `cancelled` as soon as the run is cancelled, or when it is already.
	 */
	wait(millis: number): Promise<void>;
	/** From 0 up to 1. */
	random(): number;
}

/** How long, in milliseconds, work may go on before the host gets to see to something else. */
const YIELD_INTERVAL_MS = 50;

/**
 * A pause that is one only now and then: long lists must not keep the host from hearing that it is
 * to stop. Never fails; whoever works on finds out.
 */
export function createYielder(clock: Clock): () => Promise<void> {
	let last = clock.now();
	return async () => {
		if (clock.now() - last < YIELD_INTERVAL_MS) return;
		last = clock.now();
		await clock.wait(1).catch(() => {});
	};
}
