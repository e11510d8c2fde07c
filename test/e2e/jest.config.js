/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist'],
	// n8n is started once for all chapters, and each of them finds it empty.
	globalSetup: '<rootDir>/test/e2e/support/start.ts',
	globalTeardown: '<rootDir>/test/e2e/support/stop.ts',
	maxWorkers: 1,
	verbose: true,
	// A bound for what hangs. Waits for the page are shorter, and name what was waited for.
	testTimeout: 180_000,
};
