/**
 * What the live tests of `omneo-sdk` observed of adding and changing definitions; see
 * `live-facts.test.ts`. Source: `omneo-sdk`, `src/tests/integration/omneo/appointment-definitions`
 * and `src/tests/lib/appointment-helpers`.
 */
import { withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const hours = (day_of_week: string) => ({
	day_of_week,
	available_from: '09:00',
	available_until: '17:00',
});

const allWeek = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'].map(hours);

const fields = {
	handle: 'shoe-shine',
	name: 'Shoe Shine',
	duration_minutes: 30,
	booking_type: 'instant',
	normal_hours: [hours('MON'), hours('TUE')],
};

const base = '/appointment-definitions';

const add = async (changes: Record<string, unknown> = {}) =>
	await ask('POST', base, { body: { ...fields, ...changes } });

describe('a definition', () => {
	test('that is added is answered with what was sent, and can be read and listed by its handle', async () => {
		const sent = {
			short_description: 'While you wait',
			buffer_before_minutes: 5,
			buffer_after_minutes: 5,
			min_lead_minutes: 0,
			max_advance_days: 30,
			slot_interval_minutes: 15,
			allow_customer_booking: true,
			requires_staff: false,
			allow_waitlist: true,
			allow_queue: false,
			is_published: false,
		};
		const { status, json } = await add(sent);
		const { normal_hours, ...plain } = fields;
		expect(status).toBe(201);
		expect(json.data).toMatchObject({ ...plain, ...sent });
		expect(json.data.normal_hours).toHaveLength(normal_hours.length);
		const read = (await ask('GET', `${base}/${json.data.id}`)).json.data;
		expect(Object.keys(read)).toEqual(
			expect.arrayContaining(['has_booking_questionnaire', 'normal_hours', 'locations']),
		);
		const listed = (await ask('GET', `${base}?filter[handle]=shoe-shine`)).json.data;
		expect(listed).toEqual([read]);
	});

	test('needs normal_hours', async () => {
		const { status, json } = await add({ normal_hours: undefined });
		expect([status, Object.keys(json.errors)]).toEqual([422, ['normal_hours']]);
	});

	test('needs no booking questionnaire', async () => {
		expect((await add()).json.data.has_booking_questionnaire).toBe(false);
	});

	test('that requires staff and does not take those of the location needs staff_ids', async () => {
		const { json } = await add({ requires_staff: true, use_staff_from_location: false });
		expect(Object.keys(json.errors)).toEqual(['staff_ids']);
	});

	test('is changed by PUT with the fields that change', async () => {
		const { id } = (await add()).json.data;
		const body = { name: 'Deluxe Shine', duration_minutes: 45, is_published: true };
		const { json } = await ask('PUT', `${base}/${id}`, { body });
		expect(json.data).toMatchObject({ id, handle: 'shoe-shine', ...body });
	});

	test('DELETE answers 204, and a read afterwards 404', async () => {
		const { id } = (await add()).json.data;
		expect((await ask('DELETE', `${base}/${id}`)).status).toBe(204);
		expect((await ask('GET', `${base}/${id}`)).status).toBe(404);
	});

	test('filters on booleans are 1 and 0', async () => {
		const published = async (flag: number) =>
			(await ask('GET', `${base}?filter[is_published]=${flag}`)).json.data.map(
				(record: { is_published: boolean }) => record.is_published,
			);
		expect(await published(0)).toEqual([false]);
		expect(await published(1)).not.toContain(false);
	});

	test('creates at the same time may be answered with a bare 500, and succeed when sent again', async () => {
		const [one, two] = ['one', 'two'].map((handle) => () => add({ handle }));
		expect((await Promise.all([one(), two()])).map(({ status }) => status)).toEqual([201, 201]);
		sandbox().reset();
		sandbox().switches({ concurrentCreates: 'flaky' });
		const answers = await Promise.all([one(), two()]);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 500]);
		const failed = answers.findIndex(({ status }) => status === 500);
		expect(answers[failed].json).not.toHaveProperty('errors');
		expect((await [one, two][failed]()).status).toBe(201);
	});
});

