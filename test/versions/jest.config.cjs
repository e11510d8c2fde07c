/** Runs the tests of the engine on another version of n8n's engine; see `versionsCommand.ts`. */
const base = require('../../jest.config.js');

// Newer releases of n8n's dependencies pull these in. They are ES modules, which jest cannot require.
const ES_MODULES = 'p-retry|is-network-error';

/** @type {import('jest').Config} */
module.exports = {
	...base,
	rootDir: '../..',
	// Every version comes with the copy of this package that it needs.
	moduleNameMapper: {},
	// Polls are run by other classes in older versions.
	testPathIgnorePatterns: ['/test/engine/trigger'],
	resolver: '<rootDir>/test/versions/resolver.cjs',
	testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
	transform: {
		...base.transform,
		[`/(${ES_MODULES})/.+\\.js$`]: [
			'ts-jest',
			{ tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' }, diagnostics: false },
		],
	},
	transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
};
