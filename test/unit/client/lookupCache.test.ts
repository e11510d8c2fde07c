import {
	CUSTOMER,
	FakeOmneo,
	type Reply,
	STAFF,
	data,
	errorOf,
	problemOf,
	records,
} from '../support';
import type { HttpRequest } from '../../../omneo/http/transport';

describe('a look-up', () => {
	const place = { 'GET /locations/7': data({ id: 7 }), 'GET /locations/8': data({ id: 8 }) };

	it('is made once for each value', async () => {
		const omneo = new FakeOmneo(place);
		await omneo.lookups.location(7);
		await omneo.lookups.location(8);
		await expect(omneo.lookups.location(7)).resolves.toEqual({ id: 7 });
		expect(omneo.calls).toEqual(['GET /locations/7', 'GET /locations/8']);
	});

	it('is shared by all who ask at the same time', async () => {
		const omneo = new FakeOmneo(place);
		const asked = Array.from({ length: 20 }, () => omneo.lookups.location(7));
		await expect(Promise.all(asked)).resolves.toHaveLength(20);
		expect(omneo.calls).toHaveLength(1);
	});

	it('is not mixed up with one of another kind', async () => {
		const omneo = new FakeOmneo({
			'GET /locations/7': data({ id: 7, name: 'Place' }),
			'GET /appointment-definitions/7': data({ id: 7, name: 'Service' }),
			'GET /appointment-definitions/7/questions': data({
				questions: [{ questionnaire_question_id: 1 }],
			}),
		});
		await expect(omneo.lookups.location(7)).resolves.toMatchObject({ name: 'Place' });
		await expect(omneo.lookups.definition(7)).resolves.toMatchObject({ name: 'Service' });
		await expect(omneo.lookups.questions(7)).resolves.toHaveLength(1);
	});

	it.each<[string, Reply]>([
		['the network', { failure: { code: 'ECONNRESET' } }],
		['a time-out', { failure: { timedOut: true } }],
		['too many requests', { status: 429 }],
		['a server that is down', { status: 503 }],
	])('that failed because of %s is made again by the next who asks', async (_, failure) => {
		let times = 0;
		const omneo = new FakeOmneo({
			'GET /locations/7': () => (++times === 1 ? failure : data({ id: 7 })),
		});
		const first = [omneo.lookups.location(7), omneo.lookups.location(7)];
		for (const asked of first) expect((await errorOf(asked)).retryable).toBe(true);
		expect(times).toBe(1);
		await expect(omneo.lookups.location(7)).resolves.toEqual({ id: 7 });
		await omneo.lookups.location(7);
		expect(times).toBe(2);
	});

	it.each([401, 403, 404, 422])('that was answered with %i is not made again', async (status) => {
		const omneo = new FakeOmneo({ 'GET /locations/7': { status } });
		expect((await errorOf(omneo.lookups.location(7))).status).toBe(status);
		expect((await errorOf(omneo.lookups.location(7))).status).toBe(status);
		expect(omneo.calls).toHaveLength(1);
	});
});

const ana = {
	id: CUSTOMER,
	first_name: 'Ana',
	email: 'Ana@Example.com',
	mobile_phone: '+61412345678',
};
const ben = {
	id: STAFF,
	first_name: 'Ben',
	email: 'ben@example.com',
	mobile_phone: '+61498765432',
};

/** Profiles by the one of the two ways in which they were asked for. */
function withProfiles(by: { filter: Reply; search?: Reply }) {
	return new FakeOmneo({
		'GET /profiles': ({ query }: HttpRequest) =>
			query?.search === undefined ? by.filter : (by.search ?? { status: 500 }),
	});
}

