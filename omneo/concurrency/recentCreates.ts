/** What this process has created a short while ago, so that an equal item finds it before Omneo lists it. */

/** How long a record is kept, in milliseconds: longer than any list is expected to lag. */
const KEEP_MS = 300_000;

/** How long an unsure outcome stops equal items, in milliseconds. */
const UNCERTAIN_MS = 60_000;

/** More than are created within the time above; the oldest go first. */
const MAX_RECORDS = 20_000;

interface Created {
	/** Undefined while the outcome is not known. */
	id?: string;
	/** Milliseconds since 1970, by this machine's clock. */
	at: number;
}

/** Holds IDs and keys that callers have hashed; nothing in it says anything about a customer. */
export class RecentCreates {
	private readonly byKey = new Map<string, Created>();

	constructor(private readonly now: () => number = () => Date.now()) {}

	/** The ID of what was created under one of these keys. */
	idOf(keys: string[]): string | undefined {
		return keys.map((key) => this.find(key)?.id).find((id) => id !== undefined);
	}

	/** Whether a create under one of these keys ended without a known outcome. */
	isUncertain(keys: string[]): boolean {
		return keys.some((key) => {
			const found = this.find(key);
			return found !== undefined && found.id === undefined && this.now() - found.at < UNCERTAIN_MS;
		});
	}

	created(keys: string[], id: string): void {
		for (const key of keys) this.put(key, { id, at: this.now() });
	}

	uncertain(keys: string[]): void {
		for (const key of keys) this.put(key, { at: this.now() });
	}

	/** Whether something is kept under this key. */
	knows(key: string): boolean {
		return this.find(key) !== undefined;
	}

	/** For a record that was deleted: it was kept under this key among others. */
	forget(key: string, id: string): void {
		if (!this.byKey.has(key)) return;
		for (const [other, created] of this.byKey) if (created.id === id) this.byKey.delete(other);
	}

	private find(key: string): Created | undefined {
		const found = this.byKey.get(key);
		if (found && this.now() - found.at < KEEP_MS) return found;
		this.byKey.delete(key);
		return undefined;
	}

	private put(key: string, created: Created): void {
		// A map keeps its order, so the first ones are the oldest.
		this.byKey.delete(key);
		this.byKey.set(key, created);
		for (const [oldest, { at }] of this.byKey) {
			if (this.byKey.size <= MAX_RECORDS && this.now() - at < KEEP_MS) break;
			this.byKey.delete(oldest);
		}
	}
}
