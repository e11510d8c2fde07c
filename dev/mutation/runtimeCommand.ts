/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- development only, never shipped */
/**
 * `npm run mutate:runtime`: breaks the runtime in one place after the other, in a copy of the tree, and
 * tells whether the tests that cover the place notice. Needs a build. With arguments, only the mutants
 * of these files. Writes artifacts/mutation/runtime.json.
 */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { type Mutant, mutants } from './runtimeMutants';

const ROOT = path.resolve(__dirname, '../..');
const LEFT_OUT = new Set(['node_modules', 'artifacts', '.git']);
/** A mutant that makes the tests hang is noticed as well. */
const LIMIT_MS = 300_000;

const chosen = process.argv.slice(2);
const wanted = mutants.filter(({ file }) => chosen.length === 0 || chosen.includes(file));
const copy = mkdtempSync(path.join(tmpdir(), 'omneo-mutants-'));

try {
	cpSync(ROOT, copy, {
		recursive: true,
		filter: (source) => !LEFT_OUT.has(path.relative(ROOT, source)),
	});
	symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
	const green = new Set<string>();
	const results = wanted.map((mutant) => {
		for (const test of mutant.tests.filter((name) => !green.has(name))) {
			if (!passes([test])) throw new Error(`Fails without a mutant: ${test}`);
			green.add(test);
		}
		const isDetected = !passesWith(mutant);
		console.log(`${isDetected ? 'detected' : 'SURVIVED'}  ${mutant.file}: ${mutant.breaks}`);
		return { file: mutant.file, breaks: mutant.breaks, isDetected };
	});
	mkdirSync(path.join(ROOT, 'artifacts/mutation'), { recursive: true });
	writeFileSync(path.join(ROOT, 'artifacts/mutation/runtime.json'), JSON.stringify(results));
	const survived = results.filter(({ isDetected }) => !isDetected).length;
	console.log(`${results.length - survived} of ${results.length} detected`);
	process.exitCode = survived > 0 ? 1 : 0;
} finally {
	rmSync(copy, { recursive: true });
}

function passesWith({ file, find, replace, tests }: Mutant): boolean {
	const name = `nodes/Omneo/runtime/${file}`;
	const before = readFileSync(path.join(copy, `${name}.ts`), 'utf8');
	const [head, tail, ...more] = before.split(find);
	if (tail === undefined || more.length > 0) throw new Error(`Stands not once in ${file}: ${find}`);
	write(name, head + replace + tail);
	const isGreen = passes(tests);
	write(name, before);
	return isGreen;
}

/** The source, which unit tests use, and what is built of it, which the engine loads. */
function write(name: string, source: string): void {
	const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
		config: { compilerOptions: object };
	};
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
	const { outputText } = ts.transpileModule(source, { compilerOptions: options });
	writeFileSync(path.join(copy, `${name}.ts`), source);
	writeFileSync(path.join(copy, 'dist', `${name}.js`), outputText);
}

function passes(tests: string[]): boolean {
	const files = tests.map((name) => `test/${name}.test.ts`);
	const { status } = spawnSync(
		process.execPath,
		[
			'node_modules/jest/bin/jest.js',
			'-w',
			'1',
			'--bail',
			'--forceExit',
			'--runTestsByPath',
			...files,
		],
		{ cwd: copy, timeout: LIMIT_MS, killSignal: 'SIGKILL', stdio: 'ignore' },
	);
	return status === 0;
}
