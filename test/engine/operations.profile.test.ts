/** Finding and creating customers, on the real engine. What holds for every operation is in `test/operations`. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type BookOptions, ON_ERROR, Stage, seed } from './support';

const { amelia, ameliaHartley, jose, siobhan, wei } = seed.customers;
const AMELIA = { email: 'amelia.nguyen@example.com', mobilePhone: '+61491570100' };
const WEI_PHONE = '+61491570104';
const NATHAN = { firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' };

const stage = Stage.use();

async function run(operation: string, form: object, options: BookOptions = {}) {
	const parameters = { resource: 'profile', operation, ...form } as INodeParameters;
	return await stage.run(parameters, options);
}

const ids = (items: IDataObject[]) => items.map(({ id }) => id);

function created(): IDataObject[] {
	return stage.sandbox.requests
		.filter(({ method, path }) => method === 'POST' && path.endsWith('/profiles'))
		.map(({ body }) => body as IDataObject);
}

describe('Find', () => {
	it.each([
		['email', { email: ' Amelia.NGUYEN@example.com ' }, [amelia]],
		['mobilePhone', { mobilePhone: '+61 (0)491 570-100' }, [amelia]],
		['identity', { identityHandle: 'shopify', identifier: 'gid-1003' }, [siobhan]],
		['identity', { identityHandle: 'pos', identifier: 'gid-1003' }, [jose]],
		['search', { searchText: 'amelia' }, [amelia, ameliaHartley]],
	])('by %s %j', async (findBy, form, expected) => {
		const result = await run('find', { findBy, ...form });
		expect(ids(result.json('Omneo'))).toEqual(expected);
		expect(result.items('Omneo').map(({ pairedItem }) => pairedItem)).toEqual(
			expected.map(() => ({ item: 0 })),
		);
	});

	it.each([
		[{ profileFilters: 'ignored' }],
		[{ profileFilters: 'ignored', unknownFilters: 'rejected' }],
	] as const)('never takes a stranger for the one asked for: %j', async (switches) => {
		stage.sandbox.switches(switches);
		for (const form of [
			{ findBy: 'email', email: AMELIA.email },
			{ findBy: 'mobilePhone', mobilePhone: AMELIA.mobilePhone },
		]) {
			expect(ids((await run('find', form)).json('Omneo'))).toEqual([amelia]);
		}
	});

	it('gives all of several that share an email', async () => {
		const twin = stage.sandbox.addProfile({
			first_name: 'Amelia',
			last_name: 'Twin',
			email: AMELIA.email,
		});
		const result = await run('find', { findBy: 'email', email: AMELIA.email });
		expect(ids(result.json('Omneo'))).toEqual([amelia, twin.id]);
	});

	it.each([
		[{ returnAll: true }, 135],
		[{ limit: 3 }, 3],
		[{}, 50],
	])('gives as many of a search as is asked: %j', async (form, count) => {
		const result = await run('find', { findBy: 'search', searchText: 'e', ...form });
		const found = ids(result.json('Omneo'));
		expect(new Set(found).size).toBe(found.length);
		expect(found.length).toBeLessThanOrEqual(count);
		if (count < 100) expect(found).toHaveLength(count);
	});

	const NOBODY = [
		{ findBy: 'email', email: 'nobody@example.com' },
		{ findBy: 'mobilePhone', mobilePhone: '+61400000001' },
		{ findBy: 'identity', identityHandle: 'shopify', identifier: 'gid-0' },
		{ findBy: 'search', searchText: 'zzzz' },
	];

	it.each(NOBODY)('fails when none is found: %j', async (form) => {
		const result = await run('find', form, { onError: 'continueRegularOutput' });
		expect(result.json('Omneo')).toEqual([
			{
				error: expect.objectContaining({
					message: expect.stringMatching(/^No profile matches this .+ \[item 0\]$/) as string,
					code: 'not_found',
					retryable: false,
				}) as object,
			},
		]);
	});

	it('gives an empty result when asked to', async () => {
		for (const form of NOBODY) {
			for (const options of [{}, { simplify: false }]) {
				const result = await run('find', { ...form, ifNoneFound: 'empty', options });
				expect(result.error).toBeUndefined();
				expect(result.json('Omneo')).toEqual([{ found: false }]);
			}
		}
	});

	it('names an invalid choice before anything is asked', async () => {
		const result = await run('find', { ...NOBODY[0], ifNoneFound: '={{ "shrug" }}' });
		expect(result.error?.message).toContain(
			"If None Is Found: must be one of 'Fail', 'Return an Empty Result'",
		);
		expect(stage.reads(/profiles/)).toBe(0);
	});

	it('gives the raw profile when asked, and adds nothing to it', async () => {
		const form = { findBy: 'email', email: AMELIA.email, options: { simplify: false } };
		const [profile] = (await run('find', form)).json('Omneo');
		expect(profile).toMatchObject({ id: amelia, updated_at: expect.any(String) });
		expect(profile).not.toHaveProperty('found');
	});

	it('does not take a failure for an unknown customer', async () => {
		stage.sandbox.fault({ status: 503, path: '/profiles', times: 'always' });
		const form = { findBy: 'email', email: AMELIA.email, ifNoneFound: 'empty' };
		const [failed] = (await run('find', form, { onError: 'continueRegularOutput' })).json('Omneo');
		expect(failed.error).toMatchObject({ status: 503, retryable: true });
	});
});

describe('Create', () => {
	it.each([
		[{ mobilePhone: WEI_PHONE }, 'Mobile Phone', /exists/],
		[{ email: AMELIA.email }, 'Email', /taken/],
		// The server's own rule: what a tenant insists on is not documented.
		[{ email: '', mobilePhone: '+61400000000' }, 'Email', /required/],
	])('tells by the label what the server refuses: %j', async (form, label, text) => {
		const [item] = (
			await run('create', { ...NATHAN, ...form }, { onError: 'continueRegularOutput' })
		).json('Omneo');
		const { fields, status } = item.error as { fields: Record<string, string[]>; status: number };
		expect(status).toBe(422);
		expect(Object.keys(fields)).toEqual([label]);
		expect(fields[label][0]).toMatch(text);
	});
});

describe('Find or Create', () => {
	it.each([
		[{ email: AMELIA.email }],
		[{ mobilePhone: AMELIA.mobilePhone }],
		[AMELIA],
		[{ email: 'new@example.com', mobilePhone: AMELIA.mobilePhone }],
	])('finds by %j, and needs no name for it', async (form) => {
		const [profile] = (await run('findOrCreate', form)).json('Omneo');
		expect(profile).toMatchObject({ id: amelia, created: false });
		expect(created()).toEqual([]);
	});

	it.each(ON_ERROR)('creates a customer of two items once, with %s', async (onError) => {
		const result = await run('findOrCreate', NATHAN, { items: [{}, {}], onError });
		const [first, second] = result.json('Omneo');
		expect(first).toMatchObject({ full_name: 'Nathan Smith', created: true });
		expect(second).toEqual({ ...first, created: false });
		expect(created()).toHaveLength(1);
	});

	it('finds a customer that was created in between', async () => {
		stage.sandbox.onRequest(({ method, path }) => {
			if (method !== 'POST' || !path.endsWith('/profiles')) return;
			stage.sandbox.addProfile({ first_name: 'N', last_name: 'S', email: NATHAN.email });
		});
		const [profile] = (await run('findOrCreate', NATHAN)).json('Omneo');
		expect(profile).toMatchObject({ first_name: 'N', created: false });
		expect(created()).toHaveLength(1);
	});

	it('passes on a refusal that is not about a profile that is there', async () => {
		const form = { ...NATHAN, email: '', mobilePhone: '+61400000000' };
		const result = await run('findOrCreate', form);
		expect(result.error?.message).toMatch(/Email: The email field is required/);
	});

	it.each([
		[{ email: AMELIA.email, mobilePhone: WEI_PHONE }, 'Mobile Phone', /another profile/],
		[{}, 'Email', /^is required if there's no mobile phone$/],
		[{ email: 'new@example.com' }, 'First Name', /is required/],
	])('refuses %j', async (form, label, text) => {
		const [item] = (await run('findOrCreate', form, { onError: 'continueRegularOutput' })).json(
			'Omneo',
		);
		const { fields, code } = item.error as { fields: Record<string, string[]>; code: string };
		expect(code).toBe('invalid_input');
		expect(fields[label][0]).toMatch(text);
		expect(created()).toEqual([]);
	});

	it('refuses an email that several have', async () => {
		stage.sandbox.addProfile({ first_name: 'A', last_name: 'B', email: AMELIA.email });
		const result = await run('findOrCreate', { email: AMELIA.email });
		expect(result.error?.message).toMatch(/Email: belongs to more than one profile/);
	});

	it.each([
		[NATHAN, true, null],
		[{ email: 'wei.chen@example.com' }, false, wei],
	])('says on a dry run what it would do: %j', async (form, wouldWrite, profileId) => {
		const [shown] = (await run('findOrCreate', { ...form, options: { dryRun: true } })).json(
			'Omneo',
		);
		expect(shown).toMatchObject({
			dry_run: true,
			would_write: wouldWrite,
			resolved: { profile_id: profileId },
		});
		expect(created()).toEqual([]);
	});
});
