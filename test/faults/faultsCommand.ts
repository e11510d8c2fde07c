/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The whole fault-injection suite from the terminal: `npm run faults -- --seed 7 --only timeout --runs 50`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { PACKAGE_FOLDER } from '../../dev/engine/engine';
import { type Result, VIOLATIONS, runScenarios, total } from './faultSuite';
import { fuzzEverything } from './fuzz';
import { type OutputCapture, captureOutput } from './captureOutput';
import { SEED, allScenarios } from './scenarioSets';
import { page, textTable } from './resultTable';

interface Options {
	seed: number;
	only?: string;
	most: number;
	runs: number;
	cases: number;
	date: string;
}

const options = new Command('npm run faults --')
	.description(
		'Runs the node against every kind of fault, and compares its reports with the bookings.',
	)
	.option('--seed <number>', 'other numbers meet other items, and make other mixes', whole, SEED)
	.option('--only <text>', 'only scenarios whose row or name has this in it; writes no page')
	.option('--most <number>', 'only scenarios with at most so many items', whole, 100)
	.option('--runs <number>', 'how many random mixes', whole, 600)
	.option('--cases <number>', 'how many cases of wild input and of wild answers, each', whole, 6000)
	.option('--date <date>', 'the date on the page', new Date().toISOString().slice(0, 10))
	.parse()
	.opts<Options>();

function whole(text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new InvalidArgumentError('Give a whole number.');
}

async function main(output: OutputCapture): Promise<boolean> {
	const { seed, only, most, runs, cases, date } = options;
	const scenarios = allScenarios(seed, runs).filter(
		({ row, name, people }) => (!only || `${row}, ${name}`.includes(only)) && people.length <= most,
	);
	let finished = 0;
	const result = await runScenarios(scenarios, 6, () => {
		finished += 1;
		if (finished % 100 === 0) output.print(`${finished} of ${scenarios.length} scenarios`);
	});
	output.print(`\n${textTable(result)}\n`);
	for (const { text } of result.findings) output.print(text);
	for (const name of result.idle) output.print(`no fault struck: ${name}`);
	if (only) return isClean(result);

	const fuzz = await fuzzEverything(seed, cases);
	for (const line of [...fuzz.lines, ...fuzz.findings]) output.print(line);
	const file = resolve(PACKAGE_FOLDER, 'docs/faults.md');
	writeFileSync(
		file,
		page(result, { seed, date, command: process.argv.slice(2).join(' '), fuzz: fuzz.lines }),
	);
	return isClean(result) && fuzz.findings.length === 0;
}

function isClean(result: Result): boolean {
	const count = total(result);
	return VIOLATIONS.every((violation) => count[violation] === 0);
}

const output = captureOutput();
main(output)
	.then((clean) => {
		process.exitCode = clean ? 0 : 1;
	})
	.catch((error: unknown) => {
		output.print(String(error instanceof Error ? error.stack : error));
		process.exitCode = 1;
	})
	.finally(() => output.stop());
