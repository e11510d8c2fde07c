/**
 * The scan that n8n runs before it verifies a community package, without its two steps that need
 * a published package (provenance, and the download of the source it points at). It looks at the
 * source and at the tarball npm would publish, so a change that verification would refuse fails
 * here, before a release.
 */

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { verify } = createRequire(import.meta.url)('./verify.js');

const REQUIRED = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'omneo-scan-'));
// The scanner makes a temporary folder when it is loaded and leaves it behind; inside ours it goes too.
process.env.TMPDIR = work;

try {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);

	const { folder, packedSize } = pack();
	const files = listFiles(folder);
	const size = files.reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
	console.log(
		`tarball: ${files.length} files, ${kilobytes(packedSize)} packed, ${kilobytes(size)} unpacked`,
	);

	const passed = [
		print('tarball contents', contentProblems(files)),
		print('source scan', scanProblems(await analyzePackage(root, SOURCE_FILE_PATTERNS))),
		// The same patterns as the official scan: what ships is compiled code and the manifest.
		print('tarball scan', scanProblems(await analyzePackage(folder, ['**/*.js', 'package.json']))),
		print('tarball check', verifyUnpacked(folder)),
	].every(Boolean);

	process.exitCode = passed ? 0 : 1;
} finally {
	fs.rmSync(work, { recursive: true, force: true });
}

function pack() {
	// The tarball is found by looking, as npm's output changes with its version and its warnings.
	execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const tarball = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack wrote no tarball');

	execFileSync('tar', ['-xzf', tarball], { cwd: work });
	return {
		folder: path.join(work, 'package'),
		packedSize: fs.statSync(path.join(work, tarball)).size,
	};
}

function contentProblems(files) {
	return [
		...REQUIRED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
		...files
			.filter((file) => !REQUIRED.includes(file) && !file.startsWith('dist/'))
			.map((file) => `${file} does not belong in the package`),
	];
}

function scanProblems(result) {
	return result.passed ? [] : [result.details ?? result.message];
}

/** n8n brings the modules that the package requires; here the checkout stands in for it. */
function verifyUnpacked(folder) {
	fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
	return verify(folder);
}

function print(title, problems) {
	console.log(`${title}: ${problems.length === 0 ? 'passed' : 'FAILED'}`);
	for (const problem of problems) console.error(`  - ${problem}`);
	return problems.length === 0;
}

function listFiles(folder) {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

function kilobytes(bytes) {
	return `${(bytes / 1000).toFixed(1)} kB`;
}
