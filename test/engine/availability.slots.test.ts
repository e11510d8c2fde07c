/** Get Slots, on the real engine. */
import { ask as askOn, book as bookOn, starts } from './availability.support';
import { type BookOptions, Stage, id, seed } from './support';

const { definitions, locations, staff } = seed;
const stage = Stage.use();

const ask = async (operation: string, changes: object = {}, options: BookOptions = {}) =>
	await askOn(stage, operation, changes, options);
const book = async (time: string) => await bookOn(stage, time);

describe('Get Slots', () => {
	it('gives one item for each slot, in the form that a booking takes', async () => {
		const items = (await ask('getSlots')).json('Omneo');
		expect(items).toHaveLength(32);
		expect(items[4]).toEqual({
			start_at: '2027-03-22T10:00:00+11:00',
			end_at: '2027-03-22T10:45:00+11:00',
			timezone: 'Australia/Melbourne',
			location_name: 'Melbourne Collins Street',
			staff_name: null,
			duration_minutes: 45,
			capacity_remaining: 1,
			staff_id: null,
			location_id: locations.melbourne,
			appointment_definition_id: definitions.suitFitting,
		});
	});

	it('reads any number of days, in order and each once', async () => {
		const form = { startDate: '2027-03-22', endDate: '2027-04-30' };
		const found = starts((await ask('getSlots', form)).json('Omneo')) as string[];
		expect(found[0]).toBe('2027-03-22T09:00:00+11:00');
		expect(found.at(-1)?.slice(0, 10)).toBe('2027-04-30');
		expect(new Set(found).size).toBe(found.length);
		expect(new Set(found.map((start) => start.slice(0, 10))).size).toBe(40);
		expect(stage.reads(/slots-range$/)).toBe(2);
	});

	it('asks no further than the limit', async () => {
		const form = { endDate: '2027-05-10', returnAll: false, limit: 3 };
		expect((await ask('getSlots', form)).json('Omneo')).toHaveLength(3);
		expect(stage.reads(/available-slots/)).toBe(1);
	});

	it('reads the dates that each item has, as text, as a moment or from a date picker', async () => {
		const days = ['2027-03-22', '2027-03-22T07:00:00+11:00', '2027-03-22T00:00:00'];
		const form = { startDate: '={{ $json.day }}', returnAll: false, limit: 1 };
		const run = await ask('getSlots', form, { items: days.map((day) => ({ day })) });
		expect(starts(run.json('Omneo'))).toEqual(Array(3).fill('2027-03-22T09:00:00+11:00'));
		expect(run.items('Omneo').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		const luxon = {
			startDate: "={{ DateTime.fromISO('2027-03-21T20:00:00Z').setZone('Australia/Melbourne') }}",
		};
		expect(starts((await ask('getSlots', luxon)).json('Omneo'))[0]).toBe(
			'2027-03-22T09:00:00+11:00',
		);
	});

	it('leaves out what is booked', async () => {
		await book('10:00');
		const found = starts((await ask('getSlots')).json('Omneo'));
		expect(found).not.toContain('2027-03-22T10:00:00+11:00');
		expect(found).toContain('2027-03-22T11:00:00+11:00');
	});

	it('leaves out slots without room, unless asked not to', async () => {
		const slots = [{ start_at: '2027-03-22 10:00:00', capacity_remaining: 0 }, '11:00'];
		stage.sandbox.fault({ path: /slots$/, status: 200, body: { data: { slots } }, times: 2 });
		expect((await ask('getSlots')).json('Omneo')).toHaveLength(1);
		const all = await ask('getSlots', { options: { onlyWithCapacity: false } });
		expect(all.json('Omneo')).toHaveLength(2);
	});

	it('gives the slots as Omneo writes them when asked to', async () => {
		const raw = { options: { simplify: false }, returnAll: false, limit: 1 };
		expect((await ask('getSlots', raw)).json('Omneo')[0]).toMatchObject({ label: '9:00 AM' });
		stage.sandbox.switches({ slots: 'strings' });
		expect((await ask('getSlots', raw)).json('Omneo')).toEqual([{ slot: '09:00' }]);
	});

	it.each(['optional', 'required'] as const)(
		"gives everybody's slots where staff is needed (naming staff is %s)",
		async (staffForSlots) => {
			stage.sandbox.switches({ staffForSlots });
			const form = {
				appointmentDefinitionId: id(definitions.personalStyling),
				startDate: '2027-03-23',
			};
			const items = (await ask('getSlots', form)).json('Omneo');
			const ten = items.filter(({ start_at }) => start_at === '2027-03-23T10:00:00+11:00');
			expect(ten.map(({ staff_id }) => staff_id).sort()).toEqual([staff.priya, staff.marcus]);
			const one = { ...form, assignedStaffId: id('Priya Raman', 'name') };
			const hers = (await ask('getSlots', one)).json('Omneo');
			expect(new Set(hers.map(({ staff_id }) => staff_id))).toEqual(new Set([staff.priya]));
		},
	);

	it('gives nothing, and no error, on a closed day', async () => {
		const brisbane = {
			appointmentDefinitionId: id(definitions.expressAlteration),
			locationId: id(locations.brisbane),
			startDate: '2027-03-21',
		};
		const run = await ask('getSlots', brisbane);
		expect([run.error, run.json('Omneo')]).toEqual([undefined, []]);
	});

	it.each([
		['an unclear date', { startDate: '05/04/2027' }, "Start Date: '05/04/2027' could be"],
		[
			'a date that does not exist',
			{ startDate: '2027-02-30' },
			"Start Date: '2027-02-30' isn't a real date",
		],
		['a time in UTC', { startDate: '2027-03-21T20:00:00Z' }, 'Start Date: is a time in UTC'],
		['no date', { startDate: '={{ "" }}' }, 'Start Date: is required'],
		['an end before the start', { endDate: '2027-03-21' }, 'End Date'],
		[
			'a service that is not there',
			{ appointmentDefinitionId: id(999) },
			"Definition: there's no record with ID '",
		],
		[
			'a location that is not there',
			{ locationId: id(999) },
			"Location: there's no record with ID '999' in Omneo",
		],
		['a limit of none', { returnAll: false, limit: 0 }, 'Limit'],
	])('names %s', async (_, changes, text) => {
		expect((await ask('getSlots', changes)).error?.message).toContain(text);
		expect(stage.reads(/available-slots/)).toBe(0);
	});
});
