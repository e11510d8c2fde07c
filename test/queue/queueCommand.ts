/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/**
 * `npm run test:queue`: n8n in queue mode, with a main process, two workers, PostgreSQL and Redis,
 * books in a sandbox tenant; the tenant's book is compared with what was called.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { installN8n } from '../../dev/n8n/install';
import { packPackage } from '../../dev/n8n/packPackage';
import { UserError } from '../../dev/n8n/process';
import { startSandbox } from '../../dev/sandbox';
import { giveUp, print } from '../../dev/sandbox/process';
import { Cleanup } from './cleanup';
import { Cluster } from './cluster';
import { death } from './workerDeath';
import { limit } from './limit';
import { type Figures, machine, writePage } from './queuePage';
import { assertInstalled } from './servers';
import { spread } from './spread';
import { type Stage, secondsSince } from './stage';

const SCENARIOS: Record<string, (stage: Stage) => Promise<Figures>> = { spread, death, limit };

interface Options {
	only?: string;
	sabotage?: boolean;
}

async function run({ only, sabotage = false }: Options): Promise<void> {
	const begun = Date.now();
	const say = (text: string) => print(`${secondsSince(begun).toFixed(1).padStart(6)} s  ${text}`);
	const cleanup = new Cleanup();
	try {
		const stage = await prepare(cleanup, sabotage, say);
		const figures: Figures = {};
		for (const [name, scenario] of Object.entries(SCENARIOS)) {
			if (only && only !== name) continue;
			figures[name] = await scenario(stage);
			say(`${name}: ${JSON.stringify(figures[name])}`);
		}
		if (only || sabotage) return;
		const seconds = Math.round(secondsSince(begun));
		const about = { date: new Date().toISOString().slice(0, 10), machine: machine(), seconds };
		await writePage({ about: { ...about, load: loadavg()[1].toFixed(1) }, ...figures });
		say('docs/queue-mode.md and docs/queue-mode.json are written.');
	} finally {
		await cleanup.run();
	}
}

/** Starts everything, after a check that this machine has what it takes. */
async function prepare(
	cleanup: Cleanup,
	sabotage: boolean,
	say: (text: string) => void,
): Promise<Stage> {
	assertInstalled();
	const folder = await mkdtemp(join(tmpdir(), 'omneo-queue-'));
	cleanup.later(async () => await rm(folder, { recursive: true, force: true }));
	// PostgreSQL runs as another user, and has its data below this folder.
	await chmod(folder, 0o711);
	const install = await installN8n({ onProgress: say });
	const tarball = await packPackage();
	cleanup.later(async () => await rm(dirname(tarball), { recursive: true, force: true }));
	say('The package is packed.');
	const sandbox = await startSandbox();
	cleanup.later(sandbox.stop);
	const cluster = await Cluster.start({ install, tarball, folder, cleanup });
	say('n8n is up: the main process and both workers.');
	const ifAlreadyBooked = sabotage ? 'createAnyway' : 'returnExisting';
	return { sandbox, cluster, ifAlreadyBooked };
}

new Command('npm run test:queue --')
	.description(
		'Bookings through the queue of a real n8n, compared with the bookings of the tenant.',
	)
	.addOption(
		new Option('--only <scenario>', 'run one scenario; docs/ stays as it is').choices(
			Object.keys(SCENARIOS),
		),
	)
	.option('--sabotage', "death: with 'Create Anyway', to see it fail; docs/ stays as it is")
	.action(run)
	.parseAsync()
	.catch((error: unknown) => {
		giveUp(error instanceof UserError ? error.message : String((error as Error).stack ?? error));
	});
