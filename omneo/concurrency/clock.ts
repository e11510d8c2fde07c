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
