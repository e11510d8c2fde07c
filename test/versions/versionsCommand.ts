/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** `npm run test:versions`: the engine tests on several versions of n8n's engine, one after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Command } from 'commander';
import { installEngine } from '../../dev/n8n/install';
import { UserError } from '../../dev/n8n/process';
import { giveUp, print } from '../../dev/sandbox/process';
import { type EngineVersion, VERSIONS } from './versions';

const JEST = require.resolve('jest/bin/jest');

/** Runs the tests on one version; whether all passed. */
async function passes(version: EngineVersion, files: string[]): Promise<boolean> {
	const folder = await installEngine(version, print);
	print(`\nn8n ${version.n8n} (n8n-core ${version.core}, n8n-workflow ${version.workflow})`);
	const config = join(__dirname, 'jest.config.cjs');
	const child = spawn(process.execPath, [JEST, '--config', config, ...files], {
		stdio: 'inherit',
		env: { ...process.env, OMNEO_ENGINE_FOLDER: folder },
	});
	const [code] = (await once(child, 'close')) as [number | null];
	return code === 0;
}

async function main(files: string[], { only }: { only?: string[] }): Promise<void> {
	const versions = VERSIONS.filter(({ core }) => !only || only.includes(core));
	if (versions.length === 0) throw new UserError(`Choose of ${VERSIONS.map(({ core }) => core)}.`);
	const results: Array<[EngineVersion, boolean]> = [];
	for (const version of versions) results.push([version, await passes(version, files)]);
	print('');
	for (const [{ n8n, core }, passed] of results) {
		print(`n8n ${n8n} (n8n-core ${core}): ${passed ? 'passed' : 'FAILED'}`);
	}
	if (results.some(([, passed]) => !passed)) process.exitCode = 1;
}

new Command('npm run test:versions --')
	.description("Runs the tests of the engine on each version of n8n in the README's table.")
	.argument('[files...]', 'only test files whose path has this in it')
	.option('--only <core...>', 'only these versions of n8n-core')
	.action(main)
	.parseAsync()
	.catch((error: Error) =>
		giveUp(error instanceof UserError ? error.message : String(error.stack)),
	);
