import { createHash } from 'node:crypto';
import { SlotLedger } from '../../../omneo/availability/slotLedger';
import { KeyedMutex } from '../../../omneo/concurrency/keyedMutex';
import { RecentCreates } from '../../../omneo/concurrency/recentCreates';
import type { Clock } from '../../../omneo/concurrency/clock';
import { visibilityLag } from '../../../omneo/http/retryPolicy';

/** How often a waiting item looks whether its execution was cancelled, in milliseconds. */
const CANCEL_CHECK_MS = 250;

/** What all executions of this process share. Other workers have their own. */
const mutex = new KeyedMutex();
const creates = new RecentCreates();
const ledgers = new Map<string, SlotLedger>();

/** A process serves few tenants; a tenant whose address changes with every run must not fill the memory. */
const MAX_LEDGERS = 100;

/**
 * What this n8n process has created at a tenant in the last minutes: IDs and hashes, nothing about a
 * customer. Equal creates wait for each other here, in whichever execution they are.
 */
export class TenantRecords {
	readonly slots: SlotLedger;

	/** @param root The tenant's API root: records of another tenant are other ones. */
	constructor(private readonly root: string) {
		this.slots = ledgers.get(root) ?? new SlotLedger(visibilityLag);
		if (ledgers.size >= MAX_LEDGERS) ledgers.clear();
		ledgers.set(root, this.slots);
	}

	/** Does the work when no other execution works on one of these keys. */
	async lock<T>(keys: string[], clock: Clock, work: () => Promise<T>): Promise<T> {
		const tick = async () => await clock.wait(CANCEL_CHECK_MS);
		return await mutex.reserve().runExclusive(this.hashed(keys), work, tick);
	}

	idOf(keys: string[]): string | undefined {
		return creates.idOf(this.hashed(keys));
	}

	/** Whether this process has created the record with this ID, for whatever item. */
	knows(id: string): boolean {
		return creates.knows(this.hash(`id ${id}`));
	}

	isUncertain(keys: string[]): boolean {
		return creates.isUncertain(this.hashed(keys));
	}

	created(keys: string[], id: string): void {
		creates.created([...this.hashed(keys), this.hash(`id ${id}`)], id);
	}

	uncertain(keys: string[]): void {
		creates.uncertain(this.hashed(keys));
	}

	/** The record was deleted. */
	forget(id: string): void {
		creates.forget(this.hash(`id ${id}`), id);
	}

	private hashed(keys: string[]): string[] {
		return keys.map((key) => this.hash(key));
	}

	private hash(key: string): string {
		return createHash('sha256').update(`${this.root}\n${key}`).digest('base64url').slice(0, 22);
	}
}
