import { profile } from '../../omneo/contract';
import { list, profileAvailability, single } from '../../sandbox/contract';
import { alteration, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const kim = { first_name: 'Kim', last_name: 'Park', email: 'kim.park@example.com' };

describe('a new profile', () => {
	test('is stored and found again', async () => {
		const answer = await ask('POST', '/profiles', {
			body: { ...kim, mobile_phone: '+61491570999' },
		});
		expect(answer.status).toBe(201);
		const { data } = single(profile).parse(answer.json);
		expect(data).toMatchObject({
			...kim,
			full_name: 'Kim Park',
			mobile_phone: '+61491570999',
			created_at: '2026-05-04 00:00:00',
		});
		expect((await ask('GET', `/profiles/${data.id}`)).json.data).toEqual(data);
		expect((await ask('GET', '/profiles?search=kim park')).json.meta.total).toBe(1);
	});

	test.each([
		[{ first_name: undefined }, 'first_name', 'The first name field is required.'],
		[{ last_name: '' }, 'last_name', 'The last name field must not be empty.'],
		[{ email: undefined }, 'email', 'The email field is required.'],
		[{ email: 'kim' }, 'email', 'The email field must be a valid email address.'],
		[{ email: 'Wei.Chen@example.com' }, 'email', 'The email has already been taken.'],
		[{ mobile_phone: '+61491570104' }, 'mobile_phone', 'The phone number exists.'],
		[{ nickname: 'K' }, 'nickname', 'The nickname field is not known.'],
	])('with %j is refused', async (wrong, field, message) => {
		const answer = await ask('POST', '/profiles', { body: { ...kim, ...wrong } });
		expect([answer.status, answer.json.errors]).toEqual([422, { [field]: [message] }]);
	});
});

describe('availability', () => {
	const check = async (body: unknown) => await ask('POST', '/profiles/availability', { body });

	test('says who has an email or a phone, and nothing about what was not asked', async () => {
		const { wei } = sandbox().seed.customers;
		const taken = await check({ email: 'WEI.chen@example.com', mobile_phone: '+61499999999' });
		expect(profileAvailability.parse(taken.json.data)).toEqual({
			email: { available: false, profile: { id: wei, full_name: 'Wei Chen' } },
			mobile_phone: { available: true, profile: null },
		});
		expect((await check({ mobile_phone: '+61491570104' })).json.data).toEqual({
			email: null,
			mobile_phone: { available: false, profile: { id: wei, full_name: 'Wei Chen' } },
		});
		expect((await check({})).json.data).toEqual({ email: null, mobile_phone: null });
	});

	test('may mean the reverse by available', async () => {
		sandbox().switches({ availableMeans: 'taken' });
		const { json } = await check({ email: 'wei.chen@example.com', mobile_phone: '+61499999999' });
		expect([json.data.email.available, json.data.mobile_phone.available]).toEqual([true, false]);
	});

	test('takes phones with their country only', async () => {
		const answer = await check({ mobile_phone: '0491 570 104' });
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, ['mobile_phone']]);
	});
});

describe('an identity', () => {
	test('finds a profile by handle and identifier', async () => {
		const { identities, customers } = sandbox().seed;
		const { handles } = identities;
		const search = async (type: string, id: string) =>
			await ask('POST', '/profiles/search-id', { body: { type, id } });
		expect((await search(handles.shopify, identities.amelia)).json.data.id).toBe(customers.amelia);
		expect((await search(handles.pos, identities.shared)).json.data.id).toBe(customers.jose);
		expect((await search(handles.pos, identities.amelia)).status).toBe(404);
		expect((await search('', 'x')).status).toBe(422);

		const read = await ask('GET', `/profiles/${identities.wei}?identity[handle]=shopify`);
		expect(read.json.data).toMatchObject({
			id: customers.wei,
			identities: [{ handle: 'shopify', identifier: 'gid-1002' }],
		});
		expect((await ask('GET', `/profiles/${identities.wei}`)).status).toBe(404);
	});

	test('finds everybody with an identifier, whatever the system', async () => {
		const { identities, customers } = sandbox().seed;
		const found = async (identifier: string) =>
			list(profile)
				.parse((await ask('GET', `/identities/search-profile/${identifier}`)).json)
				.data.map(({ id }) => id);
		expect(await found(identities.amelia)).toEqual([customers.amelia]);
		expect(await found(identities.shared)).toEqual([customers.siobhan, customers.jose]);
		expect(await found('gid-9')).toEqual([]);
		const { json } = await ask('GET', '/profiles?filter[identities.identifier]=gid-1001');
		expect(json.data.map((person: { id: string }) => person.id)).toEqual([customers.amelia]);
	});
});

describe("a customer's own appointments", () => {
	const own = (name: 'amelia' | 'wei', id = '') =>
		`/profiles/${sandbox().seed.customers[name]}/appointments${id}`;

	test('are added, read, changed and deleted', async () => {
		const body = { ...alteration(sandbox()), profile_id: undefined };
		const answer = await ask('POST', own('wei'), { body });
		expect([answer.status, answer.json.data.profile_id]).toEqual([
			201,
			sandbox().seed.customers.wei,
		]);
		await ask('POST', '/appointments', { body: alteration(sandbox()) });
		expect((await ask('GET', own('wei'))).json.data).toEqual([answer.json.data]);
		expect((await ask('GET', own('wei', '/5001'))).json).toEqual(answer.json);
		const changed = await ask('PUT', own('wei', '/5001'), { body: { status: 'cancelled' } });
		expect(changed.json.data.status).toBe('cancelled');
		expect((await ask('GET', `${own('wei')}?filter[status]=confirmed`)).json.data).toEqual([]);
		expect((await ask('DELETE', own('wei', '/5001'))).status).toBe(204);
		expect(sandbox().appointments()).toHaveLength(1);
	});

	test("are not found among another customer's", async () => {
		await ask('POST', '/appointments', { body: alteration(sandbox()) });
		for (const method of ['GET', 'PUT', 'DELETE'] as const) {
			const body = method === 'PUT' ? { notes: 'x' } : undefined;
			expect((await ask(method, own('wei', '/5001'), { body })).status).toBe(404);
		}
		expect((await ask('GET', '/profiles/nobody/appointments')).status).toBe(404);
		expect(sandbox().appointments()).toHaveLength(1);
	});

	test('take the customer from the address and not from the body', async () => {
		const answer = await ask('POST', own('wei'), { body: alteration(sandbox()) });
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, ['profile_id']]);
	});
});

test('the definitions a customer may see are the published ones', async () => {
	const path = `/profiles/${sandbox().seed.customers.wei}/appointment-definitions/visibility`;
	expect((await ask('GET', path)).json.data).toHaveLength(5);
	expect((await ask('GET', '/profiles/x/appointment-definitions/visibility')).status).toBe(404);
});
