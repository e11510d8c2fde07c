/**
 * `describe`, `it` and `expect` for unit tests that stay loaded in one process, and run again and
 * again. Of Jest it has what test/unit uses, with Jest's own `expect` and `each`.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

const newBlock = (parent, name) => ({ parent, name, beforeAll: [], beforeEach: [], afterAll: [] });

/** Runs of a property; one with more than many counts how often it meant something. */
const RUNS = 300;
const MANY = 5_000;

let unregister;

/** All tests of the files below the folder, or a room in it, that the pattern does not exclude, in order. */
export function loadTests(folder, excluded, room = '') {
	let block = newBlock(undefined, '');
	let fileName = '';
	const tests = [];
	const ids = new Map();
	const test = (name, work, limit) => {
		const fullName = [...blocksOf(block).map((one) => one.name), name].filter(Boolean).join(' ');
		const id = `${path.relative(folder, fileName)}: ${fullName}`;
		const seen = ids.get(id) ?? 0;
		ids.set(id, seen + 1);
		tests.push({
			id: seen > 0 ? `${id} (${seen + 1})` : id,
			name: fullName,
			fileName,
			block,
			work,
			limit,
		});
	};
	const describe = (name, fill) => {
		block = newBlock(block, name);
		fill();
		block = block.parent;
	};
	const { bind } = require('jest-each');
	const hook = (kind) => (work) => void block[kind].push(work);
	Object.assign(globalThis, {
		expect: require('expect').expect,
		it: Object.assign(test, { each: bind(test) }),
		test: Object.assign(test, { each: bind(test) }),
		describe: Object.assign(describe, { each: bind(describe, false) }),
		beforeAll: hook('beforeAll'),
		beforeEach: hook('beforeEach'),
		afterAll: hook('afterAll'),
	});
	fixProperties();
	unregister?.();
	unregister = require('tsx/cjs/api').register();
	for (const loaded of Object.keys(require.cache)) {
		if (!loaded.includes('node_modules')) delete require.cache[loaded];
	}
	const names = readdirSync(folder, { recursive: true })
		.sort()
		.filter((one) => one.startsWith(room));
	for (const name of names.filter((one) => one.endsWith('.test.ts') && !excluded.test(one))) {
		fileName = path.join(folder, name);
		block = newBlock(undefined, '');
		require(fileName);
	}
	return tests;
}

/** The same cases in each run; the first that fails is enough, however large it is. */
function fixProperties() {
	const whole = require('fast-check');
	const assert = (property, { numRuns = 100, ...options } = {}) => {
		const runs = numRuns > MANY ? numRuns : Math.min(numRuns, RUNS);
		return whole.assert(property, { seed: 1, ...options, numRuns: runs, endOnFailure: true });
	};
	const fixed = { ...whole.default, assert };
	require.cache[require.resolve('fast-check')].exports = { ...fixed, default: fixed };
}

function blocksOf(block) {
	return block ? [...blocksOf(block.parent), block] : [];
}

/**
 * Runs the tests in order until `until` says that a result is the last one wanted.
 * @returns for each test `{ test, millis, error, hasTimedOut }`
 */
export async function runTests(tests, { onStart = () => {}, until = () => false } = {}) {
	const results = [];
	const opened = new Set();
	for (const test of tests) {
		onStart(test);
		const begun = performance.now();
		const { error, hasTimedOut } = await within(test.limit ?? 30_000, async () => {
			for (const block of blocksOf(test.block)) {
				if (!opened.has(block)) for (const work of block.beforeAll) await work();
				opened.add(block);
				for (const work of block.beforeEach) await work();
			}
			await test.work();
		});
		results.push({ test, millis: performance.now() - begun, error, hasTimedOut });
		if (until(results.at(-1))) break;
	}
	for (const block of opened) for (const work of block.afterAll) await work();
	return results;
}

async function within(millis, work) {
	let timer;
	const limit = new Promise(
		(resolve) => (timer = setTimeout(resolve, millis, { hasTimedOut: true })),
	);
	const done = (async () => {
		try {
			await work();
			return {};
		} catch (error) {
			return { error: error ?? new Error('Failed without an error') };
		}
	})();
	const result = await Promise.race([done, limit]);
	clearTimeout(timer);
	return result;
}
