/** What a run says of each row, held against the tenant's own book. */
import type { FinishedRun } from './engine';
import type { BookingRow } from './forms';
import type { Tenant } from './tenant';
import type { Row } from './tenant/book';
import { ZONE, momentOf } from './tenant/times';

export type Kind = 'created' | 'existing' | 'unknown' | 'refused' | 'other';

export interface Claim {
	kind: Kind;
	/** The ID that a row got; none when it failed. */
	id?: string;
	/** The error's data, `message` among it. */
	error?: Row;
	json: Row;
}

/** The claims by row; a row with none, or more than one, shows as such. */
export function claims(run: FinishedRun, count: number, node = 'Omneo'): Claim[] {
	const items = [...run.items(node, 0), ...run.items(node, 1)];
	const byRow = Array.from({ length: count }, (_, index) =>
		items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index),
	);
	expect(byRow.map(({ length }) => length)).toEqual(byRow.map(() => 1));
	return byRow.map(([{ json }]) => claimOf(json));
}

export const kinds = (all: Claim[]) => all.map(({ kind }) => kind);

/** How many there are of each kind. */
export function tally(all: Claim[]): Partial<Record<Kind, number>> {
	const counts: Partial<Record<Kind, number>> = {};
	for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

function claimOf(json: Row): Claim {
	const error = errorOf(json);
	if (error) return { kind: error.outcome === 'unknown' ? 'unknown' : 'refused', error, json };
	const id = json.id === undefined ? undefined : String(json.id);
	if (id === undefined) return { kind: 'other', json };
	return { kind: json.created === false ? 'existing' : 'created', id, json };
}

function errorOf(json: Row): Row | undefined {
	if (isRow(json.error)) return json.error;
	// The form of an error is a test by itself: elsewhere what it says counts.
	return isRow(json.details) ? { ...json.details, message: json.message } : undefined;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** Words that must not be said of what may have been done. */
const PROMISES =
	/nothing was (made|booked|sent|changed|done|created)|was not (made|booked|created)|new execution/i;

/** That no row reports what the book does not hold. */
export function expectTruth(all: Claim[], rows: BookingRow[], { book }: Tenant): void {
	const created = all.flatMap(({ kind, id }) =>
		kind === 'created' && id !== undefined ? [id] : [],
	);
	expect(created).toEqual([...new Set(created)]);
	const claimed = new Set(all.map(({ id }) => id));
	const lies = all.flatMap((claim, index) => {
		const { customer, start } = rows[index];
		const own = book.of(customer.toLowerCase(), momentOf(start, ZONE));
		const upper = book.of(customer.toUpperCase(), momentOf(start, ZONE));
		return lieOf(
			claim,
			[...own, ...upper].map(({ id }) => String(id)),
			claimed,
		);
	});
	expect(lies).toEqual([]);
}

function lieOf(
	{ kind, id, error }: Claim,
	ids: string[],
	claimed: Set<string | undefined>,
): string[] {
	if (kind === 'created' || kind === 'existing') {
		return ids.includes(String(id)) ? [] : [`says ${kind} ${id}, the book has ${ids.join()}`];
	}
	if (kind === 'refused') {
		const orphans = ids.filter((one) => !claimed.has(one));
		return orphans.length > 0
			? [`says refused, the book has ${orphans.join()}: ${said(error)}`]
			: [];
	}
	if (kind !== 'unknown') return [];
	const lies = PROMISES.test(said(error)) ? [`promises too much: ${said(error)}`] : [];
	return /look/i.test(said(error))
		? lies
		: [...lies, `does not say what to look for: ${said(error)}`];
}

const said = (error: Row = {}) => `${String(error.message)} ${String(error.hint)}`;

/** Everything that a stopped run says. */
export function stopText({ error }: FinishedRun): string {
	return [error?.message, error && 'description' in error ? error.description : ''].join('\n');
}
