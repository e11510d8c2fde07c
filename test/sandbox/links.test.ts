import { appointment } from '../../omneo/schema';
import { single } from './envelopes';
import { alteration, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

let id: number;
beforeEach(async () => {
	id = (await ask('POST', '/appointments', { body: alteration(sandbox()) })).json.data.id;
});

const send = async (verb: 'link' | 'unlink', body: unknown) =>
	await ask('POST', `/appointments/${id}/${verb}`, { body });

describe('a link', () => {
	test('to another customer or to a product list is answered with the appointment', async () => {
		const { customers, lists } = sandbox().seed;
		await send('link', { type: 'profile', id: customers.wei });
		const answer = await send('link', { type: 'list', id: lists.wishlist });
		expect(answer.status).toBe(200);
		const { links } = single(appointment).parse(answer.json).data;
		expect(links).toEqual([
			{
				id: '401',
				type: 'profile',
				target_id: customers.wei,
				profile: expect.objectContaining({ first_name: 'Wei' }),
				linkable: null,
			},
			{
				id: '402',
				type: 'list',
				target_id: lists.wishlist,
				profile: null,
				linkable: {
					id: lists.wishlist,
					name: 'Wishlist',
					handle: 'wishlist',
					profile_id: customers.amelia,
				},
			},
		]);
	});

	test.each([
		[{ type: 'profile', id: 'c0ffee00-0000-4000-8000-999999999999' }, 'id'],
		[{ type: 'list', id: '1' }, 'id'],
		[{ type: 'order', id: '1' }, 'type'],
		[{ type: 'list' }, 'id'],
	])('%j is refused', async (body, field) => {
		const answer = await send('link', body);
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [field]]);
	});

	test('of an appointment that does not exist is answered with 404', async () => {
		const body = { type: 'profile', id: sandbox().seed.customers.wei };
		for (const verb of ['link', 'unlink']) {
			expect((await ask('POST', `/appointments/99/${verb}`, { body })).status).toBe(404);
		}
	});
});

describe('an unlink', () => {
	test.each([
		['empty', 204, undefined],
		['record', 200, { data: expect.objectContaining({ id: 5001, links: [] }) }],
		['message', 200, { message: 'Appointment unlinked.' }],
	] as const)('answers %s', async (unlinkBody, status, json) => {
		sandbox().switches({ unlinkBody });
		const body = { type: 'profile', id: sandbox().seed.customers.wei };
		await send('link', body);
		const answer = await send('unlink', body);
		expect([answer.status, answer.json]).toEqual([status, json]);
	});

	test('takes one link away, and succeeds when there is no link', async () => {
		const { customers, lists } = sandbox().seed;
		const wei = { type: 'profile', id: customers.wei };
		await send('link', wei);
		await send('unlink', { ...wei, id: customers.wei.toUpperCase() });
		expect((await send('unlink', wei)).status).toBe(204);
		const answer = await send('link', { type: 'list', id: lists.registry });
		expect(answer.json.data.links).toHaveLength(1);
	});
});
