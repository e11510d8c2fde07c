import { appointment } from '../../omneo/schema';
import { single } from './envelopes';
import { NOW, alteration, styling, withSandbox } from './client';

let clock = NOW;
const { sandbox, ask } = withSandbox({ now: () => clock });

beforeEach(() => {
	clock = NOW;
});

const book = async (body: unknown): Promise<number> =>
	(await ask('POST', '/appointments', { body })).json.data.id;
const change = async (id: number, body: unknown) =>
	await ask('PUT', `/appointments/${id}`, { body });

/** The fields a change is refused with, or `[]` when it is made. */
async function refusedFields(id: number, body: unknown): Promise<string[]> {
	const { status, json } = await change(id, body);
	return status === 200 ? [] : Object.keys(json.errors);
}

const at = (start: string, end: string) => ({ scheduled_start_at: start, scheduled_end_at: end });

describe('a change', () => {
	test('touches what it names and nothing else', async () => {
		const id = await book(alteration(sandbox(), { notes: 'Hem', meta: { vip: true } }));
		const before = sandbox().appointments()[0];
		const answer = await change(id, { notes: 'Hem and buttons' });
		expect(answer.status).toBe(200);
		expect(single(appointment).parse(answer.json).data).toEqual({
			...before,
			notes: 'Hem and buttons',
		});
		expect((await ask('GET', `/appointments/${id}`)).json).toEqual(answer.json);
		expect((await change(id, {})).json).toEqual(answer.json);
	});

	test('moves to another service, place, customer and staff member', async () => {
		const { definitions, locations, customers, staff } = sandbox().seed;
		const id = await book(alteration(sandbox()));
		const body = {
			appointment_definition_id: definitions.personalStyling,
			location_id: locations.london,
			profile_id: customers.wei,
			assigned_staff_id: staff.eleanor,
			transaction: { receipt_ref: 'R-10231' },
			order: { order_number: '#1001' },
		};
		expect((await change(id, body)).json.data).toMatchObject({
			appointment_definition: { handle: 'personal-styling' },
			location: { timezone: 'Europe/London' },
			profile: { first_name: 'Wei' },
			assigned_staff: { first_name: 'Eleanor' },
			transaction_id: 7001,
			order_id: 8001,
		});
	});

	test('with null empties a field', async () => {
		const full = {
			notes: 'Hem',
			meta: { vip: true },
			transaction: { id: 7001 },
			order: { id: 8001 },
			assigned_staff_id: sandbox().seed.staff.priya,
		};
		const id = await book(alteration(sandbox(), full));
		const nothing = Object.fromEntries(Object.keys(full).map((key) => [key, null]));
		expect((await change(id, { ...nothing, confirmed_at: null })).json.data).toMatchObject({
			notes: null,
			meta: null,
			transaction: null,
			transaction_id: null,
			order: null,
			assigned_staff: null,
			confirmed_at: null,
		});
	});

	test('is refused for what cannot be found, is not known or must not be empty, and changes nothing', async () => {
		const id = await book(alteration(sandbox()));
		const before = sandbox().appointments();
		const unknownId = 'c0ffee00-0000-4000-8000-999999999999';
		const wrong: Array<[Record<string, unknown>, string]> = [
			[{ profile_id: unknownId }, 'profile_id'],
			[{ location_id: 99 }, 'location_id'],
			[{ appointment_definition_id: 99 }, 'appointment_definition_id'],
			[{ assigned_staff_id: unknownId }, 'assigned_staff_id'],
			[{ transaction: { id: 1 } }, 'transaction'],
			[{ timezone: 'Mars/Olympus' }, 'timezone'],
			[{ status: 'lost' }, 'status'],
			[{ location_id: null }, 'location_id'],
			[{ answers: [] }, 'answers'],
			[{ scheduled_end_at: '2026-05-11 09:00:00' }, 'scheduled_end_at'],
		];
		for (const [body, field] of wrong) {
			expect(await refusedFields(id, { notes: 'lost', ...body })).toEqual([field]);
		}
		expect(sandbox().appointments()).toEqual(before);
	});

	test('of an appointment that does not exist is answered with 404', async () => {
		expect((await change(99, { notes: 'x' })).status).toBe(404);
	});

	test('cannot take the staff away from a service that needs them, unless that is allowed', async () => {
		const id = await book(styling(sandbox()));
		expect(await refusedFields(id, { assigned_staff_id: null })).toEqual(['assigned_staff_id']);
		sandbox().switches({ enforceStaff: false });
		expect(await refusedFields(id, { assigned_staff_id: null })).toEqual([]);
	});
});

