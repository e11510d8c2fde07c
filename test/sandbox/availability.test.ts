import { alteration, bridal, styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox({ switches: { enforceAvailability: true } });

const book = async (body: unknown) => await ask('POST', '/appointments', { body });

/** The field and message a booking is refused with, or its status when it is booked. */
async function outcome(body: unknown): Promise<unknown> {
	const { status, json } = await book(body);
	return status === 201 ? 'booked' : json.errors;
}

const at = (start: string, end: string) => ({ scheduled_start_at: start, scheduled_end_at: end });

describe('with availability enforced', () => {
	test('a service without staff takes as many bookings at once as it has room for', async () => {
		expect(await outcome(alteration(sandbox()))).toBe('booked');
		expect(await outcome(alteration(sandbox()))).toBe('booked');
		expect(await outcome(alteration(sandbox()))).toEqual({
			scheduled_start_at: ['The time slot is fully booked.'],
		});
		const { adelaide } = sandbox().seed.locations;
		expect(await outcome(alteration(sandbox(), { location_id: adelaide }))).toBe('booked');
		const next = at('2026-05-11 10:15:00', '2026-05-11 10:30:00');
		expect(await outcome(alteration(sandbox(), next))).toBe('booked');
	});

	test('a cancelled booking gives its place back', async () => {
		await book(alteration(sandbox(), { status: 'cancelled' }));
		await book(alteration(sandbox()));
		expect(await outcome(alteration(sandbox()))).toBe('booked');
	});

	test('a staff member has one booking at a time, whatever the service', async () => {
		await book(styling(sandbox()));
		const busy = { assigned_staff_id: ['The staff member is already booked at this time.'] };
		expect(await outcome(styling(sandbox()))).toEqual(busy);
		expect(await outcome(bridal(sandbox()))).toEqual(busy);
	});

	test('two requests at once never take the same place', async () => {
		const all = await Promise.all(Array.from({ length: 5 }, () => book(styling(sandbox()))));
		expect(all.filter((answer) => answer.status === 201)).toHaveLength(1);
	});

	test('the pause after a booking is kept free', async () => {
		await book(styling(sandbox()));
		const rightAfter = at('2026-05-11 11:00:00', '2026-05-11 12:00:00');
		expect(await outcome(styling(sandbox(), rightAfter))).toHaveProperty('assigned_staff_id');
		const later = at('2026-05-11 11:15:00', '2026-05-11 12:15:00');
		expect(await outcome(styling(sandbox(), later))).toBe('booked');
	});

	test.each([
		['too soon', '2026-05-04 11:00:00', 'The start is too soon.'],
		['too far ahead', '2026-08-11 10:00:00', 'The start is too far ahead.'],
		['before the staff come', '2026-05-11 08:30:00', 'The time is outside opening hours.'],
		['after the staff left', '2026-05-11 16:30:00', 'The time is outside opening hours.'],
		['on a day off', '2026-05-16 11:00:00', 'The time is outside opening hours.'],
		['on a special day', '2026-06-30 10:00:00', 'The time is outside opening hours.'],
	])('a time %s is refused', async (_, start, message) => {
		const end = start.replace(/ (\d\d)/, (_hour, hour: string) => {
			return ` ${String(Number(hour) + 1).padStart(2, '0')}`;
		});
		expect(await outcome(styling(sandbox(), at(start, end)))).toEqual({
			scheduled_start_at: [message],
		});
	});

	test('the hours are those of the shop, in whatever zone the request is written', async () => {
		const inMelbourne = {
			timezone: 'Europe/London',
			...at('2026-05-11 01:00:00', '2026-05-11 01:15:00'),
		};
		expect(await outcome(alteration(sandbox(), inMelbourne))).toBe('booked');
		const { london } = sandbox().seed.locations;
		expect(await outcome(alteration(sandbox(), { ...inMelbourne, location_id: london }))).toEqual({
			scheduled_start_at: ['The time is outside opening hours.'],
		});
	});

	test('walk-in services, paused places, foreign staff and hidden services are refused', async () => {
		const { definitions, locations, staff } = sandbox().seed;
		const fields = async (changes: Record<string, unknown>) =>
			Object.keys((await outcome(alteration(sandbox(), changes))) as object);
		expect(await fields({ appointment_definition_id: definitions.earPiercing })).toEqual([
			'scheduled_start_at',
		]);
		expect(
			await fields({
				appointment_definition_id: definitions.suitFitting,
				location_id: locations.brisbane,
			}),
		).toEqual(['location_id']);
		expect(await fields({ location_id: locations.sydney })).toEqual(['location_id']);
		for (const hidden of [definitions.shoeRepair, definitions.trunkShow]) {
			expect(await fields({ appointment_definition_id: hidden })).toEqual([
				'appointment_definition_id',
			]);
		}
		const foreign = styling(sandbox(), { assigned_staff_id: staff.eleanor });
		expect(await outcome(foreign)).toHaveProperty('assigned_staff_id');
	});
});

describe('free slots', () => {
	const slots = async (definition: number, body: unknown) =>
		await ask('POST', `/appointment-definitions/${definition}/available-slots`, { body });
	const times = (answer: { json: { data: { slots: Array<{ time: string }> } } }) =>
		answer.json.data.slots.map((slot) => slot.time);

	test('of a day lie in the hours of service and shop, and shrink with bookings', async () => {
		const { definitions, locations } = sandbox().seed;
		const day = { location_id: locations.melbourne, date: '2026-05-11' };
		const before = await slots(definitions.expressAlteration, day);
		expect(before.json.data).toMatchObject({
			date: '2026-05-11',
			timezone: 'Australia/Melbourne',
			requires_staff: false,
			staff: null,
		});
		expect(before.json.meta).toMatchObject({ duration_minutes: 15, max_concurrent_bookings: 2 });
		expect([times(before)[0], times(before).at(-1)]).toEqual(['09:00', '17:15']);
		expect(before.json.data.slots[4]).toEqual({
			time: '10:00',
			label: '10:00 AM',
			start_at: '2026-05-11 10:00:00',
			end_at: '2026-05-11 10:15:00',
			duration_minutes: 15,
			capacity_remaining: 2,
		});

		await book(alteration(sandbox()));
		const between = await slots(definitions.expressAlteration, day);
		expect(between.json.data.slots[4].capacity_remaining).toBe(1);
		await book(alteration(sandbox()));
		expect(times(await slots(definitions.expressAlteration, day))).not.toContain('10:00');
	});

	test('of a staff member are hers; without a name they are those of anybody', async () => {
		const { definitions, locations, staff } = sandbox().seed;
		const day = { location_id: locations.melbourne, date: '2026-05-12' };
		const priya = await slots(definitions.personalStyling, { ...day, staff_id: staff.priya });
		expect(priya.json.data.staff).toMatchObject({ first_name: 'Priya' });
		expect(times(priya)).toContain('09:00');
		const marcus = await slots(definitions.personalStyling, { ...day, staff_id: staff.marcus });
		expect(times(marcus)[0]).toBe('10:00');
		const anybody = await slots(definitions.personalStyling, day);
		const remaining = anybody.json.data.slots.map(
			(slot: { capacity_remaining: number }) => slot.capacity_remaining,
		);
		expect(remaining.slice(0, 3)).toEqual([1, 1, 2]);
	});

	test('are none for walk-in services, closed days and closed shops', async () => {
		const { definitions, locations } = sandbox().seed;
		const { melbourne, brisbane, sydney } = locations;
		const date = '2026-05-10';
		expect(times(await slots(definitions.earPiercing, { location_id: melbourne, date }))).toEqual(
			[],
		);
		expect(
			times(await slots(definitions.expressAlteration, { location_id: brisbane, date })),
		).toEqual([]);
		expect(
			times(await slots(definitions.expressAlteration, { location_id: sydney, date })),
		).toEqual([]);
	});

	test.each([
		[{ date: '2026-05-11' }, 'location_id'],
		[{ location_id: 99, date: '2026-05-11' }, 'location_id'],
		[{ location_id: 101, date: '11 May' }, 'date'],
		[
			{ location_id: 101, date: '2026-05-11', staff_id: 'c0ffee00-0000-4000-8000-000000000001' },
			'staff_id',
		],
	])('for %j are refused', async (body, field) => {
		const answer = await slots(sandbox().seed.definitions.personalStyling, body);
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [field]]);
	});
});

describe('available staff', () => {
	const staff = async (definition: number, body: unknown) =>
		await ask('POST', `/appointment-definitions/${definition}/available-staff`, { body });

	test('are those of service and shop, with who still has time', async () => {
		const { definitions, locations, staff: ids } = sandbox().seed;
		const monday = { location_id: locations.melbourne, date: '2026-05-11' };
		const { json } = await staff(definitions.personalStyling, monday);
		expect(
			json.data.map((person: Record<string, unknown>) => [person.id, person.has_available_slots]),
		).toEqual([
			[ids.priya, true],
			[ids.marcus, false],
		]);
		expect(json.meta).toMatchObject({ requires_staff: true, assigned_staff_required: true });
		const free = await staff(definitions.personalStyling, { ...monday, available_only: true });
		expect(free.json.data).toHaveLength(1);
	});

	test('are refused for a service without staff', async () => {
		const answer = await staff(sandbox().seed.definitions.suitFitting, {
			location_id: 101,
			date: '2026-05-11',
		});
		expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, ['requires_staff']]);
	});
});
