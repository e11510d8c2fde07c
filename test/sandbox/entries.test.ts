import { queueEntry, waitlistEntry } from '../../omneo/schema';
import { list, single } from './envelopes';
import { alteration, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const waitlist = '/appointment-waitlists';
const queue = '/appointment-queues';

const hope = (changes: Record<string, unknown> = {}) => {
	const { customers, definitions, locations } = sandbox().seed;
	return {
		appointment_definition_id: definitions.personalStyling,
		profile_id: customers.amelia,
		location_id: locations.melbourne,
		...changes,
	};
};

const walkIn = (changes: Record<string, unknown> = {}) => {
	const { definitions, locations } = sandbox().seed;
	return {
		appointment_definition_id: definitions.earPiercing,
		location_id: locations.adelaide,
		...changes,
	};
};

const add = async (path: string, body: unknown) => await ask('POST', path, { body });

describe('a place on the waitlist', () => {
	test('is active, and embeds customer and location', async () => {
		const answer = await add(waitlist, hope({ desired_start_at: '2026-05-11 10:00:00' }));
		expect(answer.status).toBe(201);
		expect(single(waitlistEntry).parse(answer.json).data).toEqual({
			...hope(),
			id: 1501,
			profile: expect.objectContaining({ first_name: 'Amelia' }),
			location: expect.objectContaining({ timezone: 'Australia/Melbourne' }),
			appointment_id: null,
			desired_start_at: '2026-05-11 10:00:00',
			status: 'active',
			notes: null,
			meta: null,
			created_at: '2026-05-04 00:00:00',
			updated_at: '2026-05-04 00:00:00',
		});
		expect((await ask('GET', `${waitlist}/1501`)).json).toEqual(answer.json);
		expect(sandbox().waitlist()).toEqual([answer.json.data]);
	});

	test("has a time on the location's clock when that is how it is read", async () => {
		sandbox().switches({ waitlistTimes: 'local' });
		const { json } = await add(waitlist, hope({ desired_start_at: '2026-05-11 10:00:00' }));
		expect(json.data.desired_start_at).toBe('2026-05-11 00:00:00');
	});

	test('is fulfilled by an appointment, emptied, and deleted', async () => {
		const booked = await add('/appointments', alteration(sandbox()));
		await add(waitlist, hope({ notes: 'Any day', desired_start_at: '2026-05-11 10:00:00' }));
		const fulfilled = { status: 'fulfilled', appointment_id: booked.json.data.id };
		const answer = await ask('PUT', `${waitlist}/1501`, { body: fulfilled });
		expect(answer.json.data).toMatchObject({ ...fulfilled, notes: 'Any day' });
		const nothing = { appointment_id: null, notes: null, desired_start_at: null, meta: null };
		expect((await ask('PUT', `${waitlist}/1501`, { body: nothing })).json.data).toMatchObject({
			...nothing,
			status: 'fulfilled',
		});
		expect((await ask('DELETE', `${waitlist}/1501`)).status).toBe(204);
		expect((await ask('GET', `${waitlist}/1501`)).json.message).toContain('AppointmentWaitlist');
	});

	test('is found by what it names', async () => {
		const { customers } = sandbox().seed;
		await add(waitlist, hope({ desired_start_at: '2026-05-11 10:00:00' }));
		await add(waitlist, hope({ profile_id: customers.wei, status: 'cancelled' }));
		const ids = async (query: string) =>
			list(waitlistEntry)
				.parse((await ask('GET', `${waitlist}?${query}`)).json)
				.data.map(({ id }) => id);
		expect(await ids('')).toEqual([1501, 1502]);
		expect(await ids('filter[status]=active')).toEqual([1501]);
		expect(await ids(`filter[profile_id]=${customers.wei}`)).toEqual([1502]);
		expect(await ids('filter[desired_start_at]=2026-05-11 10:00:00')).toEqual([1501]);
		expect(await ids('filter[location_id]=102')).toEqual([]);
	});

	test.each([
		[{ profile_id: undefined }, 'profile_id'],
		[{ profile_id: 'c0ffee00-0000-4000-8000-999999999999' }, 'profile_id'],
		[{ appointment_definition_id: 99 }, 'appointment_definition_id'],
		[{ location_id: 99 }, 'location_id'],
		[{ appointment_id: 99 }, 'appointment_id'],
		[{ status: 'waiting' }, 'status'],
		[{ desired_start_at: '11 May' }, 'desired_start_at'],
		[{ staff_id: 'x' }, 'staff_id'],
	])('with %j is refused', async (wrong, field) => {
		const answer = await add(waitlist, hope(wrong));
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [field]]);
	});
});

