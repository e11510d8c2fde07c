/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/**
 * `npm run bench`: compares our node with the other ways to book in n8n. Prints tables, and writes
 * docs/bench.md, docs/bench.json and docs/bench.svg.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { HTTP_REQUEST } from './messages';
import { fetchHttpRequest } from './fetchHttpRequest';
import { Bench, type Measurement } from './measure';
import { aboutThisRun, page } from './report/benchPage';
import { plot } from './report/barChart';
import { summarize } from './report/profileSummary';
import { rowsOf } from './report/summaryRows';
import { type Table, toText } from './report/table';
import { tableOf } from './report/scenarioTables';
import { type Results, targetTable, verdicts } from './report/targets';
import { taskTable, timeByTask } from './report/timeByTask';
import { type Scenario, scenariosNamed } from './scenarios';

/** The scenario that hardly waits. */
const PROFILED = '5ms';

const DOCS = resolve(__dirname, '../../docs');

const options = new Command('npm run bench --')
	.description('Compares our node with the other ways to book in n8n.')
	.option('--rounds <number>', 'runs of each peer', positive, 7)
	.option('--scenario <names>', '50ms, 200ms, 5ms, limit, retry, memory; with commas', list, [])
	.option(
		'--peers <names>',
		'ours-<n>, ours-<n>-raw, sequential, declarative, http-request, http-request-fields',
		list,
		[],
	)
	.option('--no-write', 'leave docs/ as it is')
	.option('--profile <peer>', 'write a CPU profile of one run and sum it up, and nothing else')
	.parse()
	.opts<{
		rounds: number;
		scenario: string[];
		peers: string[];
		write: boolean;
		profile?: string;
	}>();

async function main() {
	const scenarios = scenariosNamed(options.scenario);
	const { folder, problem } = await httpRequestFolder();
	const bench = await Bench.start(folder, (text) => console.error(text));
	try {
		if (options.profile) await profile(bench, scenarios[0], options.profile);
		else await compare(bench, scenarios, problem);
	} finally {
		bench.stop();
	}
}

async function compare(bench: Bench, scenarios: Scenario[], withoutHttpRequest?: string) {
	const measured: Measurement[] = [];
	for (const scenario of scenarios) {
		const peers = options.peers.length > 0 ? options.peers : scenario.peers;
		const there = peers.filter((peer) => !withoutHttpRequest || !peer.startsWith(HTTP_REQUEST));
		const measurement = await bench.measure(scenario, there, options.rounds);
		console.log(toText(tableOf(scenario, rowsOf(measurement))));
		measured.push(measurement);
	}
	const results = measured.map((one) => ({ scenario: one.scenario, rows: rowsOf(one) }));
	console.log(toText(targetTable(verdicts(results))));
	const tasks = await profiles(bench, results);
	for (const table of tasks) console.log(toText(table));
	if (!options.write) return;
	const about = aboutThisRun(options.rounds, withoutHttpRequest);
	const raw = measured.map((one) => ({ ...one, samples: Object.fromEntries(one.samples) }));
	const data = { about, targets: verdicts(results), results, tasks, measured: raw };
	writeFileSync(join(DOCS, 'bench.json'), `${JSON.stringify(data, null, '\t')}\n`);
	writeFileSync(join(DOCS, 'bench.svg'), plot(results));
	writeFileSync(join(DOCS, 'bench.md'), page(about, results, tasks));
}

/** Why the processor time is what it is, in the scenario that is made of little else. */
async function profiles(bench: Bench, results: Results[]): Promise<Table[]> {
	const measured = results.find(({ scenario }) => scenario.id === PROFILED);
	if (!measured) return [];
	const { scenario, rows } = measured;
	const peers = [];
	for (const { peer, name } of rows) {
		const file = fileOfProfile(peer, scenario);
		await bench.profile(scenario, peer, file);
		peers.push({ name, shares: await timeByTask(file, scenario.items) });
	}
	const title = `Where the processor's time of an item goes, in ms: ${scenario.title}`;
	return [taskTable(title, peers)];
}

function fileOfProfile(peer: string, { id }: Scenario): string {
	return join(tmpdir(), `${peer}-${id}.cpuprofile`);
}

async function profile(bench: Bench, scenario: Scenario, peer: string) {
	const file = fileOfProfile(peer, scenario);
	const { wallMs, cpuMs } = await bench.profile(scenario, peer, file);
	for (const table of await summarize(file)) console.log(toText(table));
	console.log(
		`${scenario.title}: ${wallMs.toFixed(0)} ms, CPU ${cpuMs.toFixed(0)} ms (profiling included)`,
	);
	console.log(`Profile, for Chrome's developer tools: ${file}`);
}

async function httpRequestFolder(): Promise<{ folder?: string; problem?: string }> {
	try {
		return { folder: await fetchHttpRequest() };
	} catch (error) {
		const problem = error instanceof Error ? error.message.split('\n')[0] : String(error);
		console.error(`Without the HTTP Request node. To fetch it once takes a network: ${problem}`);
		return { problem };
	}
}

function list(text: string): string[] {
	return text.split(',').filter((name) => name !== '');
}

function positive(text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && number > 0) return number;
	throw new InvalidArgumentError('It must be a whole number above 0.');
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
