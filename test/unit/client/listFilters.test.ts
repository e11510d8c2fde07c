/** What a filter sends, and which records pass it. */
import {
	type Filter,
	equals,
	isOn,
	keepAll,
	mentions,
	oneOf,
	queryOf,
} from '../../../omneo/client/listFilters';

interface Entry {
	name?: unknown;
	last?: unknown;
}

const passing = (filter: Filter<Entry>, names: unknown[]) =>
	names.filter((name) => filter.holds({ name }));

it('equality is sent, and knows an ID in capitals', () => {
	const filter = equals<Entry>('name', 'Ab');
	expect(filter.sent).toEqual({ name: 'name', value: 'Ab' });
	expect(passing(filter, ['ab', 'AB', 'abc', undefined, null, ''])).toEqual(['ab', 'AB']);
});

it('one of several is not sent, and one alone is', () => {
	expect(oneOf<Entry>('name', ['x']).sent).toEqual({ name: 'name', value: 'x' });
	const several = oneOf<Entry>('name', ['x', 7]);
	expect(several.sent).toBeUndefined();
	expect(passing(several, ['x', 'y', 7, '7', undefined])).toEqual(['x', 7, '7']);
});

it.each([
	[true, 1, [true, 'true', 1, '1', undefined, null, '']],
	[false, 0, [false, 'false', 0, '0', 'x', undefined, null, '']],
])(
	'a flag that is %s is sent as %d, and where nothing is said the server is trusted',
	(on, sent, held) => {
		const filter = isOn<Entry>('name', on);
		expect(filter.sent).toEqual({ name: 'name', value: sent });
		const all = [true, 'true', 1, '1', false, 'false', 0, '0', 'x', undefined, null, ''];
		expect(passing(filter, all)).toEqual(held);
	},
);

it('words are looked for in all of the fields together, and are not sent', () => {
	const filter = mentions<Entry>(['name', 'last'], 'ana Müller');
	expect(filter.sent).toBeUndefined();
	expect(filter.holds({ name: 'Ana', last: 'Muller' })).toBe(true);
	expect(filter.holds({ name: 'Müller, Ana' })).toBe(true);
	expect(filter.holds({ name: 'Ana', last: null })).toBe(false);
	expect(filter.holds({ last: 'Müller' })).toBe(false);
	expect(mentions<Entry>(['name', 'last'], 'undefined').holds({})).toBe(false);
	expect(mentions<Entry>(['name', 'last'], 'ab').holds({ name: 'a', last: 'b' })).toBe(false);
});

it('all that is sent makes the query, and a record passes all', () => {
	const filters = [equals<Entry>('name', 7), mentions<Entry>(['last'], 'x')];
	expect(queryOf(filters)).toEqual({ 'filter[name]': 7 });
	expect(queryOf([])).toEqual({});
	const keep = keepAll(filters);
	expect([{ name: 7, last: 'x' }, { name: 7 }, { last: 'x' }].map(keep)).toEqual([
		true,
		false,
		false,
	]);
});
