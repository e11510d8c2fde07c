/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import type { OmneoClient } from '../../../omneo/client/client';
import type { PageRef } from '../../../omneo/client/pageLinks';
import { anyRecord } from '../../../omneo/client/parse';
import type { HttpRequest } from '../../../omneo/http/transport';
import {
	type Page,
	type ReadPage,
	readForLookup,
	readPages,
} from '../../../omneo/client/pagination';
import { profileOf, profilesBy } from '../../../omneo/client/profiles';
import { CUSTOMER, FakeOmneo, STAFF, errorOf, problemOf, valueOf } from '../support';

const page = (data: unknown[], current_page: number, last_page: number) => ({
	status: 200,
	body: { data, meta: { current_page, last_page } },
});

const numberOf = ({ query }: HttpRequest) => Number(query?.['page[number]']);

const list = (client: OmneoClient) => async (ref: PageRef) =>
	await client.page(['locations'], anyRecord, ref);

/** Records with the IDs from one number to another. */
const numbered = (from: number, to: number) =>
	Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ id: from + index }));

/** What comes of a list of so many records, read as a whole and up to a limit. */
async function readAll(omneo: FakeOmneo) {
	const records = await readPages(list(omneo.client));
	return { ids: records.map(({ id }) => id), calls: omneo.calls.length };
}

/** The page that a request asks for, of records that are dealt out in pages of one size. */
function dealt(count: number, size: number, number: number) {
	return numbered((number - 1) * size + 1, Math.min(count, number * size));
}

const LINK = 'https://elsewhere.test/locations';

/** The ways in which a server says where its list goes on. */
const STYLES: Record<string, (number: number, pages: number, count: number) => object> = {
	'the last page': (_, pages) => ({ meta: { last_page: pages } }),
	'the last page as text': (_, pages) => ({ meta: { last_page: String(pages) } }),
	'the total': (_, __, count) => ({ meta: { total: count, per_page: 4 } }),
	'the total as text, and no size': (_, __, count) => ({ meta: { total: String(count) } }),
	'a link with the number': (number, pages) => ({
		links: { next: number < pages ? `${LINK}?page[number]=${number + 1}` : null },
	}),
	'a link, and a last page that is wrong': (number, pages) => ({
		links: { next: number < pages ? `${LINK}?page=${number + 1}` : null },
		meta: { last_page: 1 },
	}),
	'a cursor': (number, pages) => ({
		links: { next: number < pages ? `${LINK}?page[cursor]=${number + 1}` : null },
	}),
	'a cursor that is left out at the end': (number, pages) =>
		number < pages ? { links: { next: `${LINK}?cursor=${number + 1}` } } : {},
	'nothing at all': () => ({}),
	'the size of a page': () => ({ meta: { per_page: 4 } }),
};

function served(style: string, count: number) {
	const pages = Math.ceil(count / 4);
	return new FakeOmneo({
		'GET /locations': ({ query = {} }) => {
			const number = Number(
				query['page[cursor]'] ?? query.cursor ?? query['page[number]'] ?? query.page,
			);
			const data = dealt(count, 4, number);
			return { status: 200, body: { data, ...STYLES[style](number, pages, count) } };
		},
	});
}

describe.each(Object.keys(STYLES))('a server that tells by %s where its list goes on', (style) => {
	it.each([0, 1, 4, 5, 8, 11, 40])('is read to the end of %i records', async (count) => {
		const { ids, calls } = await readAll(served(style, count));
		expect(ids).toEqual(numbered(1, count).map(({ id }) => id));
		// One more page where only an empty one tells.
		expect(calls).toBeLessThanOrEqual(Math.ceil(count / 4) + 1);
	});

	it('is read no further than a limit asks', async () => {
		const omneo = served(style, 11);
		const read = await readPages(list(omneo.client), { limit: 5 });
		expect(read).toEqual(numbered(1, 5));
		expect(omneo.calls).toHaveLength(2);
		await expect(readPages(list(served(style, 3).client), { limit: 5 })).resolves.toHaveLength(3);
	});

	it('is known as a whole by a look-up', async () => {
		const { records, cut } = await readForLookup(
			list(served(style, 11).client),
			({ id }) => Number(id) > 9,
		);
		expect([records, cut]).toEqual([numbered(10, 11), false]);
	});
});

