/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** `npm run mutate:table`: writes docs/mutation.md out of the reports of the two mutation runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

interface Report {
	files: Record<string, { mutants: Array<{ status: string }> }>;
}

interface RuntimeResult {
	file: string;
	breaks: string;
	isDetected: boolean;
}

const read = <T>(name: string) =>
	JSON.parse(readFileSync(path.join(ROOT, 'artifacts/mutation', name), 'utf8')) as T;

/** A table whose columns are as wide as their widest cell, as Prettier writes it. */
function table(rows: string[][]): string {
	const [head] = rows;
	const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const rule = line(widths.map((width) => '-'.repeat(width)));
	return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
}

const share = (detected: number, all: number) => `${((100 * detected) / all).toFixed(1)} %`;

function coreRows(): string[][] {
	const { files } = read<Report>('report.json');
	const counted = Object.entries(files).map(([name, { mutants }]) => {
		const count = (...statuses: string[]) =>
			mutants.filter(({ status }) => statuses.includes(status)).length;
		const detected = count('Killed', 'Timeout');
		return { name, detected, all: detected + count('Survived', 'NoCoverage') };
	});
	const measured = counted.filter(({ all }) => all > 0).sort((a, b) => (a.name < b.name ? -1 : 1));
	const sum = (of: (one: (typeof measured)[number]) => number) =>
		measured.reduce((total, one) => total + of(one), 0);
	const total = { name: 'All', detected: sum((one) => one.detected), all: sum((one) => one.all) };
	return [...measured, total].map(({ name, detected, all }) => [
		name,
		String(all),
		String(detected),
		share(detected, all),
	]);
}

function runtimeRows(): string[][] {
	const results = read<RuntimeResult[]>('runtime.json');
	return [...new Set(results.map(({ file }) => file))].map((file) => {
		const own = results.filter((result) => result.file === file);
		const missed = own.filter(({ isDetected }) => !isDetected).map(({ breaks }) => breaks);
		return [
			file,
			String(own.length),
			String(own.length - missed.length),
			missed.join('; ') || 'none',
		];
	});
}

const text = `# Mutation tests

A mutation test breaks the code in one place and runs the tests: those that stay green would not notice such a fault. This page is written by \`npm run mutate:table\` out of the last runs of the two commands below.

## The core

\`npm run mutate\` runs [StrykerJS](https://stryker-mutator.io) over \`omneo/\` with \`test/unit\` alone. Changes of texts and object literals are left out, and so is code that runs once while a file loads, such as tables. Runs of properties are cut to 300. \`dev/mutation/unitRunner.mjs\` keeps the tests loaded in one process, as Jest would load them again for each mutant. Results are kept in \`artifacts/mutation/incremental.json\`, so that a second run tests only what has changed.

${table([['File', 'Mutants', 'Detected', 'Share'], ...coreRows()])}

## The runtime

\`npm run mutate:runtime\` makes the changes of \`dev/mutation/runtimeMutants.ts\`, one after the other, in a copy of the tree, and runs the tests that cover each: those of \`test/unit/runtime\`, and those on n8n's engine.

${table([['File', 'Mutants', 'Detected', 'Not detected'], ...runtimeRows()])}
`;

writeFileSync(path.join(ROOT, 'docs/mutation.md'), text);
