/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The example workflows, ready to be run by hand: the list to book is pinned to its first node. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ImportableWorkflow } from './restClient';

const FOLDER = resolve(__dirname, '../../workflows');
const LIST = 'bookings.json';
/** The workflow that books the list, and the node that stands for the list. */
const LIST_WORKFLOW = 'book-from-a-list.json';
const LIST_NODE = 'List of bookings';

const DATE = /^\d{4}-\d{2}-\d{2}/;
/** Some services want to be booked a week ahead. */
const AHEAD = { weeks: 1 };
/** Whole weeks keep the weekday, and about a year keeps summer time where it was. */
const SHIFT = { weeks: 52 };

export function exampleWorkflows(now = new Date()): ImportableWorkflow[] {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== LIST);
	return files.map((file) => {
		const workflow = readJson<ImportableWorkflow>(file);
		if (file !== LIST_WORKFLOW) return workflow;
		return { ...workflow, pinData: { [LIST_NODE]: listOfBookings(now) } };
	});
}

/** The rows have dates in them: those that are over are moved to a later year. */
function listOfBookings(now: Date): INodeExecutionData[] {
	const rows = readJson<Array<IDataObject & { start: string }>>(LIST);
	const dates = rows.flatMap(({ start }) => start.match(DATE) ?? []);
	const earliest = DateTime.fromJSDate(now).plus(AHEAD).toISODate() ?? '';
	let shift = 0;
	while (dates.some((date) => shifted(date, shift) < earliest)) shift += 1;
	return rows.map((row) => ({
		json: { ...row, start: row.start.replace(DATE, (date) => shifted(date, shift)) },
	}));
}

function shifted(date: string, times: number): string {
	return (
		DateTime.fromISO(date)
			.plus({ weeks: SHIFT.weeks * times })
			.toISODate() ?? date
	);
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}
