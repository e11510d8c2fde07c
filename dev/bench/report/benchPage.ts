/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** docs/bench.md: the tables, and what one must know to read them. */
import { cpus } from 'node:os';
import { version as coreVersion } from 'n8n-core/package.json';
import { type Table, toMarkdown } from './table';
import { tableOf } from './scenarioTables';
import { type Results, targetTable, verdicts } from './targets';

interface About {
	date: string;
	cpu: string;
	cores: number;
	node: string;
	n8nCore: string;
	rounds: number;
	/** Why n8n's own HTTP Request node is missing, if it is. */
	withoutHttpRequest?: string;
}

export function aboutThisRun(rounds: number, withoutHttpRequest?: string): About {
	return {
		date: new Date().toISOString().slice(0, 10),
		cpu: cpus()[0].model.trim(),
		cores: cpus().length,
		node: process.version,
		n8nCore: coreVersion,
		rounds,
		withoutHttpRequest,
	};
}

export function page(about: About, results: Results[], tasks: Table[]): string {
	const tables = results.map(({ scenario, rows }) => toMarkdown(tableOf(scenario, rows)));
	return [
		'# Bench',
		'',
		'> Written by `npm run bench`. Do not edit.',
		'',
		`${about.date}, ${about.cpu}, ${about.cores} cores, Node.js ${about.node}, n8n-core ${about.n8nCore}. ${about.rounds} round${about.rounds > 1 ? 's' : ''}.`,
		about.withoutHttpRequest
			? `Without the HTTP Request node, which could not be had: ${about.withoutHttpRequest}`
			: '',
		'![A bar for each peer in each scenario](bench.svg)',
		'',
		toMarkdown(targetTable(verdicts(results))),
		...tables,
		...tasks.map(toMarkdown),
		NOTES,
	].join('\n');
}

const NOTES = `## What limits it

n8n runs a node on one thread, so what each item costs the processor adds up, however many requests are under way. By the table of where the time goes, most of it is n8n's own:

- **Expressions.** n8n works out each expression of each item apart, and sets up all it may name each time: a booking has six. The HTTP Request node pays the same when it is filled by fields; with its body as one expression it pays once. To join the six of our form into one would save that, and no longer be what the user wrote.
- **Connections.** n8n's HTTP client opens one for each request, for all peers. It is the largest part, and out of a node's hands. The fewer are under way, the more turns of the event loop each of them takes, which is why it is dearest for the sequential node.
- **The node itself** reads, checks and converts each field, keeps its note of what was booked, and shortens the answer.

With 50 ms of latency and 16 at once, an item may cost about 3 ms before the processor is the bound instead of the latency, which is what it costs. With stop on error all items are checked before the first is sent, and nothing is under way in that time. With 200 ms the bound is near. The sequential node waits most of the time, the others have all requests under way at once, as no server with a limit lets them.

The bound under a limit leaves the latency of the last answer out: 50 ms of 3 s here. Without headers the limit shows by the first refusals, and some more of the time goes into finding the pace.

## How to run

\`\`\`bash
npm run bench
npm run bench -- --rounds 2 --scenario limit --peers ours-16,http-request --no-write
npm run bench -- --profile ours-16 --scenario 5ms
npm run bench -- --help
\`\`\`

The first run fetches n8n's own HTTP Request node into the user's cache folder, which takes a network. Without one the bench runs without that peer, and says so.

## What is measured

- **The engine's run of a workflow** of a trigger and one node, by n8n-core as published, with the node as built. Making the items and starting processes is not in the time.
- **Three processes**: the command, a light server and the client. All peers run in the same client, warmed up and by turns, each round beginning with another one; the server is reset before each run. Where memory is measured, each run has its own client.
- **The same request of all peers**: Add Appointment with IDs, start, end and zone from expressions, with the Omneo credential, so nothing is looked up. What a node does beside that is its own: ours checks the fields, converts times and shortens the answer; the sequential and the declarative node are as plain as can be. The HTTP Request node has its body as one expression, which is the cheapest for it, and 'by fields' as a field for each key.
- **Times** are the median of all rounds, with the least and the most. Counts are the worst of all rounds.
- **Bound**: no less than ceil(items / at once) x latency, and no less than (items - burst) / rate. The sequential node has one request at once, the declarative and the HTTP Request node have all of them at once. Processor time and the opening of connections are not in the bound.
- **Where the time goes** is from a sampled profile of one run, taken apart from the rounds, as sampling costs time itself. Whatever a task calls counts as part of it.
- **CPU per item**: processor time of the client process, user and system, during the run.
- **Peak memory**: resident set as the operating system counts it over the life of the process, after the engine was loaded and garbage collected. The peak of the heap is sampled every 20 ms.
- **Order kept**: booked items leave the node in the order in which they came. **Items paired**: each says which item it came from.

## What is not measured

- A network: all is on one machine, without TLS, whose handshake n8n does for every request. More latency makes the time in flight count more and the processor count less.
- n8n's database: here credentials are in memory. In n8n each request reads and decrypts its credential again, with all of the peers.
- The saving of executions and the editor.
- Omneo's own behaviour under load. Its limits are not public; the limiter here is a guess after Laravel's, whose framework Omneo seems to use.
`;
