/** A short run of the fault-injection suite: every fault with every error mode, and some random mixes. */
import { RETRIES, type Result, VIOLATIONS, runScenarios, total } from './faultSuite';
import { FAULTS } from './faultKinds';
import { MORE_ROWS } from './moreSets';
import { ODD_ANSWERS } from './oddKinds';
import { ROWS } from './randomMixes';
import { SEED, shortScenarios, allScenarios } from './scenarioSets';

const MIXES = 50;
const scenarios = shortScenarios(SEED, MIXES);
let result: Result;

beforeAll(async () => {
	result = await runScenarios(scenarios, 6);
}, 240_000);

const EVERY_ROW = [...new Set(scenarios.map(({ row }) => row)), RETRIES];

/** What was found in a row, of one sort. */
const found = (row: string, sort: string) =>
	result.findings
		.filter((finding) => finding.row === row)
		.flatMap(({ text }) => (text.includes(`    ${sort} (`) ? [text] : []));

describe.each(EVERY_ROW)('%s', (row) => {
	test.each(VIOLATIONS)('%s: none', (violation) => {
		expect(found(row, violation)).toEqual([]);
		expect(result.rows.get(row)?.[violation]).toBe(0);
	});
});

/** On a machine that is busy enough, what is up to time ends as unknown, and rightly so. */
const TIMED = FAULTS.filter(({ timed }) => timed).map(({ name }) => name);
const UNTIMED = EVERY_ROW.filter((row) => !TIMED.includes(row) && row !== RETRIES);

test.each(UNTIMED)('%s: all that can be known is known', (row) => {
	expect(found(row, 'needless')).toEqual([]);
});

test('each fault of the matrix strikes', () => {
	expect(result.idle.filter((name) => !name.startsWith('Mix'))).toEqual([]);
});

test('most items are booked, some are refused, some stay unknown', () => {
	const { items, booked, refused, unknown } = total(result);
	expect(booked).toBeGreaterThan(items / 2);
	expect(refused).toBeGreaterThan(0);
	expect(unknown).toBeGreaterThan(0);
});

test('every row has scenarios, the same for the same seed, and others for another', () => {
	const rows = [...FAULTS, ...ODD_ANSWERS].map(({ name }) => name);
	const others = [...Object.values(ROWS), ...Object.values(MORE_ROWS)];
	expect(EVERY_ROW).toEqual(expect.arrayContaining([...rows, ...others]));
	const names = (seed: number) =>
		allScenarios(seed, 20).map((scenario) => JSON.stringify(scenario));
	expect(names(1)).toEqual(names(1));
	expect(names(1)).not.toEqual(names(2));
});
