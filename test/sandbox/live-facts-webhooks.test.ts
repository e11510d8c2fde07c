/**
 * What the live tests of `omneo-sdk` observed of webhooks; see `live-facts.test.ts`. Source:
 * `omneo-sdk`, `src/tests/integration/omneo/webhooks`.
 */
import { withSandbox } from './client';

const { ask } = withSandbox();

describe('webhooks', () => {
	const fields = {
		trigger: 'profiles.create',
		url: 'https://example.com/hook',
		is_active: true,
		queue: 'low',
		retry_daily: false,
		retry_hourly: true,
		namespace: 'contract',
		condition: null,
	};
	const add = async (changes: Record<string, unknown> = {}) =>
		(await ask('POST', '/webhooks', { body: { ...fields, ...changes } })).json.data;
	const listed = async (query: string) =>
		(await ask('GET', `/webhooks?${query}`)).json.data.map(({ id }: { id: number }) => id);

	test('a create answers what was sent, and takes a trigger that is no event', async () => {
		expect(await add()).toMatchObject({ ...fields, id: expect.any(Number) });
	});

	test('filter[trigger], filter[namespace] and filter[is_active] as 1 or 0 narrow the list', async () => {
		const first = (await add()).id;
		const second = (await add({ trigger: 'profile.updated', is_active: false, namespace: 'b' })).id;
		expect(await listed('')).toEqual([first, second]);
		expect(await listed('filter[trigger]=profiles.create')).toEqual([first]);
		expect(await listed('filter[namespace]=b')).toEqual([second]);
		expect(await listed('filter[is_active]=1')).toEqual([first]);
		expect(await listed('filter[is_active]=0')).toEqual([second]);
	});

	test('the list has links and meta of pages', async () => {
		await add();
		const { links, meta } = (await ask('GET', '/webhooks')).json;
		expect(Object.keys(links)).toEqual(['first', 'last', 'prev', 'next']);
		expect(meta).toMatchObject({ current_page: 1, from: 1, last_page: 1, to: 1, total: 1 });
		expect([typeof meta.path, typeof meta.per_page]).toEqual(['string', 'number']);
		expect(meta).toHaveProperty('links');
	});

	test('PUT changes url, trigger, is_active, queue, condition and retry_daily', async () => {
		const { id } = await add();
		const body = {
			url: 'https://example.com/other',
			trigger: 'products.created',
			is_active: false,
			queue: 'default',
			condition: { test: 123 },
			retry_daily: true,
		};
		const { json } = await ask('PUT', `/webhooks/${id}`, { body });
		expect(json.data).toMatchObject({ ...fields, ...body, id });
	});

	test('DELETE answers 204, and a read afterwards 404 with the model and the id', async () => {
		const { id } = await add();
		expect((await ask('DELETE', `/webhooks/${id}`)).status).toBe(204);
		const answer = await ask('GET', `/webhooks/${id}`);
		expect([answer.status, answer.json.message]).toEqual([
			404,
			`No query results for model [App\\Models\\Webhook] ${id}`,
		]);
	});
});