describe('the lists below a definition', () => {
	const cases = [
		['staff', () => ({ staff_id: sandbox().seed.customers.wei, is_active: true })],
		['normal-hours', () => hours('WED')],
		[
			'special-hours',
			() => ({
				name: 'Fair',
				start_at: '2026-12-25',
				end_at: '2026-12-25',
				is_repeating: false,
				available_from: '10:00',
				available_until: '14:00',
			}),
		],
	] as const;
	const changes = {
		staff: { is_active: false },
		'normal-hours': { available_until: '18:00' },
		'special-hours': { available_until: '15:00' },
	};

	test.each(cases)(
		'%s are added, listed, read, changed and deleted by row id',
		async (name, body) => {
			const { id: definition } = (await add()).json.data;
			const list = `${base}/${definition}/${name}`;
			const row = (await ask('POST', list, { body: body() })).json.data;
			expect(row).toMatchObject({ ...body(), appointment_definition_id: definition });
			expect((await ask('GET', list)).json.data).toContainEqual(row);
			expect((await ask('GET', `${list}/${row.id}`)).json.data).toEqual(row);
			const changed = await ask('PUT', `${list}/${row.id}`, { body: changes[name] });
			expect(changed.json.data).toEqual({ ...row, ...changes[name] });
			expect((await ask('DELETE', `${list}/${row.id}`)).status).toBe(204);
			expect((await ask('GET', list)).json.data).not.toContainEqual(changed.json.data);
		},
	);

	test.each(['assignment', 'plain', 'bare'] as const)(
		'locations are read and deleted by row id and changed by location id (%s in the definition)',
		async (definitionLocations) => {
			sandbox().switches({ definitionLocations });
			const { id: definition } = (await add()).json.data;
			const list = `${base}/${definition}/locations`;
			const sent = { location_id: 102, is_active: true };
			const row = (await ask('POST', list, { body: sent })).json.data;
			expect(row).toMatchObject({ ...sent, appointment_definition_id: definition });
			expect((await ask('GET', list)).json).toEqual({ data: [row] });
			expect((await ask('GET', `${list}/${row.id}`)).json.data).toEqual(row);
			const body = { is_active: false };
			expect((await ask('PUT', `${list}/${row.id}`, { body })).status).toBe(404);
			expect((await ask('PUT', `${list}/102`, { body })).json.data).toEqual({ ...row, ...body });
			expect((await ask('DELETE', `${list}/102`)).status).toBe(404);
			expect((await ask('DELETE', `${list}/${row.id}`)).status).toBe(204);
			expect((await ask('GET', list)).json.data).toEqual([]);
		},
	);
});

describe('staff', () => {
	const newcomer = { first_name: 'Noor', last_name: 'Aziz', email: 'noor.aziz@atelier.example' };

	test('hours are added with POST /profiles/{id}/normal-hours, a day at a time', async () => {
		const { id } = (await ask('POST', '/profiles', { body: newcomer })).json.data;
		const { json } = await ask('POST', `/profiles/${id}/normal-hours`, { body: hours('MON') });
		expect(json.data).toMatchObject({ ...hours('MON'), profile_id: id });
	});

	test('a profile with hours that a definition names is available, without a post at the location', async () => {
		const { id } = (await ask('POST', '/profiles', { body: newcomer })).json.data;
		for (const body of allWeek) await ask('POST', `/profiles/${id}/normal-hours`, { body });
		const { json } = await add({
			requires_staff: true,
			use_staff_from_location: false,
			is_published: true,
			location_ids: [101],
			staff_ids: [id],
			normal_hours: allWeek,
		});
		const body = { location_id: 101, date: '2026-05-11' };
		const call = `${base}/${json.data.id}/available-staff`;
		const [found] = (await ask('POST', call, { body })).json.data;
		expect(found).toMatchObject({ id, has_available_slots: true, is_default_location: false });
	});
});
