/** A tenant in memory with a clock of its own: appointments change while pages of them are read. */
import type { PageRef } from '../../../omneo/client/pageLinks';
import type { Page } from '../../../omneo/client/pagination';
import type { ApiRecord } from '../../../omneo/client/requests';
import { OmneoError } from '../../../omneo/errors';
import type { Query } from '../../../omneo/http/transport';
import type { AppointmentSource } from '../../../omneo/trigger/read';
import { CALM, type Conditions, START, millisOf, randomOf, text } from './conditions';
import type { TriggerEvent } from '../../../omneo/trigger/events';

/** What happened at the tenant. Times in milliseconds since 1970, to the second as Omneo stamps them. */
export interface Truth {
	id: number;
	event: TriggerEvent;
	at: number;
	start?: number;
}

export interface Version {
	at: number;
	/** From when on it can be read: a later change of another record may show before it. */
	shownAt: number;
	record?: ApiRecord;
}

const STATUSES = ['confirmed', 'arrived', 'completed', 'no_show', 'rejected', 'cancelled'] as const;
const SHOPS = [13, 14];

export class Tenant implements AppointmentSource {
	clock = START;
	requests = 0;
	readonly truths: Truth[] = [];
	readonly conditions: Conditions;
	/** Oldest version first. */
	readonly versions = new Map<number, Version[]>();
	private nextId = 5001;
	/** Lists that were read, while nothing changes: a long one takes many pages. */
	private readonly lists = new Map<string, ApiRecord[]>();

	constructor(
		conditions: Partial<Conditions>,
		private readonly random: () => number = randomOf(1),
	) {
		this.conditions = { ...CALM, ...conditions };
	}

	now(): number {
		return this.clock - this.conditions.skewMs;
	}

	isOver(): boolean {
		return false;
	}

	async page(query: Query, ref: PageRef): Promise<Page<ApiRecord>> {
		this.request();
		const { pageSize, saysTotal } = this.conditions;
		const list = this.cached(query);
		const number = Number(ref);
		const from = (number - 1) * pageSize;
		const records = list.slice(from, from + pageSize);
		const isMore = list.length > from + pageSize;
		const last = Math.max(1, Math.ceil(list.length / pageSize));
		this.advance(this.random() * this.conditions.slowest);
		const end = saysTotal ? { last, total: list.length } : {};
		return {
			records,
			ids: records.map(({ id }) => id),
			next: isMore ? number + 1 : undefined,
			...end,
		};
	}

	async record(id: number): Promise<ApiRecord | undefined> {
		this.request();
		return this.shown(id, this.clock);
	}

	/** Lets time pass, with what people do meanwhile. */
	advance(millis: number): void {
		const end = this.clock + millis;
		for (;;) {
			const wait = this.conditions.rate > 0 ? this.wait() : Infinity;
			if (this.clock + wait > end) break;
			this.clock += wait;
			this.act();
		}
		this.clock = end;
	}

	private wait(): number {
		return (-Math.log(1 - this.random()) / this.conditions.rate) * 1000;
	}

	/** One thing that someone does. */
	private act(): void {
		const ids = [...this.versions.keys()].filter((id) => this.current(id));
		const kind = this.random();
		if (kind < 0.35 || ids.length === 0) return void this.add();
		const id = ids[Math.floor(this.random() * ids.length)];
		if (kind < 0.55) this.move(id);
		else if (kind < 0.8) this.reach(id, STATUSES[Math.floor(this.random() * STATUSES.length)]);
		else if (kind < 0.88) this.note(id, `note ${this.random()}`);
		// Saved without a change.
		else if (kind < 0.94) this.write(id, {});
		else this.remove(id);
	}

	add(more: ApiRecord = {}, at = this.stamp): number {
		const id = this.nextId++;
		const start = this.stamp + 3_600_000 + Math.floor(this.random() * 96) * 900_000;
		const record: ApiRecord = {
			id,
			status: 'requested',
			scheduled_start_at: text(start),
			scheduled_end_at: text(start + 2_700_000),
			timezone: 'Australia/Melbourne',
			profile_id: `3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f${String(id % 10_000).padStart(4, '0')}`,
			appointment_definition_id: 8,
			location_id: SHOPS[id % 2],
			created_at: text(at),
			updated_at: text(at),
			...more,
		};
		this.keep(id, record);
		this.tell(id, 'added', at);
		for (const status of STATUSES) {
			if (record[`${status}_at`]) this.tell(id, status, millisOf(record[`${status}_at`]));
		}
		return id;
	}

