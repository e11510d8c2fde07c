/**
 * A test runner for StrykerJS that keeps the unit tests loaded, and switches mutants on and off. Jest
 * loads luxon and zod again for each test file and mutant: that takes seconds, the tests milliseconds.
 */
import path from 'node:path';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
	DryRunStatus,
	MutantRunStatus,
	TestStatus,
	determineHitLimitReached,
} from '@stryker-mutator/api/test-runner';
import { loadTests, runTests } from './unitTests.mjs';

/** Where Stryker's instrumented code reads which mutant is on, and counts what is covered. */
const stryker = (globalThis.__stryker__ = {});

/** Tests that start processes: mutants are not switched on in those. */
const ELSEWHERE = /host(Zone)?\.test/;

/** Files that keep what they worked out: with a mutant on, it is worked out again. */
const REMEMBERS = /omneo\/(values\/zone|time\/offset)\.ts$/;

/** Tests of other rooms that take longer, in milliseconds, are left out: each mutant that survives waits for all. */
const SLOW_MS = 200;

class UnitRunner {
	/** How long each test takes, by its ID. */
	millis = new Map();

	async init() {
		// As with Jest, a rejection that no test waits for fails none.
		process.on('unhandledRejection', () => {});
		process.on('uncaughtException', () => {});
		this.load();
	}

	/** All tests, or those of a room. */
	load(room = '') {
		this.loaded = room;
		this.tests = loadTests(path.resolve('test/unit'), ELSEWHERE, room);
	}

	note(results) {
		for (const { test, millis, error, hasTimedOut } of results) {
			if (!error && !hasTimedOut) this.millis.set(test.id, Math.min(this.millisOf(test), millis));
		}
	}

	millisOf({ id }) {
		return this.millis.get(id) ?? Infinity;
	}

	capabilities() {
		return { reloadEnvironment: false };
	}

	async dryRun() {
		const onStart = ({ id }) => (stryker.currentTestId = id);
		const results = await runTests(this.tests, { onStart });
		stryker.currentTestId = undefined;
		this.note(results);
		return {
			status: DryRunStatus.Complete,
			mutantCoverage: stryker.mutantCoverage,
			tests: results.map(({ test: { id, name, fileName }, millis, error, hasTimedOut }) => ({
				id,
				name,
				fileName,
				timeSpentMs: millis,
				...(error || hasTimedOut
					? { status: TestStatus.Failed, failureMessage: String(error ?? 'Timed out') }
					: { status: TestStatus.Success }),
			})),
		};
	}

	async mutantRun({ activeMutant, testFilter, hitLimit, timeout, sandboxFileName }) {
		const room = path.basename(path.dirname(sandboxFileName));
		const remembers = REMEMBERS.test(sandboxFileName);
		if (remembers || this.loaded !== '') this.load(remembers ? room : '');
		const wanted = testFilter && new Set(testFilter);
		const isNear = ({ fileName }) => fileName.includes(`${path.sep}${room}${path.sep}`);
		const isWanted = (test) => isNear(test) || !(this.millis.get(test.id) >= SLOW_MS);
		const tests = this.tests
			.filter((test) => (!wanted || wanted.has(test.id)) && isWanted(test))
			.sort((a, b) => isNear(b) - isNear(a) || this.millisOf(a) - this.millisOf(b) || 0);
		Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
		const limited = tests.map((test) => ({
			...test,
			limit: Math.min(timeout, test.limit ?? Infinity),
		}));
		const results = await runTests(limited, {
			until: ({ error, hasTimedOut }) => error !== undefined || hasTimedOut,
		});
		this.note(results);
		const reached = determineHitLimitReached(stryker.hitCount, hitLimit);
		Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
		const last = results.at(-1);
		if (reached || last?.hasTimedOut) return { status: MutantRunStatus.Timeout };
		if (!last?.error) return { status: MutantRunStatus.Survived, nrOfTests: results.length };
		return {
			status: MutantRunStatus.Killed,
			killedBy: [last.test.id],
			failureMessage: String(last.error),
			nrOfTests: results.length,
		};
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'unit', UnitRunner)];
