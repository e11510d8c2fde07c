/** Reads the list of appointments in the ways that the rungs need, and proves each on its answers. */
import type { PageRef } from '../client/pageLinks';
import type { Page } from '../client/pagination';
import type { ApiRecord } from '../client/requests';
import { OmneoError } from '../errors';
import type { Query } from '../http/transport';
import { toApiTime } from '../time';
import { changedFields } from './changes';
import type { Narrowing } from './events';
import { isLasting } from './machine';
import type { Reading } from './step';
import { type Sighting, isWithin, sightingOf } from './sighting';
import { KEEP_MS, OVERLAP_MS, type Rung, type TriggerState } from './state';

/** The part of Omneo that the trigger reads. Both reject with `OmneoError`. */
export interface AppointmentSource {
	page(query: Query, ref: PageRef): Promise<Page<ApiRecord>>;
	/** Undefined when Omneo has none with this ID. */
	record(id: number): Promise<ApiRecord | undefined>;
	/** By Omneo's clock, in milliseconds since 1970. */
	now(): number;
	/** Whether the time for this poll is used up. */
	isOver(): boolean;
}

/** `GET /appointments` in the order of the last change. The parameter is in the SDK's types; that it works is proved. */
export const NEWEST_FIRST: Query = { sort: '-updated_at' };
const OLDEST_FIRST: Query = { sort: 'updated_at' };

/** So often is a list read again in which records were deleted meanwhile: one may have slipped to a page before. */
const MOST_PASSES = 3;

/** What tells on each answer whether the server does what it was asked for. */
interface Proof {
	/** @param isFirst Whether the record is the first of its pass */
	isProof?(seen: Sighting, isFirst: boolean): boolean;
	/** Whether the pages behind this one have nothing that matters. */
	isEnd?(): boolean;
}

export class ListReader {
	constructor(
		private readonly source: AppointmentSource,
		private readonly narrowing: Narrowing,
		private readonly state: Pick<TriggerState, 'known' | 'mark' | 'maxId'> | undefined,
	) {}

	/** The changes since the last poll, or undefined when the server doesn't sort. */
	async sorted(): Promise<Reading | undefined> {
		const since = (this.state?.mark ?? 0) - OVERLAP_MS;
		let last = Infinity;
		return await this.proved('sorted', NEWEST_FIRST, {
			isProof: ({ updated = Infinity }, isFirst) => {
				const isInOrder = isFirst || updated <= last;
				last = updated;
				return isInOrder;
			},
			isEnd: () => last < since,
		});
	}

	/**
	 * Whether the server sorts in both ways. A falling order alone proves nothing: a list that has the
	 * newest records first by chance would hide the changes of old ones.
	 */
	async sorts(): Promise<boolean> {
		const [falling, rising] = await Promise.all(
			[NEWEST_FIRST, OLDEST_FIRST].map(async (query) => {
				const page = await this.source.page(this.queryOf(query), 1).catch(undefinedIfRefused);
				return page?.records.map((record) => sightingOf(record)?.updated) ?? [];
			}),
		);
		// A server that sorts nothing answers both alike.
		const isOpposite = (falling[0] ?? 0) > (rising[0] ?? Infinity);
		return isOpposite && isFalling(falling) && isFalling(rising.reverse());
	}

	/** From which start on a filtered list has appointments, in milliseconds since 1970. */
	get filterStart(): number {
		return this.source.now() - KEEP_MS;
	}

	/** Those that start from some days ago on, or undefined when the server doesn't filter by that. */
	async filtered(): Promise<Reading | undefined> {
		const from = this.filterStart;
		const query = { 'filter[scheduled_start_at][gte]': toApiTime(from, 'UTC') };
		const isProof = ({ start = 0 }: Sighting) => start >= from - OVERLAP_MS;
		return await this.proved('filtered', query, { isProof });
	}

	/** All there is. */
	async whole(): Promise<Reading> {
		const reading = this.emptyReading('whole');
		await this.read(reading, {});
		return reading;
	}

