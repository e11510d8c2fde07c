/** Things that must not happen side by side, such as two equal bookings, happen in the order they came. */

interface Ticket {
	/** Does the work when all that came before and shares a name is done. */
	inTurn<T>(names: string[], work: () => Promise<T>): Promise<T>;
	/** Lets the others go on; for a ticket that is not needed after all. Safe to call at any time. */
	giveUp(): void;
}

export class Turns {
	private readonly lastOf = new Map<string, Promise<void>>();
	private named: Promise<void> = Promise.resolve();

	/** Tickets are ordered by when they are taken, however long their owners take to name what they need. */
	take(): Ticket {
		const before = this.named;
		const { done: hasNamed, promise } = signal();
		this.named = before.then(async () => await promise);
		return {
			inTurn: async (names, work) => {
				await before;
				const earlier = names.map((name) => this.lastOf.get(name));
				const { done, promise: finished } = signal();
				for (const name of names) this.lastOf.set(name, finished);
				hasNamed();
				await Promise.all(earlier);
				try {
					return await work();
				} finally {
					for (const name of names) {
						if (this.lastOf.get(name) === finished) this.lastOf.delete(name);
					}
					done();
				}
			},
			giveUp: hasNamed,
		};
	}
}

function signal(): { done: () => void; promise: Promise<void> } {
	let done = () => {};
	const promise = new Promise<void>((resolve) => (done = resolve));
	return { done, promise };
}
