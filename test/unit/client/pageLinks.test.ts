/** Where a list goes on, by whatever its answer says about that. */
import { type PageEnd, type PageRef, readPageEnd } from '../../../omneo/client/pageLinks';

const LINK = 'https://elsewhere.test/api/v3/locations';

/** What is read of an answer with so many entries, without what is not known. */
function endOf(body: Record<string, unknown>, asked: PageRef = 1, size = 2): PageEnd {
	const { next, last, total, speculative } = readPageEnd(body, asked, size);
	return Object.fromEntries(
		Object.entries({ next, last, total, speculative }).filter(([, value]) => value !== undefined),
	);
}

describe('the number of the last page', () => {
	it.each<[unknown, number, PageEnd]>([
		[3, 1, { next: 2, last: 3 }],
		['3', 1, { next: 2, last: 3 }],
		[' 3 ', 2, { next: 3, last: 3 }],
		[3, 3, { last: 3 }],
		[3, 4, { last: 3 }],
		[0, 1, { last: 0 }],
	])('%j, on page %i, leads to %j', (last_page, asked, end) => {
		expect(endOf({ meta: { last_page } }, asked)).toEqual(end);
	});

	it.each([undefined, null, 'three', '', -1, 1.5, true, {}, [3], '3.0', '1234567890', Infinity])(
		'that is no number says nothing: %j',
		(last_page) => {
			expect(endOf({ meta: { last_page } })).toEqual({ next: 2, speculative: true });
		},
	);

	it('is not the end of an empty page', () => {
		expect(endOf({ meta: { last_page: 5_000, total: 9 } }, 1, 0)).toEqual({
			last: 5_000,
			total: 9,
		});
	});
});

describe('the number of all records', () => {
	it.each<[Record<string, unknown>, number, number, PageEnd]>([
		[{ total: 5 }, 1, 2, { next: 2, total: 5 }],
		[{ total: '5' }, 2, 2, { next: 3, total: 5 }],
		[{ total: 5 }, 3, 2, { total: 5 }],
		[{ total: 4 }, 2, 2, { total: 4 }],
		[{ total: 5, per_page: 2 }, 3, 1, { total: 5 }],
		[{ total: 6, per_page: '2' }, 3, 1, { next: 4, total: 6 }],
		[{ total: 3, last_page: 1 }, 1, 2, { next: 2, last: 1, total: 3 }],
		[{ total: 2, last_page: 2 }, 1, 2, { next: 2, last: 2, total: 2 }],
		[{ total: 0 }, 1, 2, { total: 0 }],
	])('%j, on page %i of %i entries, leads to %j', (meta, asked, size, end) => {
		expect(endOf({ meta }, asked, size)).toEqual(end);
	});
});

describe('the link to the next page', () => {
	it.each<[string, PageRef | undefined]>([
		[`${LINK}?page%5Bnumber%5D=2&page%5Bsize%5D=100`, 2],
		[`${LINK}?page=2`, 2],
		[`/locations?page=2#top`, 2],
		[`${LINK}?page=5`, { query: { page: '5' } }],
		[`${LINK}?page=two`, { query: { page: 'two' } }],
		[`${LINK}?page=2&cursor=abc`, { query: { page: '2', cursor: 'abc' } }],
		[`${LINK}?page=2&page[after]=9`, { query: { page: '2', 'page[after]': '9' } }],
		[`${LINK}?page=2&Offset=9`, { query: { page: '2', Offset: '9' } }],
		[`${LINK}?page%5Bcursor%5D=a%2Bb%3D#top`, { query: { 'page[cursor]': 'a+b=' } }],
		[`${LINK}?`, { query: {} }],
	])('%s leads to %j', (link, next) => {
		expect(endOf({ links: { next: link } })).toEqual({ next });
	});

	it('counts more than the number of the last page and of all records', () => {
		const meta = { last_page: 1, total: 2 };
		const next = `${LINK}?page=2`;
		expect(endOf({ meta, links: { next } })).toEqual({ next: 2, last: 1, total: 2 });
	});

	it('of a page that was reached by a link is a link again', () => {
		const next = `${LINK}?page=2`;
		expect(endOf({ links: { next } }, { query: { page: '1' } })).toEqual({
			next: { query: { page: '2' } },
		});
	});

	it('that is null ends the list, when no number says otherwise', () => {
		expect(endOf({ links: { next: null } })).toEqual({});
		expect(endOf({ links: { next: null }, meta: { last_page: 2 } })).toEqual({ next: 2, last: 2 });
		expect(endOf({ links: { next: null }, meta: { total: 3 } })).toEqual({ next: 2, total: 3 });
	});

	it.each<unknown>([LINK, '', ' ', 7, {}, { toString: 1 }, true, [[]], undefined])(
		'that leads nowhere says nothing: %j',
		(next) => {
			expect(endOf({ links: { next } })).toEqual({ next: 2, speculative: true });
		},
	);
});

describe('an answer that says nothing of its end', () => {
	it.each([{}, { meta: null, links: null }, { meta: [], links: 'x' }, { meta: { count: 2 } }])(
		'is read on: %j',
		(body) => {
			expect(endOf(body)).toEqual({ next: 2, speculative: true });
			expect(endOf(body, 7)).toEqual({ next: 8, speculative: true });
			expect(endOf(body, 7, 0)).toEqual({});
		},
	);

	it('is read on when its page is full, and ends when it is not', () => {
		expect(endOf({ meta: { per_page: 2 } })).toEqual({ next: 2, speculative: true });
		expect(endOf({ meta: { per_page: '3' } })).toEqual({});
	});

	it('ends a list that is read by links', () => {
		const asked = { query: { cursor: 'abc' } };
		expect(endOf({ links: { next: null } }, asked)).toEqual({});
		expect(endOf({}, asked)).toEqual({});
		expect(endOf({ meta: { total: 9, last_page: 3 } }, asked)).toEqual({ last: 3, total: 9 });
		expect(endOf({ meta: { total: 9 } }, asked)).toEqual({ total: 9 });
	});
});