	move(id: number, byMillis = 1_800_000 * (1 + Math.floor(this.random() * 3))): void {
		const record = this.current(id);
		const start = millisOf(record?.scheduled_start_at) + byMillis;
		const times = { scheduled_start_at: text(start), scheduled_end_at: text(start + 2_700_000) };
		this.write(id, times);
		this.tell(id, 'moved', this.stamp, start);
	}

	reach(id: number, status: (typeof STATUSES)[number]): void {
		if (this.current(id)?.status === status) return;
		this.write(id, { status, [`${status}_at`]: text(this.stamp) });
		this.tell(id, status, this.stamp);
	}

	note(id: number, notes: string): void {
		this.write(id, { notes });
		this.tell(id, 'updated', this.stamp);
	}

	remove(id: number): void {
		this.keep(id);
		this.tell(id, 'deleted', this.stamp);
	}

	write(id: number, fields: ApiRecord): void {
		const record = this.current(id);
		if (!record) return;
		const next = { ...record, ...fields, updated_at: text(this.stamp) };
		this.keep(id, next);
	}

	current(id: number): ApiRecord | undefined {
		return this.versions.get(id)?.at(-1)?.record;
	}

	private get stamp(): number {
		return Math.floor(this.clock / 1000) * 1000;
	}

	private keep(id: number, record?: ApiRecord): void {
		this.lists.clear();
		const shownAt = this.clock + this.conditions.lagMs * this.random();
		const version = { at: this.clock, shownAt, record };
		this.versions.set(id, [...(this.versions.get(id) ?? []), version]);
	}

	private tell(id: number, event: TriggerEvent, at: number, start?: number): void {
		this.truths.push({ id, event, at, start });
	}

	private request(): void {
		this.requests += 1;
		if (this.random() < this.conditions.failures) throw refused('unavailable', 503);
	}

	/** As a server shows it that is this far behind. */
	private shown(id: number, at: number): ApiRecord | undefined {
		return this.versions.get(id)?.findLast((version) => version.shownAt <= at)?.record;
	}

	private cached(query: Query): ApiRecord[] {
		const key = JSON.stringify(query);
		const list = this.lists.get(key) ?? this.listed(query);
		if (this.conditions.lagMs === 0) this.lists.set(key, list);
		return list;
	}

	private listed(query: Query): ApiRecord[] {
		const { sort, range, order, lagMs } = this.conditions;
		// Each answer comes from a server that is behind by its own time.
		const at = this.clock - lagMs * this.random();
		let list = [...this.versions.keys()].flatMap((id): ApiRecord[] => {
			const record = this.shown(id, at);
			return record ? [record] : [];
		});
		if (order === 'newest') list.reverse();
		for (const [name, value] of Object.entries(query)) {
			const isRange = name === 'filter[scheduled_start_at][gte]';
			const side = name === 'sort' ? sort : isRange ? range : 'honoured';
			if (side === 'refused') throw refused('validation', 400);
			if (side === 'ignored') continue;
			if (isRange) list = list.filter((each) => String(each.scheduled_start_at) >= String(value));
			else if (name !== 'sort') {
				const field = name.slice('filter['.length, -1);
				list = list.filter((each) => each[field] === value);
			}
		}
		if (query.sort === undefined || sort === 'ignored') return list;
		const direction = query.sort === '-updated_at' ? -1 : 1;
		const place = new Map(list.map((each) => [each.id, String(each.updated_at)]));
		return list.sort((a, b) => {
			const [left, right] = [place.get(a.id) ?? '', place.get(b.id) ?? ''];
			return left === right ? 0 : left < right ? -direction : direction;
		});
	}
}

function refused(kind: 'unavailable' | 'validation', status: number): OmneoError {
	return new OmneoError({ kind, status, message: 'No', hint: '', retryable: status > 499 });
}
