/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The pages for people: their links lead somewhere, and the commands in them exist. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { operations } from '../../nodes/Omneo/operations/registry';
import { RESOURCES, type Resource } from '../../nodes/Omneo/runtime/resources';
import { VERSIONS } from '../versions/versions';

const ROOT = resolve(__dirname, '../..');

const pages = [
	...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
	...readdirSync(join(ROOT, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
	'workflows/README.md',
];

const text = (page: string) => readFileSync(join(ROOT, page), 'utf8');

const packageJson = JSON.parse(text('package.json')) as { scripts: Record<string, string> };

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): string[] {
	const headings = [...text(page).matchAll(/^#+ (.+)$/gm)];
	return headings.map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

describe.each(pages)('%s', (page) => {
	// What stands in code is an example.
	const prose = text(page).replace(/`[^`\n]*`/g, '');
	const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^(https?|mailto):/.test(target));

	test('every link leads to a file, and to a heading in it', () => {
		const broken = links.filter((target) => {
			const [path, anchor] = target.split('#');
			const file = path === '' ? page : join(dirname(page), path);
			if (!existsSync(join(ROOT, file))) return true;
			return anchor !== undefined && !anchors(file).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	test('every npm script that it names is in package.json', () => {
		const named = [...text(page).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
		expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
	});
});

test("the README's table names the versions of n8n that are tested, and no other", () => {
	const [table] = /\| n8n \| What was run[^]*?\n\n/.exec(text('README.md')) ?? [''];
	const named = table.split('\n').flatMap((row) => row.split('|')[1]?.match(/\d+\.[\d.]+/g) ?? []);
	expect(named).toEqual(VERSIONS.map(({ n8n }) => n8n).reverse());
});

test("the README's table names every operation there is", () => {
	const rows = (Object.keys(RESOURCES) as Resource[]).map((resource) => {
		const names = operations.filter((operation) => operation.resource === resource);
		return [RESOURCES[resource], names.map(({ name }) => name).join(', ')];
	});
	const [table] = /## What there is[^]*?\n\n\[/.exec(text('README.md')) ?? [''];
	const shown = [...table.matchAll(/^\| (?!Resource|-)([\w ]+?)(?: \(\w+\))? \| (.*) \|$/gm)];
	expect(shown.map(([, resource, names]) => [resource, names])).toEqual(rows);
});

test('the README is short enough to be read', () => {
	expect(statSync(join(ROOT, 'README.md')).size).toBeLessThanOrEqual(12_000);
});