describe('a new time', () => {
	test('is read in the zone of the request, or in the one of the appointment', async () => {
		const id = await book(alteration(sandbox()));
		const noon = at('2026-05-12 12:00:00', '2026-05-12 12:15:00');
		expect((await change(id, noon)).json.data).toMatchObject({
			scheduled_start_at: '2026-05-12 02:00:00',
			timezone: 'Australia/Melbourne',
		});
		const moved = (await change(id, { ...noon, timezone: 'Europe/London' })).json.data;
		expect(moved).toMatchObject({
			scheduled_start_at: '2026-05-12 11:00:00',
			timezone: 'Europe/London',
		});
		const zone = (await change(id, { timezone: 'UTC' })).json.data;
		expect(zone).toMatchObject({ scheduled_start_at: '2026-05-12 11:00:00', timezone: 'UTC' });
	});

	test('must be free when availability is enforced, and the appointment is not in its own way', async () => {
		sandbox().switches({ enforceAvailability: true });
		const id = await book(styling(sandbox()));
		await book(styling(sandbox(), at('2026-05-11 12:30:00', '2026-05-11 13:30:00')));
		expect(await refusedFields(id, at('2026-05-11 10:30:00', '2026-05-11 11:30:00'))).toEqual([]);
		expect(await refusedFields(id, at('2026-05-11 12:00:00', '2026-05-11 13:00:00'))).toEqual([
			'assigned_staff_id',
		]);
		expect(await refusedFields(id, at('2026-05-11 03:00:00', '2026-05-11 04:00:00'))).toEqual([
			'scheduled_start_at',
		]);
		const { eleanor } = sandbox().seed.staff;
		expect(await refusedFields(id, { assigned_staff_id: eleanor })).toEqual(['assigned_staff_id']);
		expect(await refusedFields(id, { notes: 'still here' })).toEqual([]);
	});

	test('must fit the duration when that is enforced', async () => {
		sandbox().switches({ enforceDuration: true });
		const id = await book(alteration(sandbox()));
		expect(await refusedFields(id, { scheduled_end_at: '2026-05-11 10:45:00' })).toEqual([
			'scheduled_end_at',
		]);
	});

	test.each([
		['kept', 'confirmed'],
		['requested', 'requested'],
	] as const)('leaves the approval %s', async (statusAfterReschedule, status) => {
		sandbox().switches({ statusAfterReschedule });
		const { suitFitting } = sandbox().seed.definitions;
		const id = await book(alteration(sandbox(), { appointment_definition_id: suitFitting }));
		await change(id, { status: 'confirmed' });
		const moved = await change(id, at('2026-05-12 10:00:00', '2026-05-12 10:45:00'));
		expect(moved.json.data.status).toBe(status);
		expect(moved.json.data.confirmed_at === null).toBe(status === 'requested');
	});
});

describe('a status', () => {
	test.each(['cancelled', 'arrived', 'completed', 'no_show', 'rejected'])(
		'%s notes when, and keeps what was before',
		async (status) => {
			const id = await book(alteration(sandbox()));
			expect((await change(id, { status })).json.data).toMatchObject({
				status,
				[`${status}_at`]: '2026-05-04 00:00:00',
				confirmed_at: '2026-05-04 00:00:00',
			});
		},
	);

	test('that stays the same keeps its time, while updated_at moves on', async () => {
		const id = await book(alteration(sandbox()));
		clock = new Date('2026-05-04T01:00:00Z');
		expect((await change(id, { status: 'confirmed' })).json.data).toMatchObject({
			confirmed_at: '2026-05-04 00:00:00',
			created_at: '2026-05-04 00:00:00',
			updated_at: '2026-05-04 01:00:00',
		});
	});

	test('that holds no time may come with any time', async () => {
		sandbox().switches({ enforceAvailability: true });
		const id = await book(alteration(sandbox()));
		const night = at('2026-05-11 03:00:00', '2026-05-11 03:15:00');
		expect(await refusedFields(id, night)).toEqual(['scheduled_start_at']);
		expect(await refusedFields(id, { ...night, status: 'cancelled' })).toEqual([]);
	});

	test('that is final may be left, unless that is refused', async () => {
		const id = await book(alteration(sandbox(), { status: 'cancelled' }));
		sandbox().switches({ statusTransitions: 'final' });
		expect(await refusedFields(id, { status: 'confirmed' })).toEqual(['status']);
		expect(await refusedFields(id, { status: 'cancelled' })).toEqual([]);
		sandbox().switches({ statusTransitions: 'any' });
		expect(await refusedFields(id, { status: 'confirmed' })).toEqual([]);
	});

	test('that gives the time up frees it', async () => {
		sandbox().switches({ enforceAvailability: true });
		const id = await book(styling(sandbox()));
		const second = async () =>
			(await ask('POST', '/appointments', { body: styling(sandbox()) })).status;
		expect(await second()).toBe(422);
		await change(id, { status: 'cancelled' });
		expect(await second()).toBe(201);
	});
});

test('a deleted appointment is gone, and nothing is answered', async () => {
	const id = await book(alteration(sandbox()));
	const answer = await ask('DELETE', `/appointments/${id}`);
	expect([answer.status, answer.text]).toEqual([204, '']);
	expect(sandbox().appointments()).toEqual([]);
	for (const method of ['GET', 'PUT', 'DELETE'] as const) {
		expect(
			(await ask(method, `/appointments/${id}`, { body: method === 'PUT' ? {} : undefined }))
				.status,
		).toBe(404);
	}
});
