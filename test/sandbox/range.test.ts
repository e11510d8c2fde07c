import { rangeSlots } from '../../omneo/schema';
import { styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const range = async (definition: number, body: unknown) =>
	await ask('POST', `/appointment-definitions/${definition}/available-slots-range`, { body });

const days = (first: string, last: string, more: Record<string, unknown> = {}) => ({
	location_id: sandbox().seed.locations.melbourne,
	start_date: first,
	end_date: last,
	...more,
});

const starts = (answer: { json: { data: Array<{ start_at: string }> } }) =>
	answer.json.data.map((slot) => slot.start_at);

describe('the slots of a range', () => {
	test('are those of its days, in one list', async () => {
		const { expressAlteration } = sandbox().seed.definitions;
		const answer = await range(expressAlteration, days('2026-05-11', '2026-05-13'));
		const { data, meta } = rangeSlots.parse(answer.json);
		const single: unknown[] = [];
		for (const date of ['2026-05-11', '2026-05-12', '2026-05-13']) {
			const path = `/appointment-definitions/${expressAlteration}/available-slots`;
			const { json } = await ask('POST', path, { body: { location_id: 101, date } });
			single.push(...json.data.slots);
		}
		expect(data).toEqual(single);
		expect(meta).toMatchObject({
			appointment_definition_id: expressAlteration,
			location_id: 101,
			timezone: 'Australia/Melbourne',
			start_date: '2026-05-11',
			end_date: '2026-05-13',
			requires_staff: false,
			staff: null,
			duration_minutes: 15,
			total: data.length,
		});
	});

	test('come earliest or latest first', async () => {
		const { expressAlteration } = sandbox().seed.definitions;
		const asc = starts(await range(expressAlteration, days('2026-05-11', '2026-05-12')));
		const desc = await range(expressAlteration, days('2026-05-11', '2026-05-12', { sort: 'desc' }));
		expect(asc[0]).toBe('2026-05-11 09:00:00');
		expect(starts(desc)).toEqual(asc.toReversed());
	});

	test('are those of a staff member, without what is booked', async () => {
		const { definitions, staff } = sandbox().seed;
		await ask('POST', '/appointments', { body: styling(sandbox()) });
		const body = days('2026-05-11', '2026-05-12', { staff_id: staff.priya });
		const answer = await range(definitions.personalStyling, body);
		expect(answer.json.meta).toMatchObject({
			requires_staff: true,
			assigned_staff_required: true,
			staff: { first_name: 'Priya' },
		});
		expect(starts(answer)).not.toContain('2026-05-11 10:00:00');
		expect(starts(answer)).toContain('2026-05-12 10:00:00');
	});

	test('keep to the clock of the shop when summer time ends', async () => {
		const { definitions, locations, staff } = sandbox().seed;
		const body = days('2026-10-23', '2026-10-26', {
			location_id: locations.london,
			staff_id: staff.eleanor,
		});
		const firstOfEachDay = async () => {
			const all = starts(await range(definitions.bridalConsultation, body));
			return all.filter((start, index) => start.slice(0, 10) !== all[index - 1]?.slice(0, 10));
		};
		sandbox().switches({ timeFormat: 'iso' });
		expect(await firstOfEachDay()).toEqual([
			'2026-10-23T09:00:00+01:00',
			'2026-10-26T09:00:00+00:00',
		]);
		sandbox().switches({ slotTimes: 'utc' });
		expect(await firstOfEachDay()).toEqual(['2026-10-23T08:00:00Z', '2026-10-26T09:00:00Z']);
	});

	test('may be text, with the day', async () => {
		sandbox().switches({ slots: 'strings' });
		const { expressAlteration } = sandbox().seed.definitions;
		const answer = await range(expressAlteration, days('2026-05-11', '2026-05-12'));
		expect(answer.json.data[0]).toBe('2026-05-11 09:00:00');
	});

	test.each([
		['inclusive', '2026-06-10', 200],
		['inclusive', '2026-06-11', 422],
		['exclusive', '2026-06-11', 200],
		['exclusive', '2026-06-12', 422],
	] as const)(
		'with the cap counted %s, to %s, are answered with %i',
		async (rangeCap, last, status) => {
			sandbox().switches({ rangeCap });
			const { earPiercing } = sandbox().seed.definitions;
			const answer = await range(earPiercing, days('2026-05-11', last));
			expect(answer.status).toBe(status);
			if (status === 422) expect(Object.keys(answer.json.errors)).toEqual(['end_date']);
		},
	);

	test.each([
		[{ start_date: undefined }, 'start_date'],
		[{ end_date: '2026-05-10' }, 'end_date'],
		[{ end_date: '2026-05-32' }, 'end_date'],
		[{ location_id: 99 }, 'location_id'],
		[{ sort: 'random' }, 'sort'],
		[{ staff_id: 'c0ffee00-0000-4000-8000-000000000001' }, 'staff_id'],
		[{ page: 2 }, 'page'],
	])('for %j are refused', async (wrong, field) => {
		const answer = await range(
			sandbox().seed.definitions.personalStyling,
			days('2026-05-11', '2026-05-12', wrong),
		);
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [field]]);
	});
});

test('a service that needs staff has slots of anybody, unless a name is required', async () => {
	const { personalStyling } = sandbox().seed.definitions;
	const path = `/appointment-definitions/${personalStyling}/available-slots`;
	const day = { location_id: sandbox().seed.locations.melbourne, date: '2026-05-12' };
	const statuses = async () => [
		(await ask('POST', path, { body: day })).status,
		(await range(personalStyling, days('2026-05-12', '2026-05-12'))).status,
	];
	expect(await statuses()).toEqual([200, 200]);
	sandbox().switches({ staffForSlots: 'required' });
	expect(await statuses()).toEqual([422, 422]);
	const body = { ...day, staff_id: sandbox().seed.staff.priya };
	expect((await ask('POST', path, { body })).status).toBe(200);
});
