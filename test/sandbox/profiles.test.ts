import { profile } from '../../omneo/schema';
import { single } from './envelopes';
import { withSandbox } from './client';

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

describe('an identity', () => {
	test('finds a profile by handle and identifier', async () => {
		const { identities, customers } = sandbox().seed;
		const read = await ask('GET', `/profiles/${identities.wei}?identity[handle]=shopify`);
		expect(read.json.data).toMatchObject({
			id: customers.wei,
			identities: [{ handle: 'shopify', identifier: 'gid-1002' }],
		});
		const shared = await ask('GET', `/profiles/${identities.shared}?identity[handle]=pos`);
		expect(shared.json.data.id).toBe(customers.jose);
		for (const path of [identities.wei, `${identities.amelia}?identity[handle]=pos`]) {
			expect((await ask('GET', `/profiles/${path}`)).status).toBe(404);
		}
	});
});

test('the definitions a customer may see are the published ones', async () => {
	const path = `/profiles/${sandbox().seed.customers.wei}/appointment-definitions/visibility`;
	expect((await ask('GET', path)).json.data).toHaveLength(5);
	expect((await ask('GET', '/profiles/x/appointment-definitions/visibility')).status).toBe(404);
});
