/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Plain JavaScript, shared with the gulpfile.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a plain script, as gulp loads it
const { verify } = require('../../dev/scripts/verify') as { verify: (root: string) => string[] };

const root = path.resolve(__dirname, '../..');
const node = 'dist/nodes/Omneo/Omneo.node.js';
/** All nodes of the package. */
const { nodes } = (
	JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	}
).n8n;
const credential = 'dist/credentials/OmneoApi.credentials.js';

// Checked before any test starts, so that this is the only message.
if (!fs.existsSync(path.join(root, 'dist'))) {
	throw new Error('There is no dist to check. Run `npm run build` before these tests.');
}

let copy: string;

beforeEach(() => {
	copy = fs.mkdtempSync(path.join(os.tmpdir(), 'omneo-package-'));
	fs.cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), { recursive: true });
	fs.copyFileSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
	fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
});

afterEach(() => {
	fs.rmSync(copy, { recursive: true, force: true });
});

const remove = (file: string) => fs.rmSync(path.join(copy, file));
const read = (file: string) => fs.readFileSync(path.join(copy, file), 'utf8');
const write = (file: string, content: string) => {
	fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
	fs.writeFileSync(path.join(copy, file), content);
};
const append = (file: string, code: string) => write(file, `${read(file)}\n${code}\n`);

/** The output schemas in the package: one for each operation. */
function schemas(): string[] {
	const folder = 'dist/nodes/Omneo/__schema__';
	return fs
		.readdirSync(path.join(copy, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => `${folder}/${file.split(path.sep).join('/')}`);
}

describe('the built package', () => {
	test('holds everything that package.json, the node and the credential name', () => {
		expect(verify(root)).toEqual([]);
	});

	test('is just as complete after it is copied somewhere else', () => {
		expect(verify(copy)).toEqual([]);
	});

	test('has an output schema for every operation', () => {
		expect(schemas()).toContain('dist/nodes/Omneo/__schema__/v1.0.0/appointment/add.json');
	});
});

describe('the check finds', () => {
	test('a build that never ran', () => {
		fs.rmSync(path.join(copy, 'dist'), { recursive: true });
		expect(verify(copy)).toEqual(['dist: is missing; run the build first']);
	});

	test.each(['dist/icons/omneo.svg', 'dist/icons/omneo.dark.svg'])(
		'a missing icon, for the nodes and for the credential: %s',
		(icon) => {
			remove(icon);
			expect(verify(copy)).toEqual([
				expect.stringMatching(`^${credential}: .*${icon} is missing`),
				...nodes.map((file) => expect.stringMatching(`^${file}: .*${icon} is missing`)),
			]);
		},
	);

	test('an empty icon', () => {
		write('dist/icons/omneo.svg', '');
		expect(verify(copy)).toContainEqual(expect.stringContaining('omneo.svg is missing or empty'));
	});

	test('a missing output schema, whichever operation it belongs to', () => {
		const files = schemas();
		files.forEach(remove);
		expect(verify(copy).sort()).toEqual(files.map((file) => `${file}: is missing`).sort());
	});

	test('an output schema that is broken JSON', () => {
		const [file] = schemas();
		write(file, '{');
		expect(verify(copy)).toEqual([expect.stringMatching(`^${file}: is not JSON`)]);
	});

	test('an output schema that does not describe an object', () => {
		const [file] = schemas();
		write(file, '{"type": "array"}');
		expect(verify(copy)).toEqual([`${file}: is not a JSON schema of type 'object'`]);
	});

	test('an output schema of an operation that the node does not offer', () => {
		const file = 'dist/nodes/Omneo/__schema__/v1.0.0/appointment/renamed.json';
		write(file, '{"type": "object"}');
		expect(verify(copy)).toEqual([`${file}: describes no operation of the node`]);
	});

	test('a missing codex file', () => {
		remove('dist/nodes/Omneo/Omneo.node.json');
		expect(verify(copy)).toEqual(['dist/nodes/Omneo/Omneo.node.json: is missing']);
	});

	test('a codex file about another node', () => {
		write('dist/nodes/Omneo/Omneo.node.json', '{"node": "n8n-nodes-base.omneo"}');
		expect(verify(copy)).toEqual([
			"dist/nodes/Omneo/Omneo.node.json: is about node 'n8n-nodes-base.omneo' instead of 'n8n-nodes-omneo.omneo'",
		]);
	});

	test('a missing credential file, and the nodes that are left without their credential', () => {
		remove(credential);
		expect(verify(copy)).toEqual([
			`${credential}: is named in package.json but missing`,
			...nodes.map(
				(file) => `${file}: uses credential 'omneoApi', which no file in n8n.credentials defines`,
			),
		]);
	});

	test('a missing node file', () => {
		remove(node);
		expect(verify(copy)).toEqual([`${node}: is named in package.json but missing`]);
	});

	test('a node class that is not called like its file', () => {
		write(node, 'exports.Other = class {};');
		expect(verify(copy)).toEqual([`${node}: does not export a class called Omneo`]);
	});

	test('a node that package.json does not list', () => {
		const file = 'dist/nodes/Omneo/Second.node.js';
		write(file, read(node));
		expect(verify(copy)).toEqual([`${file}: is not listed in n8n.nodes of package.json`]);
	});

	test.each(['lodash', 'n8n-core', 'zod'])(
		'a module that n8n does not promise to the package: %s',
		(name) => {
			append(node, `function unused() { return require('${name}'); }`);
			expect(verify(copy)).toEqual([
				`${node}: requires '${name}', which n8n does not provide to the package`,
			]);
		},
	);

	test('a module whose name is only known at run time', () => {
		append(node, 'function unused(name) { return require(name); }');
		expect(verify(copy)).toEqual([`${node}: requires something computed: require(name)`]);
	});

	test('a required file that was not built', () => {
		append(node, "function unused() { return require('../../dev/sandbox/server'); }");
		expect(verify(copy)).toEqual([
			`${node}: requires '../../dev/sandbox/server', which is not in dist`,
		]);
	});

	test.each(['dist/dev/sandbox/server.js', 'dist/omneo/client.test.js'])(
		'a development file in the package: %s',
		(file) => {
			write(file, '');
			expect(verify(copy)).toEqual([`${file}: does not belong in the package`]);
		},
	);

	test.each([
		['loadOptionsMethod', 'loadOptions'],
		['searchListMethod', 'listSearch'],
		['resourceMapperMethod', 'resourceMapping'],
	])('a parameter that names a method the node lacks: %s', (key, kind) => {
		append(
			node,
			`const Whole = exports.Omneo;
			exports.Omneo = class extends Whole {
				constructor() {
					super();
					const extra = { name: 'extra', options: [{ values: [{ typeOptions: { ${key}: 'gone' } }] }] };
					this.description = { ...this.description, properties: [...this.description.properties, extra] };
				}
			};`,
		);
		expect(verify(copy)).toEqual([
			`${node}: names the method 'gone', but methods.${kind} lacks it`,
		]);
	});

	test('a credential test that names a method the node lacks', () => {
		append(
			node,
			`const Whole = exports.Omneo;
			exports.Omneo = class extends Whole {
				constructor() {
					super();
					const credentials = [{ name: 'omneoApi', required: true, testedBy: 'gone' }];
					this.description = { ...this.description, credentials };
				}
			};`,
		);
		expect(verify(copy)).toEqual([
			`${node}: names the method 'gone', but methods.credentialTest lacks it`,
		]);
	});
});
