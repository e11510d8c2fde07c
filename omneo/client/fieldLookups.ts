/** The look-ups of one form, made side by side. */
import { FieldErrors } from '../validation';

/**
 * Each look-up begins at once, and awaits the others that it needs: a promise is the dependency. Their
 * problems are told in the order in which they were begun, whichever answer comes first.
 */
export class FieldLookups {
	private readonly begun: Array<{ check: FieldErrors; pending: Promise<unknown> }> = [];

	/** Begins a look-up, which notes the problems of its fields in `check`. */
	begin<T>(lookUp: (check: FieldErrors) => Promise<T>): Promise<T> {
		const check = new FieldErrors();
		const pending = lookUp(check);
		// It is awaited in `settle`; until then, its failure is no unhandled one.
		pending.catch(() => {});
		this.begun.push({ check, pending });
		return pending;
	}

	/**
	 * What the look-ups found, once all of them have ended: nothing is under way after it. Their problems
	 * are added to `check`.
	 * @throws what the first of them failed with
	 */
	async settle<T extends Record<string, unknown>>(
		found: T,
		check = new FieldErrors(),
	): Promise<{ [Name in keyof T]: Awaited<T[Name]> }> {
		const begun = this.begun.map(({ pending }) => pending);
		await Promise.allSettled([...begun, ...Object.values(found)]);
		for (const { check: own, pending } of this.begun) {
			await pending;
			check.addAll(own.messages);
		}
		const names = Object.keys(found);
		const values: unknown[] = await Promise.all(Object.values(found));
		return Object.fromEntries(names.map((name, index) => [name, values[index]])) as never;
	}
}
