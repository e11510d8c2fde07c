/** Look-ups by name in lists whose rows are not as documented. */
import { CUSTOMER, FakeOmneo, STAFF, problemOf } from '../support';

/** A list that says that it is whole. */
const records = (...rows: unknown[]) => ({
	status: 200,
	body: { data: rows, meta: { current_page: 1, last_page: 1 } },
});

const UNREAD = /^some records of Omneo's list couldn't be read/;

const byName = {
	definition: {
		route: 'GET /appointment-definitions',
		find: async (omneo: FakeOmneo) => await omneo.lookups.definitionByName('Styling'),
	},
	location: {
		route: 'GET /locations',
		find: async (omneo: FakeOmneo) => await omneo.lookups.locationByName('Styling'),
	},
};

describe.each(Object.entries(byName))('a %s by name', (_, { route, find }) => {
	it('is found where its ID is written as text', async () => {
		const omneo = new FakeOmneo({ [route]: records({ id: '8', name: 'Styling' }) });
		expect(await find(omneo)).toEqual({ ok: true, value: 8 });
	});

	it.each([
		[{ name: 'Styling' }],
		[{ id: null, name: 'Styling' }],
		[{ record: { id: 8, name: 'Styling' } }],
		[{ id: 'abc', name: 'Styling' }],
		['Styling'],
	])('is not said to be missing while the row %j could be it', async (row) => {
		const omneo = new FakeOmneo({ [route]: records(row, { id: 9, name: 'Other' }) });
		expect(problemOf(await find(omneo))).toMatch(UNREAD);
	});

	it('is found among rows that cannot be read', async () => {
		const omneo = new FakeOmneo({ [route]: records({}, { id: 8, name: 'Styling' }, null) });
		expect(await find(omneo)).toEqual({ ok: true, value: 8 });
	});

	it('is missing where every row can be read', async () => {
		const omneo = new FakeOmneo({ [route]: records({ id: '9', name: 'Other' }) });
		expect(problemOf(await find(omneo))).toMatch(/^there's no .* named 'Styling'/);
	});
});

describe('staff by name', () => {
	const post = (more: object) => ({ profile_id: STAFF, is_active: true, ...more });
	const find = async (...rows: unknown[]) =>
		await new FakeOmneo({ 'GET /locations/7/profiles': records(...rows) }).lookups.staffByName(
			7,
			'Priya Nair',
		);
	const priya = { id: STAFF, first_name: 'Priya', last_name: 'Nair' };

	it('are not said to be missing while a row does not say who it is', async () => {
		expect(problemOf(await find(post({})))).toMatch(UNREAD);
		expect(problemOf(await find(post({ is_active: 'perhaps', profile: priya })))).toMatch(UNREAD);
	});

	it('are found at a location whose ID is text', async () => {
		expect(await find(post({ location_id: '7', profile: priya }))).toEqual({
			ok: true,
			value: STAFF,
		});
	});

	it('are missing where the rows without a person are of those who left', async () => {
		expect(problemOf(await find(post({ is_active: false })))).toMatch(/^there's no staff member/);
	});
});

it('a customer is not said to be missing while a row of the search cannot be read', async () => {
	const search = { 'GET /profiles': records({ email: 'ana@example.com' }) };
	const found = await new FakeOmneo(search).lookups.profileByEmail('ana@example.com');
	expect(problemOf(found)).toMatch(UNREAD);
	const other = { 'GET /profiles': records({ id: CUSTOMER, email: 'ben@example.com' }) };
	const none = await new FakeOmneo(other).lookups.profileByEmail('ana@example.com');
	expect(problemOf(none)).toMatch(/^no profile has this/);
});
