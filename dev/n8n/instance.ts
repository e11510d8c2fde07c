/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** Starts a process of a real n8n with the packed package in it, and stops it again. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { type RunningProcess, UserError, waitForReady } from './process';
import type { N8nInstall } from './install';
import { installTarball } from './packPackage';
import { freePort, isFree, LOOPBACK } from './ports';

/** n8n's processes, and what each of them says when it is up. */
const READY = {
	start: 'Editor is now accessible',
	worker: 'n8n worker is now ready',
	webhook: 'Webhook listener waiting for requests',
};

/** Its first start builds the database, which takes a minute, and longer on a busy machine. */
const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 15_000;

/** What a program needs of its surroundings. The rest, an n8n's own settings above all, stays out. */
const INHERITED = ['HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'USER'];

/** Nothing that greets, advertises or calls home, and no address but this machine's own. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	// One asks for a list of MCP servers at every start, the other greets with an AI assistant.
	N8N_DISABLED_MODULES: 'mcp-registry,instance-ai',
	// The page of community packages asks npm for newer ones, and waits for a minute without network.
	npm_config_fetch_retries: '0',
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_SECURE_COOKIE: 'false',
	N8N_HOST: LOOPBACK,
	N8N_LISTEN_ADDRESS: LOOPBACK,
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
};

export interface StartOptions {
	install: N8nInstall;
	/** n8n keeps its `.n8n` folder here. Processes that belong together share it. */
	userFolder: string;
	/** Of the editor, or of the webhooks; any free one when left out. A worker has none. */
	port?: number;
	/** Settings of n8n, stronger than those made here. */
	env?: Record<string, string>;
	command?: keyof typeof READY;
	/** The package to install beforehand; what is installed already stays when left out. */
	tarball?: string;
	/** Where its output goes; two workers that share a user folder need two of them. */
	logFile?: string;
}

/** A running process of n8n. */
export interface N8nProcess extends RunningProcess {
	/** `http://127.0.0.1:PORT` */
	readonly baseUrl: string;
	/** What it printed so far. */
	log(): string;
}

/** Starts n8n and waits until it is ready to work. */
export async function startN8n(options: StartOptions): Promise<N8nProcess> {
	const { install, userFolder, command = 'start', tarball } = options;
	const { logFile = join(userFolder, `${command}.log`) } = options;
	const port = options.port ?? (await freePort());
	if (!(await isFree(port))) throw new UserError(`Port ${port} is taken.`);
	await mkdir(userFolder, { recursive: true });
	if (tarball) await installTarball(tarball, join(userFolder, '.n8n', 'nodes'));

	// A file and not a pipe: n8n spins for ever when it prints into a pipe whose reader has exited.
	const output = await open(logFile, 'w');
	const program = spawn(install.node, [install.bin, command], {
		cwd: userFolder,
		env: {
			...inherited(install),
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			EXTERNAL_HOOK_FILES: join(__dirname, 'hooks.cjs'),
			...options.env,
		},
		// Nothing is written to it: its end tells n8n that this process is gone.
		stdio: ['pipe', output.fd, output.fd],
	});
	const log = () => readFileSync(logFile, 'utf8');
	const starting = waitForReady({
		program,
		name: 'n8n',
		log,
		ready: READY[command],
		readyWithinMs: READY_WITHIN_MS,
		stoppedWithinMs: STOPPED_WITHIN_MS,
	});
	const [running] = await Promise.all([starting, output.close()]);
	return { ...running, baseUrl: `http://${LOOPBACK}:${port}`, log };
}

function inherited({ node }: N8nInstall): NodeJS.ProcessEnv {
	const known = INHERITED.filter((name) => process.env[name] !== undefined);
	return {
		...Object.fromEntries(known.map((name) => [name, process.env[name]])),
		// n8n starts further processes by the name `node`.
		PATH: [dirname(node), process.env.PATH].join(delimiter),
	};
}