describe.each([
	['email', 'ana@example.com', 'filter[email]'],
	['mobile phone', '+61412345678', 'filter[mobile_phone]'],
])('a profile by %s', (kind, value, filter) => {
	const ask = (omneo: FakeOmneo, text = value) =>
		kind === 'email'
			? omneo.lookups.profileByEmail(text)
			: omneo.lookups.profileByMobilePhone(text);

	it('is found by the filter alone when the server honours it', async () => {
		const omneo = withProfiles({ filter: records(ana) });
		await expect(ask(omneo)).resolves.toEqual({ ok: true, value: CUSTOMER });
		expect(omneo.requests.map(({ query }) => query?.[filter])).toEqual([value]);
	});

	it('is picked out of all profiles when the server ignores the filter', async () => {
		const omneo = withProfiles({ filter: records(ben, ana) });
		await expect(ask(omneo)).resolves.toEqual({ ok: true, value: CUSTOMER });
	});

	it('is searched for when the filter leads to strangers only', async () => {
		const omneo = withProfiles({ filter: records(ben), search: records(ana, ben) });
		await expect(ask(omneo)).resolves.toEqual({ ok: true, value: CUSTOMER });
		expect(omneo.requests[1].query?.search).toBe(value);
	});

	it.each([400, 422])('is searched for when the filter is refused with %i', async (status) => {
		const omneo = withProfiles({ filter: { status }, search: records(ana) });
		await expect(ask(omneo)).resolves.toEqual({ ok: true, value: CUSTOMER });
	});

	it('is not found rather than a stranger', async () => {
		const blank = { id: STAFF, email: null, mobile_phone: '' };
		const near = {
			id: STAFF,
			email: 'ana@example.com.au',
			mobile_phone: '+614123456789',
		};
		const strangers = records(ben, blank, near, { id: STAFF });
		const omneo = withProfiles({ filter: strangers, search: strangers });
		expect(problemOf(await ask(omneo))).toMatch(/^no profile has this/);
	});

	it('is not found when both ways lead to nothing or are refused', async () => {
		const empty = withProfiles({ filter: records(), search: records() });
		expect(problemOf(await ask(empty))).toMatch(/^no profile/);
		const refused = withProfiles({ filter: { status: 422 }, search: { status: 400 } });
		expect(problemOf(await ask(refused))).toMatch(/^no profile/);
	});

	it('is not chosen from several', async () => {
		const twin = { ...ana, id: STAFF };
		const omneo = withProfiles({ filter: records(ana, twin, ana) });
		const text = problemOf(await ask(omneo));
		expect(text).toContain('2');
		expect(text).toContain('ID instead');
	});

	it('is not taken from the first page of a list that was not filtered', async () => {
		const twin = { ...ana, id: STAFF };
		const omneo = withProfiles({
			filter: { status: 200, body: { data: [ana], meta: { current_page: 1, last_page: 9 } } },
			search: records(ana, twin),
		});
		expect(problemOf(await ask(omneo))).toContain('ID instead');
	});

	it('that is listed twice is one', async () => {
		const omneo = withProfiles({ filter: records(ana, ana) });
		await expect(ask(omneo)).resolves.toEqual({ ok: true, value: CUSTOMER });
	});

	it.each([401, 403, 500])('is not looked for further after a %i', async (status) => {
		const omneo = withProfiles({ filter: { status }, search: records(ana) });
		expect((await errorOf(ask(omneo))).status).toBe(status);
		expect(omneo.calls).toHaveLength(1);
	});

	it('never repeats the value in a problem', async () => {
		const omneo = withProfiles({ filter: records(), search: records() });
		expect(problemOf(await ask(omneo))).not.toContain(value);
	});
});

it.each(['ana@example.com', 'ANA@EXAMPLE.COM', ' Ana@Example.com '])(
	'finds the email %j however it is written, with one call for all',
	async (email) => {
		const omneo = withProfiles({ filter: records(ana) });
		const asked = [email, 'ana@example.com'].map((text) => omneo.lookups.profileByEmail(text));
		for (const found of await Promise.all(asked))
			expect(found).toEqual({ ok: true, value: CUSTOMER });
		expect(omneo.requests.map(({ query }) => query?.['filter[email]'])).toEqual([
			'ana@example.com',
		]);
	},
);

