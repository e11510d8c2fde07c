/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false }],
	},
	// npm installs it twice, and each copy keeps a registry of services: n8n-core must see one of them.
	moduleNameMapper: { '^@n8n/di$': '<rootDir>/node_modules/@n8n/di' },
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/artifacts'],
	// n8n prints every node failure to the console; the tests read failures from the run instead.
	silent: true,
	maxWorkers: 2,
	// A bound for what hangs; a busy machine must not fail a test.
	testTimeout: 30_000,
};