const INCOMPLETE = (count: number) => ({
	kind: 'unexpectedResponse',
	code: 'incomplete_list',
	message: `Omneo's list couldn't be read to its end: after ${count} records it has no end, or repeats itself`,
	hint: "Narrow the list with filters, or turn 'Return All' off and set 'Limit'.",
	retryable: false,
	outcomeUnknown: false,
});

describe('a server that ignores the page number', () => {
	const first = [{ id: 1 }, { id: 2 }];

	it.each([3, 1e9])('and always says page 1 of %i has a list without end', async (last) => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, last) });
		expect(await errorOf(readPages(list(omneo.client)))).toMatchObject(INCOMPLETE(2));
		expect(omneo.calls.length).toBeLessThanOrEqual(5);
	});

	it('does not keep a limit waiting that is never reached', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		expect(await errorOf(readPages(list(omneo.client), { limit: 9 }))).toMatchObject(INCOMPLETE(2));
		expect(omneo.calls).toHaveLength(2);
		await expect(readPages(list(omneo.client), { limit: 2 })).resolves.toEqual(first);
	});

	it('does not offer a page after the last', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		const nexts = [1, 2, 3, 4].map(async (number) => (await list(omneo.client)(number)).next);
		await expect(Promise.all(nexts)).resolves.toEqual([2, 3, undefined, undefined]);
	});

	it('leaves a look-up in doubt', async () => {
		const omneo = new FakeOmneo({ 'GET /locations': page(first, 1, 3) });
		await expect(readForLookup(list(omneo.client))).resolves.toEqual({
			records: first,
			cut: true,
			unread: 0,
		});
	});

	it('and says nothing of pages has given all of a short list, and perhaps not of a full one', async () => {
		const repeating = (count: number) =>
			new FakeOmneo({ 'GET /locations': { status: 200, body: { data: numbered(1, count) } } });
		expect(await readAll(repeating(2))).toEqual({ ids: [1, 2], calls: 2 });
		await expect(readForLookup(list(repeating(99).client))).resolves.toMatchObject({ cut: false });
		await expect(readForLookup(list(repeating(100).client))).resolves.toMatchObject({ cut: true });
	});
});

describe('a list that does not add up', () => {
	const pages = (total: number | undefined, ...sizes: number[]): ReadPage<{ id: number }> => {
		let from = 1;
		const parts = sizes.map((size) => numbered(from, (from += size) - 1));
		return async (ref) => {
			const number = ref as number;
			const records = parts[number - 1];
			const next = number < sizes.length ? number + 1 : undefined;
			return { records, ids: records.map(({ id }) => id), next, total };
		};
	};

	it.each<[number | undefined, number[], boolean]>([
		[undefined, [100], false],
		[100, [100], false],
		[250, [100], true],
		[200, [100], true],
		[199, [100], false],
		[250, [100, 100], false],
		[300, [100, 100], true],
		[50, [100], false],
		[9, [0], true],
		[0, [0], false],
	])('and says %j records, with pages of %j, is cut: %s', async (total, sizes, cut) => {
		expect((await readForLookup(pages(total, ...sizes))).cut).toBe(cut);
		const read = readPages(pages(total, ...sizes));
		const count = sizes.reduce((sum, size) => sum + size, 0);
		if (cut) expect(await errorOf(read)).toMatchObject(INCOMPLETE(count));
		else await expect(read).resolves.toHaveLength(count);
	});
});

