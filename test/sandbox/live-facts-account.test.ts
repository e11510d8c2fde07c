/**
 * What the live tests of `omneo-sdk` observed of tokens, users, identities, profiles and webhooks;
 * see `live-facts.test.ts`. Source: `omneo-sdk`, `src/tests/integration/omneo`, the folders of
 * auth, users, identities, profiles and webhooks.
 */
import { NOW, withSandbox } from './client';

let clock = NOW;
const { sandbox, ask } = withSandbox({ now: () => clock });

beforeEach(() => {
	clock = NOW;
});

describe('API tokens', () => {
	const add = async () =>
		(await ask('POST', '/auth/api-tokens', { body: { name: 'Test', scopes: ['read-profiles'] } }))
			.json;
	const ids = async (type: string) =>
		(await ask('GET', `/auth/access-tokens?type=${type}`)).json.map(({ id }: { id: string }) => id);

	test('POST /auth/api-tokens answers accessToken and token, in no envelope', async () => {
		const { accessToken, token } = await add();
		expect(token).toMatchObject({ name: 'Test', scopes: ['read-profiles'], revoked: false });
		expect(typeof token.id).toBe('string');
		expect(new Date(token.expires_at).getTime()).toBeGreaterThan(NOW.getTime());
		expect((await ask('GET', '/profiles', { token: accessToken })).status).toBe(200);
		expect((await ask('GET', '/locations', { token: accessToken })).status).toBe(403);
	});

	test('GET /auth/access-tokens answers a bare array of the current or the expired ones', async () => {
		const { accessToken, token } = await add();
		expect([await ids('current'), await ids('expired')]).toEqual([[token.id], []]);
		clock = new Date('2036-05-04T00:00:00Z');
		expect([await ids('current'), await ids('expired')]).toEqual([[], [token.id]]);
		expect((await ask('GET', '/auth/verify', { token: accessToken })).status).toBe(401);
	});

	test('DELETE /auth/api-tokens/{id} answers 204, and the token is neither listed nor valid', async () => {
		const { accessToken, token } = await add();
		const answer = await ask('DELETE', `/auth/api-tokens/${token.id}`);
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect(await ids('current')).toEqual([]);
		expect((await ask('GET', '/auth/verify', { token: accessToken })).status).toBe(401);
	});
});

test('GET /users/me answers the user, in no envelope', async () => {
	const { json } = await ask('GET', '/users/me');
	expect(json).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
});

describe('identities', () => {
	test('are listed by filter[handle], with the profile when include=profile asks for it', async () => {
		const { json } = await ask('GET', '/identities?filter[handle]=pos&include=profile');
		const { jose } = sandbox().seed.customers;
		expect(json.data).toEqual([
			{
				id: expect.any(Number),
				profile_id: jose,
				handle: 'pos',
				identifier: 'gid-1003',
				is_active: true,
				profile: expect.objectContaining({ id: jose }),
			},
		]);
		const plain = (await ask('GET', '/identities')).json;
		expect([plain.meta.total, 'profile' in plain.data[0]]).toEqual([4, false]);
	});
});

test('POST /profiles/sync queues a job and stores nothing', async () => {
	const { json } = await ask('POST', '/profiles/sync', { body: { updated_at: '2026-05-01' } });
	expect(json.data).toEqual({ message: 'Profiles queued for sync.' });
	expect((await ask('GET', '/profiles')).json.meta.total).toBe(135);
});

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