it.each([
	'+61412345678',
	'+61 412 345 678',
	'+61 (0)412 345-678',
	'0061 412 345 678',
	'00 61 412.345.678',
	'+61 (412) 345 678',
])('finds the phone %j however it is written', async (phone) => {
	const stored = withProfiles({ filter: records({ ...ana, mobile_phone: '+61 412 345 678' }) });
	await expect(stored.lookups.profileByMobilePhone(phone)).resolves.toEqual({
		ok: true,
		value: CUSTOMER,
	});
	expect(stored.requests[0].query?.['filter[mobile_phone]']).toBe('+61412345678');
});

it('never takes a number without its country for one of any country', async () => {
	const omneo = withProfiles({ filter: records(ana), search: records(ana) });
	expect((await omneo.lookups.profileByMobilePhone('0412 345 678')).ok).toBe(false);
	expect((await omneo.lookups.profileByMobilePhone('412345678')).ok).toBe(false);
});

describe('a record by name', () => {
	const listed = (last: number, byPage: Record<number, unknown[]>) => (request: HttpRequest) => {
		const number = Number(request.query?.['page[number]']);
		return {
			status: 200,
			body: { data: byPage[number] ?? [], meta: { current_page: number, last_page: last } },
		};
	};

	it.each(['Personal Styling', ' personal  STYLING ', 'personal-styling'])(
		'is found on any page by its name or handle: %j',
		async (name) => {
			const service = { id: 12, name: 'Personal Styling', handle: 'personal-styling' };
			const omneo = new FakeOmneo({
				'GET /appointment-definitions': listed(2, {
					1: [{ id: 11, name: 'Fitting' }],
					2: [service],
				}),
			});
			await expect(omneo.lookups.definitionByName(name)).resolves.toEqual({ ok: true, value: 12 });
			await omneo.lookups.definitionByName(name);
			expect(omneo.calls).toHaveLength(2);
		},
	);

	it('is not guessed when none or several have the name, and part of a name is no name', async () => {
		const omneo = new FakeOmneo({
			'GET /locations': listed(1, {
				1: [
					{ id: 1, name: 'Central' },
					{ id: 2, name: 'central' },
					{ id: 3, handle: 'north', name: 'North Shore' },
				],
			}),
		});
		const ask = async (name: string) => problemOf(await omneo.lookups.locationByName(name));
		expect(await ask('Central')).toMatch(/^2 locations have this name/);
		expect(await ask('South')).toMatch(/^there's no location named '/);
		expect(await ask('Shore')).toMatch(/^there's no location named '/);
		await expect(omneo.lookups.locationByName('North')).resolves.toEqual({ ok: true, value: 3 });
	});

	it('is one of the staff of the location who has not left', async () => {
		const priya = {
			id: STAFF,
			first_name: 'Priya',
			last_name: 'Raman',
			email: 'Priya@example.com',
		};
		const omneo = new FakeOmneo({
			'GET /locations/7/profiles': listed(1, {
				1: [
					{ id: 1, profile_id: STAFF, is_active: true, profile: priya },
					{ id: 2, profile_id: CUSTOMER, is_active: false, profile: { ...priya, id: CUSTOMER } },
					{ id: 3, profile_id: CUSTOMER },
				],
			}),
			'GET /locations/8/profiles': listed(1, {}),
		});
		for (const name of ['Priya Raman', 'priya raman', 'PRIYA@example.com']) {
			await expect(omneo.lookups.staffByName(7, name)).resolves.toEqual({ ok: true, value: STAFF });
		}
		// The last one does not say who it is.
		expect(problemOf(await omneo.lookups.staffByName(7, 'Priya'))).toMatch(
			/^some records of Omneo's list couldn't be read/,
		);
		expect(problemOf(await omneo.lookups.staffByName(8, 'Priya Raman'))).toMatch(
			/^there's no staff member/,
		);
	});

	it('stops reading when the pages have no end', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': listed(1e9, {}) });
		expect((await omneo.lookups.locationByName('Nowhere')).ok).toBe(false);
		expect(omneo.calls.length).toBeLessThanOrEqual(100);
	});
});
