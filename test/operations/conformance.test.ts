/** Every operation of the registry, held to the same things, on the real engine. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operations } from '../../nodes/Omneo/operations/registry';
import { Stage } from '../engine/support';
import type { Form } from './case';
import { loadCases, readText } from './cases';

const cases = loadCases();
const names = operations.map(({ resource, value }) => `${resource}.${value}`);

it('covers every operation there is, and no other', () => {
	expect([...cases.keys()].sort()).toEqual([...names].sort());
});

describe.each(
	operations.map((operation) => [`${operation.resource}.${operation.value}`, operation] as const),
)('%s', (name, operation) => {
	const stage = Stage.use();
	const found = cases.get(name);
	if (!found) return;

	/** Runs forms as items: each parameter is an expression for its item. */
	async function run(forms: Form[], options: Parameters<Stage['run']>[1] = {}) {
		const parameters = expressionsFor(forms, '$json');
		return await stage.run(
			{ ...parameters, resource: operation.resource, operation: operation.value },
			{ items: forms as IDataObject[], ...options },
		);
	}

	beforeEach(async () => await found.arrange?.(stage));

	it('tells people and models what it does', () => {
		expect(operation.action).toMatch(/^[A-Z][a-z]+ [a-z ]+$/);
		expect(operation.description.length).toBeGreaterThan(10);
		expect(operation.fields.length).toBeGreaterThan(0);
		expect(operation.source.from).not.toBe('');
	});

	it('has an output schema and a row in docs/operations.md', () => {
		const schema = readText(
			`nodes/Omneo/__schema__/v1.0.0/${operation.resource}/${operation.value}.json`,
		);
		expect(JSON.parse(schema)).toMatchObject({ type: 'object', version: 1 });
		expect(readText('docs/operations.md')).toContain(`| \`${operation.call}\` |`);
	});

	it('has a route in the sandbox', () => {
		expect(stage.sandbox.routes.map(plain)).toContain(plain(operation.call));
	});

	it('does its work, and gives what its schema says', async () => {
		const result = await run([found.good(stage)]);
		expect(result.error).toBeUndefined();
		const items = result.json('Omneo');
		found.expectGood(items, stage);
		const known = Object.keys(operation.output.shape);
		for (const item of items)
			expect(Object.keys(item).filter((key) => !known.includes(key))).toEqual([]);
	});

	it('says what does not exist', async () => {
		const byServer = found.missing === 'answered by the server';
		if (byServer)
			stage.sandbox.fault({ status: 404, times: 'always', path: routeOf(operation.call) });
		const form = typeof found.missing === 'function' ? found.missing(stage) : found.good(stage);
		const [item] = (await run([form], { onError: 'continueRegularOutput' })).json('Omneo');
		const { code, message } = item.error as { code: string; message: string };
		expect(['not_found', 'invalid_input']).toContain(code);
		expect(message).toMatch(/couldn't find|there's no|[Nn]o profile/);
	});

	it('names the field that needs attention, and writes nothing, when it stops', async () => {
		const before = writes();
		const result = await run([found.good(stage), found.bad.form(stage)]);
		expect(result.error?.message).toContain('[item 1]');
		expect(result.error?.message).toContain(found.bad.label);
		expect(writes()).toBe(before);
	});

	it('goes on with the other items, and keeps the pairs', async () => {
		const forms = [found.bad.form(stage), found.good(stage)];
		const result = await run(forms, { onError: 'continueRegularOutput' });
		const [refused, ...others] = result.items('Omneo');
		const details = refused.json.error as { fields: object };
		expect(Object.keys(details.fields)).toContain(found.bad.label);
		expect(refused.pairedItem).toEqual({ item: 0 });
		expect(others.length).toBeGreaterThan(0);
		for (const other of others) expect(other.pairedItem).toEqual({ item: 1 });
	});

	it('sends what fails to the error output with its reason and its pair', async () => {
		const forms = [found.bad.form(stage), found.good(stage)];
		const result = await run(forms, { onError: 'continueErrorOutput' });
		const [refused] = result.items('Omneo', 1);
		expect(refused.json).toMatchObject({
			error: { message: expect.stringContaining('[item 0]') as string },
		});
		expect(refused.pairedItem).toEqual({ item: 0 });
		expect(result.items('Omneo').map(({ pairedItem }) => pairedItem)).toContainEqual({ item: 1 });
	});

	if (!operation.writes) return;

	it('shows on a dry run the very request that it sends otherwise', async () => {
		const form = found.good(stage);
		const dry = await run([{ ...form, options: { ...(form.options as object), dryRun: true } }]);
		const before = writes();
		expect(dry.json('Omneo')[0]).toMatchObject({ dry_run: true });
		expect(before).toBe(arranged);
		await run([form]);
		const sent = stage.sandbox.requests.filter(isWrite).at(-1);
		if (operation.body) expect(operation.body.schema.parse(sent?.body)).toEqual(sent?.body);
		const { request } = dry.json('Omneo')[0] as { request: IDataObject };
		expect(request).toEqual({
			method: sent?.method,
			path: sent?.path.replace(/^.*\/api\/v3/, ''),
			body: sent?.body ?? null,
		});
	});

	let arranged = 0;
	beforeEach(() => {
		arranged = writes();
	});

	function writes(): number {
		return stage.sandbox.requests.filter(isWrite).length;
	}
});

/** Parameters that take each item's own form: n8n resolves expressions in the fields of a collection, not for all of it. */
function expressionsFor(forms: Form[], path: string): INodeParameters {
	const names = [...new Set(forms.flatMap((form) => Object.keys(form)))];
	const entries = names.map((name) => {
		const groups = forms.map((form) => form[name]).filter(isGroup);
		const inner = `${path}.${name}`;
		// The other item may not have the group at all.
		const safe = inner.replace(/\.(?=\w+$)/, '?.');
		return [name, groups.length > 0 ? expressionsFor(groups, inner) : `={{ ${safe} }}`];
	});
	return Object.fromEntries(entries) as INodeParameters;
}

function isGroup(value: unknown): value is Form {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !('__rl' in value);
}

/** Questions that are asked by POST. */
const ASKED = /available-/;

function isWrite({ method, path }: { method: string; path: string }): boolean {
	return method !== 'GET' && !ASKED.test(path);
}

function plain(path: string): string {
	return path.replace(/^\/api\/v3/, '').replace(/\{[^}]*\}|:\w+/g, '{}');
}

function routeOf(call: string): RegExp {
	const path = call.split(' ')[1].replace(/\{[^}]*\}/g, '[^/]+');
	return new RegExp(`/api/v3${path}(\\?|$)`);
}
