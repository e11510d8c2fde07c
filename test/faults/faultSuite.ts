/** Plays scenarios and adds up what came of them, row by row. */
import { hurry } from '../../dev/engine/shortenDelays';
import { HURRY } from '../engine/support';
import { Desk, type Played } from './scenarioRunner';
import { type Count, NOTHING, sum } from './oracle';
import type { Scenario } from './scenario';

export interface Result {
	/** By row, in the order in which they came up. */
	rows: Map<string, Count>;
	/** What was found against the node, each with its row and its scenario. */
	findings: Array<{ row: string; text: string }>;
	/** Scenarios in which no trouble struck: they show nothing. */
	idle: string[];
}

/** Retries are counted apart, as each is an execution of its own. */
export const RETRIES = 'Retry of a stopped execution';

/** What must never be. */
export const SINS = ['duplicates', 'lost', 'wrong'] as const;

/** Plays them all, several desks at a time: most of the time is waiting. */
export async function campaign(
	scenarios: Scenario[],
	desks: number,
	afterEach: (played: Played) => void = () => {},
): Promise<Result> {
	const result: Result = { rows: new Map(), findings: [], idle: [] };
	const waiting = scenarios[Symbol.iterator]();
	const work = async () => {
		const desk = await Desk.open();
		for (const scenario of waiting) {
			const played = await desk.play(scenario);
			add(result, played);
			afterEach(played);
		}
	};
	for (const { row } of scenarios) result.rows.set(row, { ...NOTHING });
	const asBefore = hurry(HURRY);
	await Promise.all(Array.from({ length: desks }, work)).finally(asBefore);
	return result;
}

export function total({ rows }: Result): Count {
	return [...rows.values()].reduce(sum, NOTHING);
}

function add({ rows, findings, idle }: Result, { scenario, verdicts, hits }: Played): void {
	const { row, name, troubles } = scenario;
	for (const [index, verdict] of verdicts.entries()) {
		const where = index === 0 ? row : RETRIES;
		rows.set(where, sum(rows.get(where) ?? NOTHING, verdict.count));
		const what = index === 0 ? name : `${name}, ${RETRIES}`;
		findings.push(
			...verdict.findings.map((finding) => ({ row: where, text: `${what}\n    ${finding}` })),
		);
	}
	if (troubles.length > 0 && hits.every((number) => number === 0)) idle.push(name);
}