	private async proved(rung: Rung, query: Query, proof: Proof): Promise<Reading | undefined> {
		const reading = this.emptyReading(rung);
		const isProved = await this.read(reading, query, proof).catch(undefinedIfRefused);
		return isProved ? reading : undefined;
	}

	/** Reads into `reading`; false as soon as a record is no proof. */
	private async read(reading: Reading, query: Query, proof: Proof = {}): Promise<boolean> {
		const { source } = this;
		for (let passes = 1, isAgain = true; isAgain && passes <= MOST_PASSES; passes++) {
			const before = reading.seen.size;
			const ids = new Set<unknown>();
			let hasShrunk = false;
			let total: number | undefined;
			reading.pages = 0;
			for (let next: PageRef | undefined = 1; next !== undefined; ) {
				if (source.isOver()) {
					reading.isComplete = false;
					return true;
				}
				const page: Page<ApiRecord> = await source.page(this.queryOf(query), next);
				reading.pages += 1;
				hasShrunk ||= (page.total ?? Infinity) < (total ?? 0);
				total = page.total;
				const count = ids.size;
				for (const record of page.records) {
					const seen = this.note(record, reading);
					if (seen && proof.isProof?.(seen, ids.size === 0) === false) return false;
					ids.add(record.id);
				}
				// A list without pages gives all it has for every number.
				const isRepeated = page.speculative === true && ids.size === count;
				({ next } = page);
				if (isRepeated || proof.isEnd?.()) break;
			}
			reading.total = total;
			// A list that names no total is read twice: nothing else tells of a deletion meanwhile.
			const isUnsure = total === undefined && reading.seen.size > before;
			isAgain = reading.pages > 1 && (hasShrunk || isUnsure);
		}
		return true;
	}

	private emptyReading(rung: Rung): Reading {
		const maxId = this.state?.maxId ?? 0;
		const none = { seen: new Map<number, Sighting>(), left: new Set<number>() };
		return { rung, isComplete: true, newest: 0, maxId, pages: 0, ...none };
	}

	/** Notes a record, and gives what it shows, whether or not it passes the filters. */
	private note(record: ApiRecord, reading: Reading): Sighting | undefined {
		const sighting = sightingOf(record);
		if (!sighting) return undefined;
		const { id, updated = 0 } = sighting;
		const known = this.state?.known.get(id);
		if (!isWithin(record, this.narrowing)) {
			if (known) reading.left.add(id);
			return sighting;
		}
		reading.newest = Math.max(reading.newest, updated);
		reading.maxId = Math.max(reading.maxId, id);
		if ((reading.seen.get(id)?.updated ?? 0) > updated) return sighting;
		const matters = known ? changedFields(known, sighting).length > 0 : this.mayBeNew(sighting);
		// What is only learned needs no record, so that a long list isn't held in full.
		if (matters) reading.seen.set(id, sighting);
		else if (known || isLasting(sighting, this.source.now())) {
			reading.seen.set(id, { ...sighting, record: undefined });
		}
		return sighting;
	}

	private mayBeNew({ id, updated = 0 }: Sighting): boolean {
		const { state } = this;
		return state !== undefined && (updated >= state.mark - OVERLAP_MS || id > state.maxId);
	}

	private queryOf(query: Query): Query {
		return narrowed(query, this.narrowing);
	}
}

/** The query with the filters. Equality is the form that Omneo's own live tests use. */
export function narrowed(query: Query, narrowing: Narrowing): Query {
	const filters = Object.entries(narrowing).map(([field, value]) => [`filter[${field}]`, value]);
	return { ...query, ...(Object.fromEntries(filters) as Query) };
}

/** Whether no time is newer than the one before it. */
function isFalling(times: Array<number | undefined>): boolean {
	return times.every((time, index) => {
		return time !== undefined && time <= (index === 0 ? Infinity : (times[index - 1] ?? -Infinity));
	});
}

/** A sort or filter that the server doesn't know. The whole list is asked for next, and tells of any other problem. */
export function undefinedIfRefused(error: unknown): undefined {
	if (!(error instanceof OmneoError && (error.status === 400 || error.status === 422))) throw error;
}
