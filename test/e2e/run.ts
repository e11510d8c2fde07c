/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** `npm run test:e2e`: the package in a real n8n, by clicking in its editor. */
import { join } from 'node:path';
import { Command } from 'commander';
import { run } from 'jest';
import { TARBALL_VARIABLE, UPDATE_SCREENS_VARIABLE } from './support/settings';

interface Options {
	tarball?: string;
	updateScreens?: boolean;
}

new Command('npm run test:e2e --')
	.description('Drives the editor of a real n8n in a headless Chromium, against a sandbox tenant.')
	.argument('[chapters...]', 'run only chapters whose file name has this in it')
	.option('--update-screens', 'write the pictures in docs/screens again')
	.option('--tarball <file>', 'test this package instead of packing the checkout')
	.action(async (chapters: string[], { tarball, updateScreens }: Options) => {
		if (tarball) process.env[TARBALL_VARIABLE] = tarball;
		if (updateScreens) process.env[UPDATE_SCREENS_VARIABLE] = 'yes';
		await run(['--config', join(__dirname, 'jest.config.js'), ...chapters]);
	})
	.parse();
