/** One poll: chooses how to read, reads, and lets the state machine say what happened. */
import { inBatches } from '../concurrency/pool';
import { OmneoError } from '../errors';
import type { TriggerSettings } from './events';
import { absentFrom, advance, baseline, bury, finished } from './machine';
import { type AppointmentSource, ListReader } from './read';
import { type Sighting, isWithin, sightingOf } from './sighting';
import { OVERLAP_MS, type Rung, type TriggerState } from './state';
import type { Found, Reading, Step } from './step';
import { dueIn, remind } from './upcoming';

/** How often a rung is proved again, and a higher one tried, in milliseconds. */
const PROOF_MS = 3_600_000;

/** How many appointments are read one by one in a poll, before 'upcoming' or 'deleted' is reported of them. */
const MOST_SINGLE_READS = 100;

export interface Poll {
	source: AppointmentSource;
	settings: TriggerSettings;
	/** Hash of what the known appointments depend on. */
	config: string;
	/** Undefined to begin: then all there is becomes known, and nothing is reported. */
	state?: TriggerState;
	/** Whether the rung is to be proved now, whenever it was proved last. */
	mustProve: boolean;
}

export interface Polled {
	events: Found[];
	state: TriggerState;
	/** How many pages the list took. */
	pages: number;
}

/**
 * What has happened since the state was made. The state is not changed: a poll that fails, or whose
 * result is thrown away, is made again from where it began.
 * Rejects with `OmneoError`.
 */
export async function pollAppointments(poll: Poll): Promise<Polled> {
	const { source, settings, state, config } = poll;
	const reader = new ListReader(source, settings.narrowing, state);
	if (!state) {
		const reading = await reader.whole();
		if (!reading.isComplete) throw tooLong(reading);
		const rung = await bestRung(reader, reading);
		const begun = baseline({ ...reading, rung }, config, settings, source.now());
		return { events: [], state: begun, pages: reading.pages };
	}
	const read = await readChanges(poll, state, reader);
	const { reading } = read;
	let step: Step = advance(
		{ ...state, rung: read.rung, provedAt: read.provedAt },
		reading,
		settings,
		source.now(),
	);
	if (settings.events.includes('deleted')) {
		const absent = absentFrom(step.state, reading);
		const fates = await fatesOf(
			absent.filter((id) => state.missing.includes(id)),
			poll,
		);
		const isKnown = reading.rung === 'whole' && reading.isComplete;
		if (isKnown) step = bury(step, absent, fates, settings, source.now());
	}
	const due = dueIn(step.state, settings, source.now()).slice(0, MOST_SINGLE_READS);
	if (due.length > 0) {
		const fresh = await readAnew(
			due.map(({ id }) => id),
			poll,
		);
		step = remind(step, fresh, settings, source.now());
	}
	return { ...finished(step, source.now()), pages: reading.pages };
}

/** The cheapest way of reading that is proved. A list of one page is cheapest as a whole. */
async function bestRung(reader: ListReader, whole: Reading): Promise<Rung> {
	if (whole.pages <= 1) return 'whole';
	if (await reader.sorts()) return 'sorted';
	return (await isFilterProved(reader, whole)) ? 'filtered' : 'whole';
}

/** The filter must give every appointment that the whole list has in its span, and fewer than all. */
async function isFilterProved(reader: ListReader, whole: Reading): Promise<boolean> {
	const reading = await reader.filtered();
	if (!reading?.isComplete || reading.pages >= whole.pages) return false;
	const from = reader.filterStart + OVERLAP_MS;
	return [...whole.seen.values()].every(
		({ id, start = 0 }) => start < from || reading.seen.has(id),
	);
}

interface Read {
	reading: Reading;
	rung: Rung;
	provedAt: number;
}

async function readChanges(
	{ source, settings, mustProve }: Poll,
	state: TriggerState,
	reader: ListReader,
): Promise<Read> {
	const now = source.now();
	const { rung, missing, total, isCut } = state;
	const isProofDue = mustProve || now - state.provedAt >= PROOF_MS;
	const provedAt = isProofDue ? now : state.provedAt;
	// What was left out is learned again.
	if (isCut) return { reading: await reader.whole(), rung, provedAt };
	const isSorted = isProofDue ? rung === 'sorted' && (await reader.sorts()) : rung === 'sorted';
	const sorted = isSorted ? await reader.sorted() : undefined;
	if (sorted) {
		const higher = [...sorted.seen.keys()].filter((id) => id > state.maxId).length;
		const isFewer = (sorted.total ?? Infinity) < (total ?? 0) + higher;
		const maySeeDeletions = settings.events.includes('deleted');
		if (!maySeeDeletions || !(isProofDue || isFewer || missing.length > 0)) {
			return { reading: sorted, rung, provedAt };
		}
		return { reading: await reader.whole(), rung, provedAt };
	}
	const filtered = rung === 'filtered' && !isProofDue ? await reader.filtered() : undefined;
	if (filtered) return { reading: filtered, rung, provedAt };
	const reading = await reader.whole();
	const isFallen = rung !== 'whole' && !isProofDue;
	if (!reading.isComplete || !(isProofDue || isFallen)) return { reading, rung, provedAt };
	return { reading, rung: await bestRung(reader, reading), provedAt: now };
}

/** What became of appointments that the list had no more twice in a row. */
async function fatesOf(
	ids: number[],
	{ source, settings }: Poll,
): Promise<Map<number, 'deleted' | 'elsewhere' | 'there'>> {
	const fates = new Map<number, 'deleted' | 'elsewhere' | 'there'>();
	const read = async (id: number) => ({ id, record: await source.record(id) });
	for await (const batch of inBatches(ids.slice(0, MOST_SINGLE_READS), read)) {
		for (const { id, record } of batch) {
			const isThere = record && isWithin(record, settings.narrowing);
			fates.set(id, isThere ? 'there' : record ? 'elsewhere' : 'deleted');
		}
	}
	return fates;
}

/** Appointments as they are now. One that can't be read this time is left for the next poll. */
async function readAnew(
	ids: number[],
	{ source, settings }: Poll,
): Promise<Map<number, Sighting | 'elsewhere'>> {
	const fresh = new Map<number, Sighting | 'elsewhere'>();
	const read = async (id: number) => ({ id, record: await source.record(id).catch(nullIfPassing) });
	for await (const batch of inBatches(ids, read)) {
		for (const { id, record } of batch) {
			const isThere = record && isWithin(record, settings.narrowing);
			const seen = isThere ? sightingOf(record) : undefined;
			// Where deletions are reported, the list finds out about them.
			const isGone = record === undefined && !settings.events.includes('deleted');
			if (seen) fresh.set(id, seen);
			else if (record || isGone) fresh.set(id, 'elsewhere');
		}
	}
	return fresh;
}

function nullIfPassing(error: unknown): null {
	if (error instanceof OmneoError && (error.retryable || error.kind === 'unexpectedResponse')) {
		return null;
	}
	throw error;
}

function tooLong({ pages }: Reading): OmneoError {
	return new OmneoError({
		kind: 'timeout',
		code: 'list_too_long',
		message: `Omneo has too many appointments to read in one go: ${pages} pages were read, and there are more`,
		hint: "Add a filter for a service or a shop under 'Filters'.",
	});
}
