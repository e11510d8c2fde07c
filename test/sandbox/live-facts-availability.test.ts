/**
 * What the live tests of `omneo-sdk` observed of definitions and their free times; see
 * `live-facts.test.ts`. Source: `omneo-sdk`, `src/tests/integration/omneo/appointment-definitions`.
 */
import { withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const available = async (call: string, definition: number, body: unknown) =>
	await ask('POST', `/appointment-definitions/${definition}/${call}`, { body });

const day = { location_id: 101, date: '2026-05-11' };

describe('definitions', () => {
	test('filter[handle] lists one definition', async () => {
		const { json } = await ask('GET', '/appointment-definitions?filter[handle]=suit-fitting');
		expect(json.data).toMatchObject([{ handle: 'suit-fitting' }]);
	});

	test('filters on booleans are 1 and 0', async () => {
		const published = async (flag: number) => {
			const path = `/appointment-definitions?filter[is_published]=${flag}`;
			const records = (await ask('GET', path)).json.data as Array<{ is_published: boolean }>;
			return records.map((record) => record.is_published);
		};
		expect(await published(0)).toEqual([false]);
		expect(await published(1)).not.toContain(false);
	});

	test('without a booking questionnaire, questions answers questionnaire null and questions []', async () => {
		const { json } = await ask('GET', '/appointment-definitions/22/questions');
		expect(json.data).toEqual({ questionnaire: null, questions: [] });
	});
});

describe('availability', () => {
	test('available-slots answers slots as objects with start_at, end_at and duration_minutes', async () => {
		const { json } = await available('available-slots', 23, day);
		expect(json.data).toMatchObject({
			appointment_definition_id: 23,
			location_id: 101,
			requires_staff: false,
		});
		expect(json.data.slots[0]).toMatchObject({
			start_at: expect.any(String),
			end_at: expect.any(String),
			duration_minutes: 15,
		});
		expect(json.meta).toMatchObject({ duration_minutes: 15, slot_interval_minutes: 15 });
	});

	test('available-slots-range answers a flat list, and repeats definition and dates in meta', async () => {
		const range = { location_id: 101, start_date: '2026-05-11', end_date: '2026-05-13' };
		const { json } = await available('available-slots-range', 23, range);
		expect(json.data[0]).toHaveProperty('start_at');
		expect(json.meta).toMatchObject({
			appointment_definition_id: 23,
			start_date: '2026-05-11',
			end_date: '2026-05-13',
		});
	});

	test('available-staff lists profiles by id, with the definition and requires_staff in meta', async () => {
		const { json } = await available('available-staff', 21, day);
		const { priya } = sandbox().seed.staff;
		expect(json.data.map((person: { id: string }) => person.id)).toContain(priya);
		expect(json.meta).toMatchObject({ appointment_definition_id: 21, requires_staff: true });
	});

	test('available-staff says of each person and of the question what the SDK names', async () => {
		const { json } = await available('available-staff', 21, day);
		expect(Object.keys(json.data[0]).sort()).toEqual(
			'appointment_definition_staff_sort_order email first_name has_available_slots id is_default_location last_name location_profile_sort_order'.split(
				' ',
			),
		);
		expect(Object.keys(json.meta).sort()).toEqual(
			'appointment_definition_id assigned_staff_required customer_must_select_staff date location_id requires_staff selection_required_by_customer'.split(
				' ',
			),
		);
	});

	test('available-staff of a definition without requires_staff is rejected with errors.requires_staff', async () => {
		const { status, json } = await available('available-staff', 23, day);
		expect([status, json.errors]).toEqual([422, { requires_staff: [expect.any(String)] }]);
	});

	test('slots lie in both the hours of the definition and the hours of the location', async () => {
		const slots = async (location_id: number, date: string) =>
			(await available('available-slots', 23, { location_id, date })).json.data.slots;
		// The service ends at 17:30, the shop at 18:00.
		expect((await slots(101, '2026-05-11')).at(-1).end_at).toBe('2026-05-11 17:30:00');
		// The service has hours on a Sunday, the shop in Brisbane has none.
		expect(await slots(103, '2026-05-10')).toEqual([]);
		expect(await slots(101, '2026-05-10')).not.toEqual([]);
	});

	test("a staff member's own hours gate the slots", async () => {
		const { marcus } = sandbox().seed.staff;
		const slots = async (date: string) =>
			(await available('available-slots', 21, { ...day, date, staff_id: marcus })).json.data.slots;
		expect(await slots('2026-05-11')).toEqual([]);
		expect((await slots('2026-05-12'))[0].start_at).toBe('2026-05-12 10:00:00');
	});
});
