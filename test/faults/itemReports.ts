/** The report of each item, read from the run as a user would read it. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import { type OnError, errorText } from '../engine/support';

/** The end of one item, by what the node says. */
export type ItemOutcome =
	/** Without an ID where a stopped run names the item alone. */
	{ fate: 'booked'; id?: number } | { fate: 'refused' | 'unknown'; text: string };

export interface Report {
	/** By the number of the item; none for items that nothing was said about. */
	items: Map<number, ItemOutcome[]>;
	/** IDs that a stopped run says were booked, without saying for which item. */
	kept: number[];
	/** How many a stopped run says it kept, without saying which. */
	unlisted: number;
	stopped: boolean;
}

/** Where a stopped run lists what it booked. */
const KEPT = /\(IDs (\d+(?:, \d+)*)\)/g;
/** Where it lists items that an earlier try left in doubt. */
const DOUBTED = /also didn't confirm items? ([^.]*) from an earlier try/;
/** Where it lists items that it booked, by ranges of them. */
const DONE = /^(\d+) items? (?:was|were) completed [^(]*\(items? ([^)]*)\)/;
/** How it names a record that it does not see. */
const MADE = /created record (\d+)/;
/** How it tells of one that may be booked or not. */
const MAY_BE = /didn't confirm|may have gone through/;

export function reportOf(run: FinishedRun, onError: OnError, node: string): Report {
	const stopped = run.error !== undefined;
	const report: Report = { items: new Map(), kept: [], unlisted: 0, stopped };
	if (run.error) {
		readStop(run, report);
		return report;
	}
	const errors = onError === 'continueErrorOutput' ? run.items(node, 1) : [];
	for (const item of [...run.items(node), ...errors]) note(report, itemNumber(item), toldBy(item));
	return report;
}

function readStop(run: FinishedRun, report: Report): void {
	const text = errorText(run);
	for (const [, list] of text.matchAll(KEPT)) report.kept.push(...list.split(',').map(Number));
	const { context } = run.error as { context?: IDataObject };
	const failed = Number(context?.itemIndex);
	const [message, hint, ...others] = text.split(/(?:<br>)?\n/);
	note(report, failed, endOf(`${message} ${hint}`));
	// Other items in flight at that time, each on a separate line.
	for (const line of others) {
		const [, listed = ''] = /^Items? ([^:(]*?)(?: \([^:]*\))?: /.exec(line) ?? [];
		for (const index of itemsIn(listed)) note(report, index, endOf(line));
		const [, list = ''] = DOUBTED.exec(line) ?? [];
		const end: ItemOutcome = { fate: 'unknown', text: line };
		for (const doubted of itemsIn(list)) note(report, doubted, end);
		const [, count = '0', done = ''] = DONE.exec(line) ?? [];
		const named = itemsIn(done);
		for (const index of named) note(report, index, { fate: 'booked' });
		report.unlisted += Number(count) - named.length;
	}
}

/** The numbers of a list such as `0 to 4, 7 and more`. */
function itemsIn(list: string): number[] {
	return [...list.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from, to = from]) =>
		Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => Number(from) + step),
	);
}

/** One report on several runs of the same rows: those of each run follow on those of the one before. */
export function joined(reports: Report[], rows: number): Report {
	return {
		items: new Map(
			reports.flatMap(({ items }, run) =>
				[...items].map(([index, ends]) => [run * rows + index, ends] as const),
			),
		),
		kept: reports.flatMap(({ kept }) => kept),
		unlisted: reports.reduce((sum, { unlisted }) => sum + unlisted, 0),
		stopped: reports.some(({ stopped }) => stopped),
	};
}

function endOf(text: string): ItemOutcome {
	const [, made] = MADE.exec(text) ?? [];
	if (made) return { fate: 'booked', id: Number(made) };
	return { fate: MAY_BE.test(text) ? 'unknown' : 'refused', text };
}

function note({ items }: Report, index: number, end: ItemOutcome): void {
	items.set(index, [...(items.get(index) ?? []), end]);
}

function itemNumber({ pairedItem }: INodeExecutionData): number {
	if (typeof pairedItem !== 'object' || Array.isArray(pairedItem)) return Number.NaN;
	return pairedItem.item;
}

function toldBy({ json }: INodeExecutionData): ItemOutcome {
	const error = json.error as IDataObject | undefined;
	if (!error) return { fate: 'booked', id: Number(json.id) };
	const text = JSON.stringify(error);
	const end = endOf(text);
	if (end.fate === 'booked') return end;
	return { fate: error.outcome === 'unknown' ? 'unknown' : 'refused', text };
}
