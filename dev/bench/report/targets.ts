/** What the node is meant to reach, held against what was measured. */
import { HTTP_REQUEST } from '../messages';
import type { Scenario } from '../scenarios';
import type { Row } from './summaryRows';
import type { Table } from './table';
import { percent, whole } from './scenarioTables';

/** The way of running our node that the targets are about: its default. */
const OURS = 'ours-16';

export interface Results {
	scenario: Scenario;
	rows: Row[];
}

interface Verdict {
	target: string;
	measured: string;
	reached: boolean;
}

/** The targets of what was measured; those of scenarios or peers that were left out are missing. */
export function verdicts(results: Results[]): Verdict[] {
	return results.flatMap(({ scenario, rows }) => {
		const own = rows.find(({ peer }) => peer === OURS);
		if (!own) return [];
		const others = rows.filter(({ peer }) => !peer.startsWith('ours-'));
		return CHECKS[scenario.kind]({ scenario, own, others });
	});
}

interface Case {
	scenario: Scenario;
	own: Row;
	others: Row[];
}

const CHECKS: Record<Scenario['kind'], (measured: Case) => Verdict[]> = {
	speed: (measured) => [...nearBound(measured), ...fastest(measured), ...cheap(measured)],
	limit: ({ scenario: { id, items }, own }) => [
		{
			target: `${id}: all ${items} are booked`,
			measured: `${own.booked} booked, ${own.duplicates} twice`,
			reached: own.booked === items && own.duplicates === 0,
		},
		{
			target: `${id}: within 1.05 of the bound's time`,
			measured: `${whole(own.time.median)} ms, ${(1 / own.share).toFixed(2)} of ${whole(own.bound)} ms`,
			reached: 1 / own.share <= 1.05,
		},
		{
			target: `${id}: fewer 429s than a tenth of the items`,
			measured: `${own.refused}, ${percent(own.refused / items)}`,
			reached: own.refused / items < 0.1,
		},
	],
	retry: ({ scenario: { id }, own }) => [
		{
			target: `${id}: nothing is booked twice`,
			measured: `${own.duplicates} twice`,
			reached: own.duplicates === 0,
		},
	],
	memory: ({ scenario: { id }, own, others }) => {
		const rival = others.find(({ peer }) => peer === 'sequential');
		if (!own.memory || !rival?.memory) return [];
		const ratio = own.memory.rssPeak.median / rival.memory.rssPeak.median;
		return [
			{
				target: `${id}: peak memory at most 1.1 of the sequential node's`,
				measured: `${ratio.toFixed(2)} of ${whole(rival.memory.rssPeak.median)} MB`,
				reached: ratio <= 1.1,
			},
		];
	},
};

function nearBound({ scenario: { id }, own }: Case): Verdict[] {
	if (id !== '50ms') return [];
	const target = `${id}: 90% of the bound or more`;
	return [{ target, measured: percent(own.share), reached: own.share >= 0.9 }];
}

function fastest({ scenario: { id }, own, others }: Case): Verdict[] {
	if (id !== '5ms' || others.length === 0) return [];
	const [best] = [...others].sort((one, other) => one.time.median - other.time.median);
	return [
		{
			target: `${id}: faster than every peer`,
			measured: `${whole(own.time.median)} ms, ${best.name}: ${whole(best.time.median)} ms`,
			reached: own.time.median < best.time.median,
		},
	];
}

function cheap({ scenario: { id }, own, others }: Case): Verdict[] {
	return others
		.filter(({ peer }) => peer.startsWith(HTTP_REQUEST))
		.map((rival) => {
			const [mine, theirs] = [own, rival].map(({ cpuPerItem }) => cpuPerItem.median);
			return {
				target: `${id}: processor time per item at most that of '${rival.name}'`,
				measured: `${mine.toFixed(2)} ms, there ${theirs.toFixed(2)} ms`,
				reached: mine <= theirs,
			};
		});
}

export function targetTable(found: Verdict[]): Table {
	return {
		title: 'Targets',
		head: ['Target, at 16 requests at once', 'Measured', 'Reached'],
		rows: found.map(({ target, measured, reached }) => [target, measured, reached ? 'yes' : 'NO']),
	};
}
