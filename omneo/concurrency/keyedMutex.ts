/** Things that must not happen side by side, such as two equal bookings, happen in the order they came. */

interface Reservation {
	/** Does the work when all that came before and shares a name is done. */
	runExclusive<T>(names: string[], work: () => Promise<T>): Promise<T>;
	/** Lets the others go on; for a ticket that is not needed after all. Safe to call at any time. */
	release(): void;
}

export class KeyedMutex {
	private readonly lastByKey = new Map<string, Promise<void>>();
	private previousReservation: Promise<void> = Promise.resolve();

	/** Tickets are ordered by when they are taken, however long their owners take to name what they need. */
	reserve(): Reservation {
		const before = this.previousReservation;
		const { done: hasNamed, promise } = createSignal();
		this.previousReservation = before.then(async () => await promise);
		return {
			runExclusive: async (names, work) => {
				await before;
				const earlier = names.map((name) => this.lastByKey.get(name));
				const { done, promise: finished } = createSignal();
				for (const name of names) this.lastByKey.set(name, finished);
				hasNamed();
				await Promise.all(earlier);
				try {
					return await work();
				} finally {
					for (const name of names) {
						if (this.lastByKey.get(name) === finished) this.lastByKey.delete(name);
					}
					done();
				}
			},
			release: hasNamed,
		};
	}
}

function createSignal(): { done: () => void; promise: Promise<void> } {
	let done = () => {};
	const promise = new Promise<void>((resolve) => (done = resolve));
	return { done, promise };
}
