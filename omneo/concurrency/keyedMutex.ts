/** Keyed mutex: work that shares a key runs one at a time, in order of arrival. */

interface Reservation {
	/**
	 * Does the work when all work that was reserved before and shares a key is done.
	 * @param tick Awaited again and again meanwhile: when it rejects, the work is not done
	 */
	runExclusive<T>(keys: string[], work: () => Promise<T>, tick?: () => Promise<void>): Promise<T>;
	/** Lets the others go on, when no work follows. Safe to call at any time. */
	release(): void;
}

export class KeyedMutex {
	private readonly lastByKey = new Map<string, Promise<void>>();
	private previousReservation: Promise<void> = Promise.resolve();

	/** Reservations keep the order in which they are made, however long it takes until their keys are known. */
	reserve(): Reservation {
		const before = this.previousReservation;
		const { done: hasKeys, promise } = createSignal();
		this.previousReservation = before.then(async () => await promise);
		return {
			runExclusive: async (keys, work, tick) => {
				await before;
				const others = keys.flatMap((key) => this.lastByKey.get(key) ?? []);
				const earlier = Promise.all(others);
				const { done, promise: finished } = createSignal();
				for (const key of keys) this.lastByKey.set(key, finished);
				hasKeys();
				const leave = () => {
					for (const key of keys) {
						if (this.lastByKey.get(key) === finished) this.lastByKey.delete(key);
					}
					done();
				};
				const turn = others.length > 0 ? settled(earlier, tick) : Promise.resolve();
				await turn.catch((error: unknown) => {
					// Those behind still wait for those before.
					void earlier.then(leave);
					return Promise.reject(error);
				});
				try {
					return await work();
				} finally {
					leave();
				}
			},
			release: hasKeys,
		};
	}
}

async function settled(earlier: Promise<unknown>, tick?: () => Promise<void>): Promise<void> {
	let isSettled = false;
	const end = earlier.then(() => void (isSettled = true));
	while (!isSettled) await (tick ? Promise.race([end, tick()]) : end);
}

function createSignal(): { done: () => void; promise: Promise<void> } {
	let done = () => {};
	const promise = new Promise<void>((resolve) => (done = resolve));
	return { done, promise };
}