describe('a place in the queue', () => {
	test('may be that of a passer-by', async () => {
		const answer = await add(queue, walkIn({ profile_id: null }));
		expect(answer.status).toBe(201);
		expect(single(queueEntry).parse(answer.json).data).toEqual({
			...walkIn(),
			id: 1801,
			profile_id: null,
			profile: null,
			location: expect.objectContaining({ handle: 'adelaide-rundle-mall' }),
			staff_id: null,
			staff: null,
			appointment_id: null,
			status: 'waiting',
			notes: null,
			meta: null,
			created_at: '2026-05-04 00:00:00',
			updated_at: '2026-05-04 00:00:00',
		});
		expect(sandbox().queue()).toEqual([answer.json.data]);
	});

	test('is called, served, tied to an appointment, and deleted', async () => {
		const { staff } = sandbox().seed;
		const booked = await add('/appointments', alteration(sandbox()));
		await add(queue, walkIn());
		const called = { status: 'called', staff_id: staff.lachlan };
		const answer = await ask('PUT', `${queue}/1801`, { body: called });
		expect(answer.json.data).toMatchObject({ ...called, staff: { first_name: 'Lachlan' } });
		const served = { status: 'served', appointment_id: booked.json.data.id };
		expect((await ask('PUT', `${queue}/1801`, { body: served })).json.data).toMatchObject(served);
		const freed = await ask('PUT', `${queue}/1801`, { body: { staff_id: null } });
		expect(freed.json.data).toMatchObject({ staff_id: null, staff: null, status: 'served' });
		const total = async (query: string) =>
			(await ask('GET', `${queue}?${query}`)).json.meta.total as number;
		expect(await total('filter[status]=served')).toBe(1);
		expect(await total(`filter[staff_id]=${staff.lachlan}`)).toBe(0);
		expect((await ask('DELETE', `${queue}/1801`)).status).toBe(204);
		expect(sandbox().queue()).toEqual([]);
	});

	test.each([
		[{ status: 'active' }, 'status'],
		[{ location_id: 101 }, 'location_id'],
		[{ staff_id: 'c0ffee00-0000-4000-8000-000000000001' }, 'staff_id'],
		[{ appointment_id: 99 }, 'appointment_id'],
	])('refuses the change %j', async (body, field) => {
		await add(queue, walkIn());
		const answer = await ask('PUT', `${queue}/1801`, { body });
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [field]]);
	});
});

test('services without a waitlist or a queue are refused only when that is enforced', async () => {
	const { suitFitting } = sandbox().seed.definitions;
	const wrong = { appointment_definition_id: suitFitting };
	const statuses = async () => [
		(await add(waitlist, hope(wrong))).status,
		(await add(queue, walkIn(wrong))).status,
	];
	expect(await statuses()).toEqual([201, 201]);
	sandbox().switches({ enforceEntryRules: true });
	expect(await statuses()).toEqual([422, 422]);
	expect((await add(waitlist, hope())).status).toBe(201);
	expect((await add(queue, walkIn())).status).toBe(201);
});

test('addresses that are only inferred may be absent', async () => {
	sandbox().switches({ inferredRoutes: 'absent' });
	const { amelia } = sandbox().seed.customers;
	for (const path of [
		waitlist,
		`${queue}/1`,
		`/profiles/${amelia}/appointments`,
		`/profiles/${amelia}/appointment-definitions/visibility`,
	]) {
		const answer = await ask('GET', path, { token: sandbox().uselessToken });
		expect([answer.status, answer.json]).toEqual([
			404,
			{ message: `The route api/v3${path} could not be found.` },
		]);
	}
});
