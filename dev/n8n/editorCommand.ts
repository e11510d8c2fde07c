/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * `npm run editor`: a real n8n with this package installed, a sandbox tenant, a credential that
 * joins the two, and the example workflows. What is done in the editor is kept for the next start.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startSandbox, type Sandbox } from '../sandbox';
import { giveUp, print } from '../sandbox/process';
import { exampleWorkflows } from './exampleWorkflows';
import { cacheFolder, CACHE_VARIABLE, installN8n, N8N_VERSION } from './install';
import { startN8n, type N8nProcess } from './instance';
import { packPackage } from './packPackage';
import { UserError } from './process';
import { isFree, LOOPBACK } from './ports';
import { seedBookings } from './seedBookings';
import { N8nRest, type Owner } from './restClient';
import { N8nRestError } from './restSession';

interface Options {
	port: number;
	sandboxPort: number;
	fresh?: boolean;
}

async function run(options: Options): Promise<void> {
	await requireFree(options.port, '--port');
	await requireFree(options.sandboxPort, '--sandbox-port');
	// One user folder per port, so that two instances never share a database.
	const userFolder = join(cacheFolder(), `editor-${options.port}`);
	const ownerFile = join(userFolder, 'owner.json');

	const started: Array<{ stop(): Promise<void> }> = [];
	const isStopping = onInterrupt(async () => {
		print('\nStopping …');
		for (const part of started.reverse()) await part.stop();
	});

	const install = await installN8n({ onProgress: print });
	if (options.fresh) await rm(userFolder, { recursive: true, force: true });
	print('Building and packing the package …');
	const tarball = await packPackage();
	print(existsSync(userFolder) ? 'Starting n8n …' : 'Starting n8n for the first time …');
	const sandbox = await startSandbox({ port: options.sandboxPort });
	started.push(sandbox);
	seedBookings(sandbox, new Date());
	const env = { GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone };
	const n8n = await startN8n({ install, userFolder, port: options.port, tarball, env });
	started.push(n8n);
	await rm(dirname(tarball), { recursive: true });

	const owner = await ownerOf(ownerFile);
	const rest = await signIn(n8n.baseUrl, owner, ownerFile);
	await seedInstance(rest, sandbox);
	print(welcome(n8n, sandbox, owner));

	const code = await n8n.ended;
	if (!isStopping())
		giveUp(`n8n ended by itself (exit code ${code}). The last it said:\n${n8n.log()}`);
}

/** Stops once: npm and tsx pass Ctrl+C on, so the signal arrives several times. */
function onInterrupt(stop: () => Promise<void>): () => boolean {
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (stopping) return;
			stopping = true;
			void stop().then(() => process.exit(0));
		});
	}
	return () => stopping;
}

async function requireFree(port: number, option: string): Promise<void> {
	if (await isFree(port)) return;
	throw new UserError(
		`Port ${port} on ${LOOPBACK} is taken. End what listens there, or choose another port:\n` +
			`npm run editor -- ${option} ${port + 1}`,
	);
}

/** Generates the password once, for this instance only, and keeps it in a file that only the user can read. */
async function ownerOf(file: string): Promise<Owner> {
	if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Owner;
	const owner = {
		email: 'owner@example.com',
		// n8n wants a capital letter and a digit in it.
		password: `Omneo-1-${randomBytes(6).toString('hex')}`,
		firstName: 'Omneo',
		lastName: 'Editor',
	};
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, JSON.stringify(owner, null, '\t'), { mode: 0o600 });
	return owner;
}

async function signIn(baseUrl: string, owner: Owner, ownerFile: string): Promise<N8nRest> {
	return await N8nRest.signIn(baseUrl, owner).catch((error: unknown) => {
		if (!(error instanceof N8nRestError) || error.status !== 401) throw error;
		throw new UserError(
			`n8n does not take the sign-in of ${ownerFile}. If you have changed it in the editor, change ` +
				'that file too.\nTo delete this n8n and start over: npm run editor -- --fresh',
		);
	});
}

/** Points the credential at this sandbox, and imports the example workflows that are missing. */
async function seedInstance(rest: N8nRest, sandbox: Sandbox): Promise<void> {
	const credential = await rest.saveCredential({
		name: 'Omneo sandbox',
		type: 'omneoApi',
		data: { baseUrl: sandbox.url, accessToken: sandbox.token },
	});
	const present = (await rest.workflows()).map(({ name }) => name);
	for (const workflow of exampleWorkflows()) {
		if (!present.includes(workflow.name ?? '')) await rest.importWorkflow(workflow, [credential]);
	}
}

function welcome(n8n: N8nProcess, sandbox: Sandbox, { email, password }: Owner): string {
	return [
		'',
		`n8n        ${n8n.baseUrl}`,
		`Email      ${email}`,
		`Password   ${password}`,
		`Bookings   ${sandbox.url}`,
		'',
		"Open 'Book appointments from a list', press 'Execute workflow', and look at the bookings.",
		'Workflows are kept for the next start, bookings are not. Ctrl+C stops everything.',
	].join('\n');
}

function port(text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && number > 0 && number < 65536) return number;
	throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}

new Command('npm run editor --')
	.description(
		`n8n ${N8N_VERSION} on this machine, with this package and a sandbox tenant to try it on.\n` +
			`n8n is installed once into ${cacheFolder()} (set ${CACHE_VARIABLE} to change that): 3 GB.`,
	)
	.option('--port <number>', 'port of n8n', port, 5678)
	.option('--sandbox-port <number>', 'port of the sandbox tenant', port, 4010)
	.option('--fresh', 'throw away the workflows and settings of earlier starts')
	.action(run)
	.parseAsync()
	.catch((error: unknown) => {
		giveUp(error instanceof UserError ? error.message : String((error as Error).stack ?? error));
	});
