/** What pickers name, and what becomes of it: the ID, or why there is none. */
import {
	type Reference,
	customerIdOf,
	definitionIdOf,
	locationIdOf,
	findReferences,
	resolveZone,
} from '../../../omneo/client/references';
import { FieldLookups } from '../../../omneo/client/fieldLookups';
import { FieldErrors } from '../../../omneo/validation';
import { CUSTOMER, FakeOmneo, STAFF, records, data } from '../support';

const ANA = {
	id: CUSTOMER,
	first_name: 'Ana',
	last_name: 'Lee',
	email: 'ana@example.com',
	mobile_phone: '+61400000001',
};
const ROUTES = {
	'GET /locations': records({ id: 7, name: 'Central' }, { id: 8, name: 'Room 2' }),
	'GET /locations/7': data({ id: 7, timezone: 'Australia/Perth' }),
	'GET /appointment-definitions': records({ id: 12, name: 'Styling' }, { id: 13, name: '44' }),
	'GET /locations/7/profiles': records({
		id: 1,
		profile_id: STAFF,
		profile: { id: STAFF, first_name: 'Priya', last_name: 'Rao' },
	}),
	'GET /profiles': records(ANA),
};

const omneo = () => new FakeOmneo(ROUTES);
const ref = (by: Reference['by'], value: unknown): Reference => ({ by, value });
const value = (read: { ok: boolean; value?: unknown }) => (read.ok ? read.value : 'refused');
const refused = { ok: false, problem: expect.any(String) };
const required = { ok: false, problem: 'is required' };

it.each<[Reference['by'], unknown, unknown]>([
	['id', '12', 12],
	['name', 'styling', 12],
	['name', '44', 13],
	['name', '12', 12],
	['name', 'nothing', 'refused'],
	['name', '0', 'refused'],
	['id', 'Styling', 'refused'],
])('a service by %s %j is %j', async (by, given, id) => {
	expect(value(await definitionIdOf(ref(by, given), omneo().lookups))).toBe(id);
});

it('a service without a value is required, and is not looked up', async () => {
	const { lookups, calls } = omneo();
	expect(await definitionIdOf(ref('id', ''), lookups)).toEqual(required);
	expect(await definitionIdOf(ref('name', ''), lookups)).toEqual(required);
	expect(await definitionIdOf(ref('name', {}), lookups)).toEqual(refused);
	expect(calls).toEqual([]);
	expect(value(await locationIdOf(ref('name', 'CENTRAL'), lookups))).toBe(7);
});

it.each<[Reference['by'], unknown, unknown]>([
	['id', CUSTOMER.toUpperCase(), CUSTOMER],
	['email', 'ANA@example.com', CUSTOMER],
	['mobilePhone', '+61 400 000 001', CUSTOMER],
	['name', 'ana lee', CUSTOMER],
	['name', STAFF, STAFF],
	['id', 'Ana Lee', 'refused'],
	['id', 'ana@example.com', 'refused'],
	['email', CUSTOMER, 'refused'],
	['email', 'ben@example.com', 'refused'],
	['mobilePhone', CUSTOMER, 'refused'],
	['mobilePhone', 'ana@example.com', 'refused'],
	['name', 'Ben', 'refused'],
	['name', {}, 'refused'],
])('a customer by %s %j is %j', async (by, given, id) => {
	expect(value(await customerIdOf(ref(by, given), omneo().lookups))).toBe(id);
});

it.each<Reference['by']>(['id', 'email', 'mobilePhone', 'name'])(
	'a customer by %s without a value is required',
	async (by) => {
		const { lookups, calls } = omneo();
		expect(await customerIdOf(ref(by, ' '), lookups)).toEqual(required);
		expect(calls).toEqual([]);
	},
);

describe('a staff member', () => {
	const resolved = async (
		staff: Reference,
		{ location = undefined as Reference | undefined, other = undefined as number | undefined } = {},
	) => {
		const [{ lookups }, check] = [omneo(), new FieldErrors()];
		let asked = 0;
		const pickers = { staff_id: staff, ...(location && { location_id: location }) };
		const form = new FieldLookups();
		const found = findReferences(pickers, lookups, form, async () => {
			asked += 1;
			return other;
		});
		const ids = await form.settle({ ...found }, check);
		return { id: ids.staff_id, problems: Object.keys(check.messages), asked };
	};

	it('by ID needs no location', async () => {
		expect(await resolved(ref('id', STAFF))).toEqual({ id: STAFF, problems: [], asked: 0 });
		expect(await resolved(ref('id', ''))).toEqual({ id: undefined, problems: [], asked: 0 });
		expect((await resolved(ref('id', 'Priya Rao'))).problems).toEqual(['staff_id']);
	});

	it('by name is looked for at the location beside it, else at the other one', async () => {
		const location = ref('id', 7);
		expect(await resolved(ref('name', 'priya rao'), { location })).toEqual({
			id: STAFF,
			problems: [],
			asked: 0,
		});
		expect(await resolved(ref('name', 'priya rao'), { other: 7 })).toMatchObject({
			id: STAFF,
			asked: 1,
		});
	});

	it('by name without a location is refused, unless it is an ID or blank', async () => {
		expect(await resolved(ref('name', 'priya'))).toEqual({
			id: undefined,
			problems: ['staff_id'],
			asked: 1,
		});
		expect(await resolved(ref('name', STAFF))).toMatchObject({ id: STAFF, problems: [] });
		expect(await resolved(ref('name', ''))).toEqual({ id: undefined, problems: [], asked: 0 });
		expect((await resolved(ref('name', {}))).problems).toEqual(['staff_id']);
	});
});

describe('the zone of clock times', () => {
	const zone = async (source: object, noted: string[] = []) => {
		const check = new FieldErrors();
		for (const field of noted) check.add(field, 'is wrong');
		const { lookups } = omneo();
		const context = { lookups, workflowZone: 'Europe/London' };
		return [await resolveZone(source, context, check), Object.keys(check.messages)];
	};

	it('is the given one, else the location’s, else the workflow’s', async () => {
		expect(await zone({ timezone: 'asia/tokyo', locationId: 7 })).toEqual(['Asia/Tokyo', []]);
		expect(await zone({ locationId: 7 })).toEqual(['Australia/Perth', []]);
		expect(await zone({})).toEqual(['Europe/London', []]);
	});

	it('is not known when it or the location is wrong', async () => {
		expect(await zone({ timezone: 'Perth time', locationId: 7 })).toEqual([
			undefined,
			['timezone'],
		]);
		expect(await zone({ locationId: 9 })).toEqual([undefined, ['location_id']]);
		const wrongPlace = { locationId: Promise.resolve(undefined) };
		expect(await zone(wrongPlace, ['location_id'])).toEqual([undefined, ['location_id']]);
		expect(await zone({}, ['profile_id'])).toEqual(['Europe/London', ['profile_id']]);
		expect(await zone({ locationId: 7 }, ['location_id'])).toEqual([
			'Australia/Perth',
			['location_id'],
		]);
	});
});
