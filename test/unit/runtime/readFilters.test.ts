import { keepAll, queryOf } from '../../../omneo/client/listFilters';
import type { Reference } from '../../../omneo/client/references';
import type { Item } from '../../../nodes/Omneo/runtime/item';
import { type FilterNames, readFilters } from '../../../nodes/Omneo/runtime/readFilters';
import { CUSTOMER, FakeOmneo, STAFF, data, errorOf, records } from '../support';

const NAMES: FilterNames = {
	statuses: [
		{ name: 'Requested', value: 'requested' },
		{ name: 'Confirmed', value: 'confirmed' },
	],
};

const byId = (value: unknown): Reference => ({ by: 'id', value });
const byName = (value: unknown): Reference => ({ by: 'name', value });

interface Filled {
	plain?: Record<string, unknown>;
	pickers?: Record<string, Reference>;
}

/** What a list asks for and keeps, with these filters on the form. */
async function read(
	{ plain = {}, pickers = {} }: Filled,
	names = NAMES,
	omneo = new FakeOmneo({}),
) {
	const item = {
		group: () => ({ plain, reference: (name: string) => pickers[name] }),
		lookups: omneo.lookups,
		workflowZone: 'Australia/Melbourne',
		now: Date.UTC(2026, 4, 11),
	};
	const filters = await readFilters<Record<string, unknown>>(item as unknown as Item, names);
	return { query: queryOf(filters), keep: keepAll(filters) };
}

it('asks for nothing and keeps everything without filters', async () => {
	const { query, keep } = await read({});
	expect(query).toEqual({});
	expect(keep({})).toBe(true);
});

it('sends the IDs of pickers, and checks them on what comes back', async () => {
	const { query, keep } = await read({
		pickers: { appointmentDefinitionId: byId('22'), profileId: byId(CUSTOMER) },
	});
	expect(query).toEqual({
		'filter[appointment_definition_id]': 22,
		'filter[profile_id]': CUSTOMER,
	});
	expect(keep({ appointment_definition_id: 22, profile_id: CUSTOMER })).toBe(true);
	expect(keep({ appointment_definition_id: 23, profile_id: CUSTOMER })).toBe(false);
	expect(keep({})).toBe(false);
});

it('finds a staff member by name at the location that is picked beside it', async () => {
	const person = { id: STAFF, first_name: 'Priya', last_name: 'Raman' };
	const omneo = new FakeOmneo({
		'GET /locations/7/profiles': records({ id: 99, profile_id: STAFF, profile: person }),
	});
	const pickers = { staffId: byName('priya raman'), locationId: byId(7) };
	const { query } = await read({ pickers }, { ...NAMES, staff: 'staffId' }, omneo);
	expect(query).toEqual({ 'filter[location_id]': 7, 'filter[staff_id]': STAFF });
});

describe('status', () => {
	it('is sent when it is a single one', async () => {
		expect((await read({ plain: { status: ['confirmed'] } })).query).toEqual({
			'filter[status]': 'confirmed',
		});
	});

	it('is only checked on what comes back when there are several', async () => {
		const { query, keep } = await read({ plain: { status: 'confirmed, requested' } });
		expect(query).toEqual({});
		expect([{ status: 'requested' }, { status: 'cancelled' }, {}].map(keep)).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('times', () => {
	const at = (text: string) => ({ scheduled_start_at: text });

	it('are never sent; the first bound counts and the second does not', async () => {
		const { query, keep } = await read({
			plain: { startsFrom: '2026-05-11T10:00:00Z', startsBefore: '2026-05-11T12:00:00Z' },
		});
		expect(query).toEqual({});
		const times = ['09:59:59', '10:00:00', '11:59:59', '12:00:00'];
		expect(times.map((time) => keep(at(`2026-05-11 ${time}`)))).toEqual([false, true, true, false]);
		expect(keep({})).toBe(false);
	});

	it.each([
		['the workflow, without a zone', {}, '2026-05-11 00:00:00'],
		['the picked zone', { timezone: byName('Europe/London') }, '2026-05-11 09:00:00'],
	])('without an offset are local times of %s', async (_, pickers, first) => {
		const { keep } = await read({ plain: { startsFrom: '2026-05-11 10:00' }, pickers });
		expect(keep(at(first))).toBe(true);
		expect(keep(at(first.replace(':00:00', ':00:01')))).toBe(true);
		expect(keep(at('2026-05-10 23:59:59'))).toBe(false);
	});

	it('of a repeated hour take the earlier one, so that nothing is left out', async () => {
		// Clocks in Melbourne go back at 3:00 on 5 April 2026: 2:30 is at 15:30 and at 16:30 UTC.
		const { keep } = await read({ plain: { startsFrom: '2026-04-05 02:30' } });
		expect(keep(at('2026-04-04 15:30:00'))).toBe(true);
		expect(keep(at('2026-04-04 15:29:59'))).toBe(false);
	});

	it('look at the field of the list', async () => {
		const time = { field: 'desired_start_at', from: 'desiredFrom', before: 'desiredBefore' };
		const { keep } = await read(
			{ plain: { desiredFrom: '2026-05-11T10:00:00Z' } },
			{ ...NAMES, time },
		);
		expect(keep({ desired_start_at: '2026-05-11 10:00:00' })).toBe(true);
		expect(keep(at('2026-05-11 10:00:00'))).toBe(false);
	});
});

it('names every filter that cannot be used in one error, without a request', async () => {
	const omneo = new FakeOmneo({ 'GET /locations/7': data({ id: 7 }) });
	const error = await errorOf(
		read(
			{
				plain: { status: ['gone'], startsFrom: 'soon' },
				pickers: { profileId: byId(''), locationId: byId('x'), timezone: byName('AEST') },
			},
			NAMES,
			omneo,
		),
	);
	expect(error.kind).toBe('invalidInput');
	expect(Object.keys(error.fields).sort()).toEqual([
		'location_id',
		'profile_id',
		'starts_from',
		'status',
		'timezone',
	]);
	expect(error.fields.profile_id).toEqual(['is empty. Choose a value or remove the filter.']);
	expect(omneo.calls).toEqual([]);
});

it('refuses a zone that does not exist even when no time needs it', async () => {
	const error = await errorOf(read({ pickers: { timezone: byName('Mars/Olympus') } }));
	expect(Object.keys(error.fields)).toEqual(['timezone']);
});
