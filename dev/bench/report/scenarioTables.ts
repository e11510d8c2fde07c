/** The table of each kind of scenario. */
import type { Scenario } from '../scenarios';
import type { Spread } from '../statistics';
import type { Row } from './summaryRows';
import type { Table } from './table';

type Column = [head: string, cell: (row: Row) => string];

const peer: Column = ['Peer', ({ name }) => name];
const time: Column = ['Time, ms', (row) => withSpread(row.time)];
const cpu: Column = ['CPU per item, ms', (row) => withSpread(row.cpuPerItem, 2)];
const bound: Column[] = [
	['Bound, ms', (row) => whole(row.bound)],
	['Share of bound', (row) => (row.failed > 0 ? '–' : percent(row.share))],
];
const inFlight: Column = ['Most in flight', (row) => whole(row.mostInFlight)];
const connections: Column = ['Connections', (row) => whole(row.connections)];
const order: Column = ['Order kept', (row) => yesNo(row.ordered)];
const pairs: Column = ['Items paired', (row) => yesNo(row.paired)];
const booked: Column = ['Booked', (row) => whole(row.booked)];
const duplicates: Column = ['Duplicates', (row) => whole(row.duplicates)];

const COLUMNS: Record<Scenario['kind'], Column[]> = {
	speed: [
		peer,
		time,
		['Items/s', (row) => whole(row.itemsPerSecond)],
		inFlight,
		...bound,
		cpu,
		connections,
		order,
	],
	limit: [
		peer,
		booked,
		['Failed', (row) => whole(row.failed)],
		time,
		...bound,
		['429s', (row) => whole(row.refused)],
		duplicates,
		order,
		pairs,
		cpu,
		connections,
	],
	retry: [
		peer,
		['Posts', (row) => whole(row.posts)],
		['Items sent twice', (row) => whole(row.sentTwice)],
		['Duplicate bookings', duplicates[1]],
		['In the book', (row) => whole(row.stored)],
		['At the output', (row) => whole(row.booked)],
		['Workflow', (row) => (row.stopped ? 'stopped' : 'went on')],
	],
	memory: [
		peer,
		time,
		['Memory (RSS) before, MB', (row) => megabytes(row.memory?.rssBefore)],
		['Peak memory (RSS), MB', (row) => megabytes(row.memory?.rssPeak)],
		['Peak heap, MB', (row) => megabytes(row.memory?.heapPeak)],
		cpu,
		booked,
		order,
	],
};

export function tableOf({ kind, title }: Scenario, rows: Row[]): Table {
	const columns = COLUMNS[kind];
	return {
		title,
		head: columns.map(([head]) => head),
		rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
	};
}

export function whole(value: number): string {
	return Math.round(value).toLocaleString('en');
}

export function percent(share: number): string {
	return `${(share * 100).toFixed(0)}%`;
}

/** Median, least and most. */
function withSpread({ median, min, max }: Spread, digits = 0): string {
	const [middle, least, most] = [median, min, max].map((value) =>
		value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
	);
	return `${middle} (${least}–${most})`;
}

function megabytes(spread?: Spread): string {
	return spread ? withSpread(spread) : '';
}

function yesNo(value: boolean): string {
	return value ? 'yes' : 'no';
}
