import {
	type Imports,
	brokenRules,
	byRoom,
	circles,
	isShipped,
	readImports,
	roomsOfTable,
} from './imports';

/** All that n8n gives a community package, and what Node has itself. */
const PACKAGES = ['n8n-workflow', 'zod/v4', 'luxon', 'node:crypto'];

const rooms = roomsOfTable();
const imports = readImports(['omneo', 'nodes', 'credentials', 'dev']);

const isPackage = (target: string) => !/\//.test(target) || target === 'zod/v4';
const packagesOf = (graph: Imports) =>
	[...graph]
		.filter(([file]) => isShipped(file))
		.flatMap(([file, targets]) =>
			targets
				.filter((target) => !imports.has(target) && !PACKAGES.includes(target))
				.map((target) => `${file} imports ${target}`),
		);

/** The real imports with one more. */
function withImport(file: string, target: string): Imports {
	const known = imports.get(file);
	if (!known) throw new Error(`There is no ${file}`);
	return new Map([...imports, [file, [...known, target]]]);
}

describe('the rooms', () => {
	test('import only what the table of docs/ARCHITECTURE.md allows', () => {
		expect(brokenRules(imports, rooms)).toEqual([]);
	});

	test('are in the table as they are in the folders', () => {
		const empty = rooms.filter(
			({ name }) =>
				brokenRules(
					imports,
					rooms.filter((room) => room.name !== name),
				).length === 0,
		);
		expect(empty).toEqual([]);
	});

	test('of omneo/ may import nothing of n8n, and nothing outside omneo/', () => {
		const core = rooms.filter(({ name }) => name.startsWith('omneo/'));
		const allowed = core.flatMap(({ mayImport }) => mayImport);
		expect(core.length).toBeGreaterThan(8);
		expect(allowed.filter((to) => !isPackage(to) && !to.startsWith('omneo/'))).toEqual([]);
		expect(allowed).not.toContain('n8n-workflow');
	});

	test('do not import each other in a circle', () => {
		expect(circles(byRoom(imports, rooms))).toEqual([]);
	});
});

describe('what is shipped', () => {
	test('imports no package but those that n8n provides', () => {
		expect(packagesOf(imports)).toEqual([]);
	});

	test('imports nothing of dev/ or test/', () => {
		const targets = [...imports].filter(([file]) => isShipped(file)).flatMap(([, to]) => to);
		expect(targets.filter((to) => /^(dev|test)\//.test(to))).toEqual([]);
	});
});

test('no file imports itself by way of others, types included', () => {
	expect(circles(imports)).toEqual([]);
});

describe('the rules find', () => {
	test.each([
		['n8n in the core', 'omneo/http/retrier.ts', 'n8n-workflow'],
		['a room above in the core', 'omneo/http/retrier.ts', 'omneo/client/client.ts'],
		['a room in a file that every room uses', 'omneo/text.ts', 'omneo/time/read.ts'],
		['the node in the core', 'omneo/text.ts', 'nodes/Omneo/runtime/item.ts'],
		['operations in runtime', 'nodes/Omneo/runtime/item.ts', 'nodes/Omneo/operations/all.ts'],
		['runtime in fields', 'nodes/Omneo/fields/options.ts', 'nodes/Omneo/runtime/item.ts'],
		['the sandbox in the node', 'nodes/Omneo/runtime/item.ts', 'dev/sandbox/index.ts'],
		['a test in the node', 'nodes/Omneo/runtime/item.ts', 'test/unit/support'],
		['a package in the node', 'nodes/Omneo/runtime/item.ts', 'lodash'],
	])('%s', (_, file, target) => {
		expect(brokenRules(withImport(file, target), rooms)).toEqual([`${file} imports ${target}`]);
	});

	test('a package that n8n does not provide, and the whole of zod', () => {
		expect(packagesOf(withImport('omneo/text.ts', 'lodash'))).toHaveLength(1);
		expect(packagesOf(withImport('omneo/schema/people.ts', 'zod'))).toHaveLength(1);
	});

	test('a circle of files', () => {
		const graph = withImport('omneo/schema/primitives.ts', 'omneo/schema/appointment.ts');
		expect(circles(graph)[0]).toContain('omneo/schema/primitives.ts');
	});

	test('a circle of rooms', () => {
		const graph = withImport('omneo/concurrency/clock.ts', 'omneo/client/client.ts');
		expect(circles(byRoom(graph, rooms))[0]).toContain('omneo/concurrency/');
	});

	test('a file in a room that the table does not have', () => {
		const graph: Imports = new Map([['omneo/extra/new.ts', []]]);
		expect(brokenRules(graph, rooms)).toEqual(['omneo/extra/new.ts is in no room of the table']);
	});
});