describe('a list without end', () => {
	const fresh =
		(withLast: boolean, calls: unknown[]): ReadPage<{ id: number }> =>
		async (ref) => {
			calls.push(ref);
			const id = ref as number;
			return { records: [{ id }], ids: [id], next: id + 1, last: withLast ? 1e9 : undefined };
		};

	it('of new IDs ends with an error', async () => {
		const calls: unknown[] = [];
		expect(await errorOf(readPages(fresh(false, calls)))).toMatchObject(INCOMPLETE(1_000));
		expect(calls).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
		await expect(readPages(fresh(false, []), { limit: 7 })).resolves.toHaveLength(7);
	});

	it('ends with an error where it names a last page that is far away', async () => {
		const calls: unknown[] = [];
		// One page, and then four at a time.
		expect(await errorOf(readPages(fresh(true, calls)))).toMatchObject(INCOMPLETE(1_001));
		expect(calls).toHaveLength(1_001);
	});

	it('is read by a look-up over some pages only', async () => {
		const calls: unknown[] = [];
		const { cut } = await readForLookup(fresh(false, calls));
		expect([calls.length, cut]).toEqual([50, true]);
		const aside: unknown[] = [];
		expect((await readForLookup(fresh(true, aside))).cut).toBe(true);
		expect(aside.length).toBeLessThan(54);
	});
});

describe('pages', () => {
	const three =
		(calls: PageRef[], more: Partial<Page<{ id: number }>> = {}): ReadPage<{ id: number }> =>
		async (ref) => {
			calls.push(ref);
			const id = ref as number;
			await Promise.resolve();
			const next = id < 9 ? id + 1 : undefined;
			return { records: [{ id }], ids: [id], next, last: 9, ...more };
		};

	it('are read side by side where their number is known, a few at a time', async () => {
		let underWay = 0;
		let most = 0;
		const read = three([]);
		const counted: typeof read = async (ref) => {
			most = Math.max(most, (underWay += 1));
			const found = await read(ref);
			await new Promise(setImmediate);
			underWay -= 1;
			return found;
		};
		expect(await readPages(counted)).toEqual(numbered(1, 9));
		expect(most).toBe(4);
		most = 0;
		expect(await readPages(counted, { limit: 6 })).toEqual(numbered(1, 6));
		expect(most).toBe(1);
	});

	it('of a wrong last page, which is before the next, are read one by one', async () => {
		const calls: PageRef[] = [];
		expect(await readPages(three(calls, { last: 1 }))).toEqual(numbered(1, 9));
		expect(calls).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('that share records give each of them once', async () => {
		const parts = [numbered(1, 3), numbered(3, 5), numbered(5, 7)];
		const read: ReadPage<{ id: number }> = async (ref) => {
			const number = ref as number;
			const records = parts[number - 1];
			return {
				records,
				ids: records.map(({ id }) => id),
				next: number < 3 ? number + 1 : undefined,
			};
		};
		expect(await readPages(read)).toEqual(numbered(1, 7));
		expect(await readPages(read, { limit: 4 })).toEqual(numbered(1, 4));
	});

	it.each([undefined, null, '', { toString: 1 }, [7]])(
		'of records with the ID %j are all kept',
		async (id) => {
			const read = async (ref: PageRef): Promise<Page<object>> => ({
				records: [{ id, name: 'same' }],
				ids: [id],
				next: (ref as number) < 3 ? (ref as number) + 1 : undefined,
				last: 3,
			});
			expect(await readPages(read)).toHaveLength(3);
		},
	);

	it('tell IDs apart as text', async () => {
		const parts = [
			[{ id: 1 }, { id: '2' }],
			[{ id: '1' }, { id: 2 }],
		];
		const read = async (ref: PageRef): Promise<Page<object>> => {
			const records = parts[(ref as number) - 1];
			return { records, ids: records.map(({ id }) => id), next: 2 };
		};
		await expect(readForLookup(read)).resolves.toEqual({ records: parts[0], cut: true, unread: 0 });
	});

	it('of which no entry can be read are not the end', async () => {
		const omneo = new FakeOmneo({
			'GET /locations': (request) => {
				const number = numberOf(request);
				return page(number < 3 ? [null, 'x'] : [{ id: 7 }], number, 3);
			},
		});
		expect(await readAll(omneo)).toEqual({ ids: [7], calls: 3 });
	});
});

describe('a list that is longer than a look-up reads', () => {
	const UNSURE = /^matches too many records to pick one safely\. Choose By ID instead\.$/;
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
