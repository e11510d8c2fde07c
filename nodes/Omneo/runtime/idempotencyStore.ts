import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { WriteRequest } from '../../../omneo/client/requests';

/** A create that may have been done: when it was sent, by this machine's clock in milliseconds since 1970, and its `mark`. */
interface PendingWrite {
	sentAt: number;
	startHint?: number;
}

/** What a try of an item did: the ID of what it made, or a doubt when it is unknown whether it did. */
export type WriteResult = string | PendingWrite;

export interface Entry {
	/** What was noted by an earlier try. */
	previous?: WriteResult;
	record(done: WriteResult): void;
}

/** By form, item and what it writes: nothing in it says anything about a customer. */
type Records = Record<string, Record<string, Record<string, WriteResult>>>;

/**
 * What this node has written in this execution. n8n keeps it with the execution, so that both its
 * Retry On Fail, which runs the whole node again, and the retry of a stored execution find it here.
 * In a loop, each round has separate entries.
 */
export class IdempotencyStore {
	/** How many items of this run were written by an earlier try. */
	replayed = 0;
	/** How many items of this run found their record in Omneo instead of creating it. */
	found = 0;
	private readonly records: Records;
	private readonly created: Record<string, true>;
	private readonly form: string;
	private readonly run: number;
	/** The calls of an AI model share run and item, and are different bookings. */
	private readonly isTool: boolean;

	constructor(
		context: IExecuteFunctions,
		/** Another tenant is another book. */
		private readonly root: string,
		/** The names of what may be there already; those of all runs of the node in this process. */
		private readonly uncertainKeys: Set<string>,
	) {
		const { type, parameters } = context.getNode();
		this.isTool = type.endsWith('Tool');
		this.form = digest([root, parameters]);
		this.run = context.getWorkflowDataProxy(0).$runIndex;
		this.records = (context.getContext('node').written ??= {}) as Records;
		// The context that all nodes of an execution share.
		this.created = (context.getContext('flow').omneoCreated ??= {}) as Record<string, true>;
	}

	/**
	 * The note on one item and what it is to write. Of a booking that is its customer, definition,
	 * location and start: with other notes it is the same one, when a form is mended before a retry.
	 */
	entryFor(
		index: number,
		{ request, lockKeys = [] }: { request: WriteRequest; lockKeys?: string[] },
	): Entry {
		const item = `${this.run} ${index}`;
		const { method, path, body } = request;
		const identity = this.isTool || lockKeys.length === 0 ? body : lockKeys;
		const key = digest([this.root, method, path, identity]);
		return {
			// Only its own answer tells what a link made, and sending that again does no harm.
			previous: request.repeatable ? undefined : this.find(item, key),
			record: (done) => {
				const others = this.isTool ? this.records[this.form]?.[item] : {};
				(this.records[this.form] ??= {})[item] = { ...others, [key]: done };
			},
		};
	}

	/** The IDs of all that is noted for this run, by the index of the item; null where it is unknown. */
	resultsByItem(): Map<number, string | null> {
		const notes = Object.values(this.records).flatMap((form) => Object.entries(form));
		const own = notes.filter(([item]) => item.startsWith(`${this.run} `));
		return new Map(
			own.flatMap(([item, entries]) =>
				Object.values(entries).map((done): [number, string | null] => [
					Number(item.split(' ')[1]),
					typeof done === 'string' ? done : null,
				]),
			),
		);
	}

	/** Notes that it is unknown whether these were made. */
	markUncertain(names: string[]): void {
		for (const name of names) this.uncertainKeys.add(name);
	}

	isUncertain(names: string[]): boolean {
		return names.some((name) => this.uncertainKeys.has(name));
	}

	/** Whether an item of this execution created the record with this ID, in whichever of its nodes. */
	hasCreated(id: string): boolean {
		return id in this.created;
	}

	/** Records what an item of this execution created. */
	markCreated(id: string): void {
		this.created[id] = true;
	}

	/**
	 * By what it writes. By the item alone as long as the form has not been changed: an expression such
	 * as `$now` gives another request at each try.
	 */
	private find(item: string, key: string): WriteResult | undefined {
		const entries = Object.values(this.records).find((form) => key in (form[item] ?? {}))?.[item];
		if (entries) return entries[key];
		return this.isTool ? undefined : Object.values(this.records[this.form]?.[item] ?? {})[0];
	}
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
