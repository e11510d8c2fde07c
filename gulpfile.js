'use strict';

const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, series, src } = require('gulp');
const { verify: findProblems } = require('./dev/scripts/verify');

const OUT = 'dist';

/** Starts from nothing, so that a renamed or deleted source file never lives on in the package. */
async function clean() {
	await rm(OUT, { recursive: true, force: true });
}

/** Type-checks and compiles what the package ships. A type error stops the build and writes nothing. */
function compile() {
	return new Promise((resolve, reject) => {
		const tsc = require.resolve('typescript/bin/tsc');
		const args = [tsc, '--project', 'tsconfig.json', '--outDir', OUT, '--noEmitOnError'];
		spawn(process.execPath, args, { stdio: 'inherit' })
			.on('error', reject)
			.on('close', (code) =>
				code === 0 ? resolve() : reject(shortError('TypeScript found mistakes (see above).')),
			);
	});
}

/**
 * Copies what n8n reads beside the compiled files: icons, the codex files that place the node in
 * the node picker, and the output schemas of the operations.
 */
function assets() {
	return src(
		// Each pattern starts with its folder: gulp would search node_modules too for `{nodes,…}/**`.
		[
			'icons/**/*.{svg,png}',
			'nodes/**/*.{svg,png}',
			'credentials/**/*.{svg,png}',
			'nodes/**/*.node.json',
			'nodes/**/__schema__/**/*.json',
		],
		// Without `encoding: false` gulp 5 reads every file as UTF-8 text and corrupts images.
		{ base: '.', encoding: false },
	).pipe(dest(OUT));
}

/** Fails with a list when the built package lacks something that it promises to n8n. */
async function verify() {
	const problems = findProblems(__dirname);
	if (problems.length === 0) {
		console.log('verify: dist holds everything the package names.');
		return;
	}
	for (const problem of problems) console.error(`  - ${problem}`);
	throw shortError(`verify: ${problems.length} problem(s) in dist (see above).`);
}

/** The list is already printed, and a stack into gulp's own code would only hide it. */
function shortError(message) {
	const error = new Error(message);
	error.stack = message;
	return error;
}

const build = series(clean, compile, assets);

module.exports = { clean, compile, assets, build, verify, default: build };
