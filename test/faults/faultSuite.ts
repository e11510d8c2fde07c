/** Runs scenarios and adds up their counts, row by row. */
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { moveHostClock } from '../../dev/engine/hostClock';
import { DELAY_DIVISOR, NOW } from '../engine/support';
import { ScenarioRunner, type ScenarioResult } from './scenarioRunner';
import { type Count, NOTHING, sum } from './oracle';
import type { Scenario } from './scenario';

/** How long a request waits here because of a limit before it is given up. */
const LONGEST_WAIT_MS = 8_000;

export interface Result {
	/** By row, in the order in which they came up. */
	rows: Map<string, Count>;
	/** What was found against the node, each with its row and its scenario. */
	findings: Array<{ row: string; text: string }>;
	/** Scenarios in which no trouble struck: they show nothing. */
	idle: string[];
}

/** Retries have a separate row, because each is another execution. */
export const RETRIES = 'Retry of a stopped execution';

/** Counts that must stay zero. */
export const VIOLATIONS = ['duplicates', 'lost', 'wrong'] as const;

/** Runs all scenarios, by several runners at a time, because most of the time is waiting. */
export async function runScenarios(
	scenarios: Scenario[],
	runners: number,
	afterEach: (finished: ScenarioResult) => void = () => {},
): Promise<Result> {
	const result: Result = { rows: new Map(), findings: [], idle: [] };
	const waiting = scenarios[Symbol.iterator]();
	const pool = await Promise.all(Array.from({ length: runners }, ScenarioRunner.open));
	const work = async (runner: ScenarioRunner) => {
		for (const scenario of waiting) {
			const finished = await runner.run(scenario);
			add(result, finished);
			afterEach(finished);
		}
	};
	for (const { row } of scenarios) result.rows.set(row, { ...NOTHING });
	const restoreDelays = shortenDelays(pool[0].engine, DELAY_DIVISOR);
	const { delays } = pool[0].engine.nodeTypes.nodeClass('omneo') as unknown as {
		delays: { maxRateLimitWait: number };
	};
	delays.maxRateLimitWait = LONGEST_WAIT_MS;
	const restoreClock = moveHostClock(NOW);
	await Promise.all(pool.map(work)).finally(() => {
		restoreDelays();
		restoreClock();
	});
	return result;
}

export function total({ rows }: Result): Count {
	return [...rows.values()].reduce(sum, NOTHING);
}

function add({ rows, findings, idle }: Result, { scenario, verdicts, hits }: ScenarioResult): void {
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
