import { OmneoClient, type Page } from '../../../omneo/client/client';
import { anyRecord } from '../../../omneo/client/parse';
import type { HttpRequest } from '../../../omneo/http/transport';
import { readForLookup, readPages } from '../../../omneo/client/pagination';
import { profileOf, profilesBy } from '../../../omneo/client/profiles';
import { CUSTOMER, FakeOmneo, STAFF, errorOf, problemOf, valueOf } from '../support';

const page = (data: unknown[], current_page: number, last_page: number) => ({
	status: 200,
	body: { data, meta: { current_page, last_page } },
});

const numberOf = ({ query }: HttpRequest) => Number(query?.['page[number]']);

const list = (client: OmneoClient) => async (number: number) =>
	await client.page(['locations'], anyRecord, number);

describe('a server that ignores the page number', () => {
	const first = [{ id: 1 }, { id: 2 }];

	it.each([3, 1e9])('and always says page 1 of %i does not keep a list going', async (last) => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, last) });
		await expect(readPages(list(omneo.client))).resolves.toMatchObject({ records: first });
		expect(omneo.calls.length).toBeLessThanOrEqual(5);
	});

	it('does not keep a limit waiting that is never reached', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		await expect(readPages(list(omneo.client), { limit: 9 })).resolves.toMatchObject({
			records: first,
		});
		expect(omneo.calls).toHaveLength(2);
	});

	it('does not offer a page after the last', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		const nexts = [1, 2, 3, 4].map(async (number) => (await list(omneo.client)(number)).next);
		await expect(Promise.all(nexts)).resolves.toEqual([2, 3, undefined, undefined]);
	});

	it('leaves a look-up in doubt', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		await expect(readForLookup(list(omneo.client))).resolves.toEqual({ records: first, cut: true });
	});
});

it('reads records without an id from every page', async () => {
	const read = async (number: number): Promise<Page<object>> => ({
		records: [{ name: 'same' }],
		next: number < 3 ? number + 1 : undefined,
		last: 3,
	});
	expect((await readPages(read)).records).toHaveLength(3);
});

describe('a list that is longer than a look-up reads', () => {
	const UNSURE = /too many to be sure. Use the ID instead/;
	const named = {
		name: 'Central',
		first_name: 'Ana',
		last_name: 'Lee',
		email: 'ana@example.com',
		mobile_phone: '+61412345678',
	};
	/** The one that is meant on the first page, and strangers on all others. */
	const endless = (last: number) => (request: HttpRequest) => {
		const number = numberOf(request);
		const id = request.url.endsWith('/profiles')
			? `${CUSTOMER.slice(0, -4)}${1000 + number}`
			: number;
		const post = { profile_id: CUSTOMER, is_active: true };
		const record = number === 1 ? { ...named, id } : { id, name: `Other ${number}` };
		return page([{ ...post, ...record, profile: { ...record, id: STAFF } }], number, last);
	};
	const omneo = (last = 60) =>
		new FakeOmneo({
			'GET /locations': endless(last),
			'GET /appointment-definitions': endless(last),
			'GET /locations/7/profiles': endless(last),
			'GET /profiles': endless(last),
		});

	it.each<[string, (fake: FakeOmneo) => Promise<never>]>([
		['a location', async ({ lookups }) => (await lookups.locationByName('Central')) as never],
		['a definition', async ({ lookups }) => (await lookups.definitionByName('Central')) as never],
		['staff', async ({ lookups }) => (await lookups.staffByName(7, 'Ana Lee')) as never],
		['a name', async ({ lookups }) => (await lookups.profileByName('Ana Lee')) as never],
		['an email', async ({ lookups }) => (await lookups.profileByEmail(named.email)) as never],
		[
			'a phone',
			async ({ lookups }) => (await lookups.profileByMobilePhone(named.mobile_phone)) as never,
		],
		[
			'profiles by email',
			async ({ client }) => (await profilesBy(client, { email: named.email })) as never,
		],
	])('makes no guess of %s, found or not, and one that is shorter is trusted', async (_, ask) => {
		expect(problemOf(await ask(omneo()))).toMatch(UNSURE);
		expect(valueOf(await ask(omneo(40)))).toBeTruthy();
	});

	it('makes no new customer of one who may be there', async () => {
		const { fields } = await errorOf(profileOf(omneo().client, { email: 'other@example.com' }));
		expect(fields.email[0]).toMatch(UNSURE);
	});
});

describe('a path', () => {
	it.each(['.', '..', '', ' ', ' .. '])('with the segment %j is not sent', async (segment) => {
		const omneo = new FakeOmneo({});
		const error = await errorOf(omneo.client.read(['profiles', segment], anyRecord));
		expect(error).toMatchObject({ kind: 'invalidInput', retryable: false });
		expect(error.message).toContain('nothing was sent');
		await errorOf(omneo.client.write({ method: 'DELETE', path: ['profiles', segment, 'x'] }));
		expect(omneo.calls).toEqual([]);
	});

	it('with dots in a segment is sent', async () => {
		const omneo = new FakeOmneo({ 'GET /profiles/a..b': { status: 200, body: { data: {} } } });
		await omneo.client.read(['profiles', 'a..b'], anyRecord);
		expect(omneo.calls).toEqual(['GET /profiles/a..b']);
	});
});
