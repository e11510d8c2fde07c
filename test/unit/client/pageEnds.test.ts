/** Where a list ends that was followed by its links, or that is short. */
import { type PageRef, readPageEnd } from '../../../omneo/client/pageLinks';

const LINKED: PageRef = { query: { cursor: 'a' } };

it.each<[string, object]>([
	['a link that is null', { links: { next: null } }],
	['the last page', { meta: { last_page: 3 } }],
	['the number of all', { meta: { total: 9 } }],
	['nothing', {}],
])('a page that a link led to, with %s, has none after it', (_, body) => {
	expect(readPageEnd(body as never, LINKED, 2).next).toBeUndefined();
	expect(readPageEnd(body as never, LINKED, 2).speculative).toBeUndefined();
});

it('a page that a link led to shows which page is the last where it says so', () => {
	expect(readPageEnd({ meta: { last_page: 3 } }, LINKED, 2)).toEqual({ last: 3, total: undefined });
	expect(readPageEnd({ links: { next: null } }, LINKED, 2)).toHaveProperty('last', undefined);
	expect(readPageEnd({}, LINKED, 2)).not.toHaveProperty('last');
});

it('a page with fewer records than it may hold is the last', () => {
	expect(readPageEnd({ meta: { per_page: 3 } }, 1, 2).next).toBeUndefined();
	expect(readPageEnd({ meta: { per_page: 3 } }, 1, 3)).toEqual({ next: 2, speculative: true });
	expect(readPageEnd({ meta: { per_page: '12' } }, 1, 12).next).toBe(2);
	expect(readPageEnd({ meta: { per_page: 'x' } }, 1, 2).next).toBe(2);
});
