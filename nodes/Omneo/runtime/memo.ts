import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { WriteRequest } from '../../../omneo/requests';

/** What an earlier try of the same item did: the ID of what it made, or null when nobody knows. */
export interface Earlier {
	id: string | null;
}

export interface Note {
	/** What was noted before. */
	earlier?: Earlier;
	/** Notes the ID of what the item made, or null when nobody knows whether it did. */
	keep(id: string | null): void;
}

/** IDs by form, item and request: nothing in it says anything about a customer. */
type Book = Record<string, Record<string, Record<string, string | null>>>;

/**
 * What this node has written in this execution. n8n keeps it with the execution, so that both its
 * Retry On Fail, which runs the whole node again, and the retry of a stored execution find it here.
 * In a loop, each round has entries of its own.
 */
export class Memo {
	/** How many items of this run were written by an earlier try. */
	reused = 0;
	private readonly book: Book;
	private readonly form: string;
	private readonly run: number;
	private readonly doubtful = new Set<string>();
	/** The calls of an AI model share run and item, and are different bookings. */
	private readonly isTool: boolean;

	constructor(
		context: IExecuteFunctions,
		/** Another tenant is another book. */
		private readonly root: string,
	) {
		const { type, parameters } = context.getNode();
		this.isTool = type.endsWith('Tool');
		this.form = digest(parameters);
		this.run = context.getWorkflowDataProxy(0).$runIndex;
		this.book = (context.getContext('node').written ??= {}) as Book;
	}

	/** The note on one item and its request. */
	of(index: number, request: WriteRequest): Note {
		const item = `${this.run} ${index}`;
		const { method, path, body } = request;
		const key = digest([this.root, method, path, body]);
		return {
			earlier: this.find(item, key),
			keep: (id) => {
				const others = this.isTool ? this.book[this.form]?.[item] : {};
				(this.book[this.form] ??= {})[item] = { ...others, [key]: id };
			},
		};
	}

	/** All that is noted for this run, by the index of the item. */
	all(): Map<number, string | null> {
		const notes = Object.values(this.book).flatMap((form) => Object.entries(form));
		const own = notes.filter(([item]) => item.startsWith(`${this.run} `));
		return new Map(
			own.flatMap(([item, ids]) =>
				Object.values(ids).map((id): [number, string | null] => [Number(item.split(' ')[1]), id]),
			),
		);
	}

	/** Notes that nobody knows whether these were made. */
	doubt(names: string[]): void {
		for (const name of names) this.doubtful.add(name);
	}

	inDoubt(name: string): boolean {
		return this.doubtful.has(name);
	}

	/** Whether an item of this execution made the record with this ID. */
	knows(id: unknown): boolean {
		const forms = Object.values(this.book);
		const entries = forms.flatMap((form) => Object.values(form));
		return entries.some((ids) => Object.values(ids).includes(String(id)));
	}

	/**
	 * By the request. By the item alone as long as the form has not been changed: an expression such
	 * as `$now` gives another request at each try.
	 */
	private find(item: string, key: string): Earlier | undefined {
		const entries = Object.values(this.book).find((form) => key in (form[item] ?? {}))?.[item];
		if (entries) return { id: entries[key] };
		const ids = this.isTool ? [] : Object.values(this.book[this.form]?.[item] ?? {});
		return ids.length > 0 ? { id: ids[0] } : undefined;
	}
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
