/** The report of each item, read from the run as a user would read it. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import { type OnError, errorText } from '../engine/support';

/** The end of one item, by what the node says. */
export type ItemOutcome =
	| { fate: 'booked'; id: number }
	| { fate: 'refused' | 'unknown'; text: string };

export interface Report {
	/** By the number of the item; none for items that nothing was said about. */
	items: Map<number, ItemOutcome[]>;
	/** IDs that a stopped run says were booked, without saying for which item. */
	kept: number[];
	stopped: boolean;
}

const NODE = 'Omneo';

/** Where a stopped run lists what it booked. */
const KEPT = /IDs (\d+(?:, \d+)*)/g;
/** Where it lists items that an earlier try left in doubt. */
const DOUBTED = /look for them in Omneo: items (\d+(?:, \d+)*)/;
/** How it tells of one that may be booked or not. */
const MAY_BE = /may have been (?:done|made|booked)/;

export function reportOf(run: FinishedRun, onError: OnError): Report {
	const report: Report = { items: new Map(), kept: [], stopped: run.error !== undefined };
	if (run.error) {
		readStop(run, report);
		return report;
	}
	const errors = onError === 'continueErrorOutput' ? run.items(NODE, 1) : [];
	for (const item of [...run.items(NODE), ...errors]) note(report, itemNumber(item), toldBy(item));
	return report;
}

function readStop(run: FinishedRun, report: Report): void {
	const text = errorText(run);
	for (const [, list] of text.matchAll(KEPT)) report.kept.push(...list.split(',').map(Number));
	const { context } = run.error as { context?: IDataObject };
	const failed = Number(context?.itemIndex);
	const [message, hint, ...others] = text.split('\n');
	note(report, failed, endOf(`${message} ${hint}`));
	// Other items in flight at that time, each on a separate line.
	for (const line of others) {
		const [, index] = /\[item (\d+)\]/.exec(line) ?? [];
		if (index) note(report, Number(index), endOf(line));
		const [, list = ''] = DOUBTED.exec(line) ?? [];
		const end: ItemOutcome = { fate: 'unknown', text: line };
		for (const doubted of list.match(/\d+/g) ?? []) note(report, Number(doubted), end);
	}
}

function endOf(text: string): ItemOutcome {
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
	return {
		fate: error.outcome === 'unknown' ? 'unknown' : 'refused',
		text: JSON.stringify(error),
	};
}
