/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Time that passes only when a test says so: no timers, no host's clock, the same run every time. */
import { setImmediate as quiet } from 'node:timers/promises';
import type { Clock } from '../../omneo/concurrency/clock';
import { cancelled } from '../../omneo/errors';

const DAY = 86_400_000;

interface Waiter {
	due: number;
	go: () => void;
	stop: () => void;
}

/** Whole milliseconds, as a host has them; a fixed day, so that nothing depends on today. */
export const EPOCH = Date.UTC(2026, 4, 11);

export class VirtualClock implements Clock {
	/** All that was waited for, in milliseconds, in order. */
	readonly waits: number[] = [];
	private at: number;
	private waiters: Waiter[] = [];
	private cancelMoment = Infinity;
	private seed: number;

	constructor({ at = EPOCH, seed = 1 }: { at?: number; seed?: number } = {}) {
		this.at = at;
		this.seed = seed;
	}

	readonly now = (): number => this.at;

	/** Mulberry32: small, and good enough to spread waits. */
	readonly random = (): number => {
		this.seed = (this.seed + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};

	readonly wait = async (millis: number): Promise<void> => {
		if (this.isCancelled) throw cancelled();
		if (millis <= 0) return;
		if (!(millis < Infinity)) throw new Error(`Waits for ${millis} ms`);
		this.waits.push(millis);
		await new Promise<void>((go, reject) => {
			// Never shorter than asked for, in whole milliseconds.
			const due = this.at + Math.ceil(millis);
			this.waiters.push({ due, go, stop: () => reject(cancelled()) });
		});
	};

	/** From that moment on, in milliseconds from now, the run is cancelled. */
	cancelIn(millis: number): void {
		this.cancelMoment = this.at + millis;
	}

	get isCancelled(): boolean {
		return this.at >= this.cancelMoment;
	}

	/**
	 * The result of the work, with time going on whenever all of it waits. What is due at the same
	 * moment goes on in the order in which it began to wait.
	 * @throws Error when the work is not done although no timer is pending, or within a day.
	 */
	async run<T>(work: Promise<T>): Promise<T> {
		const end = this.at + DAY;
		let settled = false;
		const noted = work.finally(() => (settled = true));
		noted.catch(() => {});
		// After each step, all goes on that can without time.
		for (await quiet(); !settled; await quiet()) {
			if (!this.step()) throw new Error('Nobody goes on any more');
			if (this.at > end) throw new Error('Goes on and on');
		}
		return await noted;
	}

	/** Goes to the next moment at which a timer ends, or the run is cancelled. */
	private step(): boolean {
		const next = this.waiters.reduce((least, { due }) => Math.min(least, due), Infinity);
		if (next === Infinity) return false;
		if (!this.isCancelled && this.cancelMoment <= next) {
			this.at = this.cancelMoment;
			for (const { stop } of this.waiters.splice(0)) stop();
			return true;
		}
		const index = this.waiters.findIndex(({ due }) => due === next);
		const [{ go }] = this.waiters.splice(index, 1);
		this.at = next;
		go();
		return true;
	}
}
