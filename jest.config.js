/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/artifacts'],
	// n8n prints every node failure to the console; the tests read failures from the run instead.
	silent: true,
	maxWorkers: 2,
	// A bound for what hangs; a busy machine must not fail a test.
	testTimeout: 30_000,
};
