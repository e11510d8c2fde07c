/** Get Available Staff, Find Next Slot and the list of staff, on the real engine. */
import type { INodeParameters } from 'n8n-workflow';
import { FORMS, ask as askOn, book as bookOn, starts } from './availability.support';
import { type BookOptions, ON_ERROR, Stage, id, omneoNode, seed } from './support';

const { definitions, locations, staff } = seed;
const stage = Stage.use();

const ask = async (operation: string, changes: object = {}, options: BookOptions = {}) =>
	await askOn(stage, operation, changes, options);
const book = async (time: string) => await bookOn(stage, time);

describe('Get Available Staff', () => {
	const styling = { appointmentDefinitionId: id(definitions.personalStyling) };

	it('gives who may serve, and who is free', async () => {
		const items = (await ask('getStaff', styling)).json('Omneo');
		expect(items.map((item) => [item.id, item.has_available_slots, item.source])).toEqual([
			[staff.priya, true, 'definition'],
			[staff.marcus, false, 'definition'],
		]);
		expect(items[0]).toMatchObject({ first_name: 'Priya', date: '2027-03-22' });
	});

	it('gives only who is free when asked to, and the raw record', async () => {
		const options = { availableOnly: true, simplify: false };
		const items = (await ask('getStaff', { ...styling, options })).json('Omneo');
		expect(items).toEqual([
			expect.objectContaining({ id: staff.priya, is_default_location: true }),
		]);
	});

	it("gives the location's staff, marked, for a service that needs none", async () => {
		const items = (await ask('getStaff')).json('Omneo');
		expect(items.map((item) => [item.id, item.has_available_slots, item.source])).toEqual([
			[staff.priya, null, 'location'],
			[staff.marcus, null, 'location'],
		]);
	});

	it.each([
		[
			'an invalid date',
			{ date: 'monday' },
			"Date: isn't in a supported date format. Use a format like 2027-03-16",
		],
		[
			'a location that is not there',
			{ locationId: id(999) },
			"Location: there's no record with ID '999' in Omneo",
		],
	])('names %s', async (_, changes, text) => {
		expect((await ask('getStaff', changes)).error?.message).toContain(text);
	});
});

describe('Find Next Slot', () => {
	it('gives the first free slot at or after a time', async () => {
		const items = (await ask('findNext')).json('Omneo');
		expect(items).toMatchObject([{ found: true, start_at: '2027-03-22T10:00:00+11:00' }]);
	});

	it('passes over what is booked, and over night', async () => {
		await book('10:00');
		expect(starts((await ask('findNext')).json('Omneo'))).toEqual(['2027-03-22T11:00:00+11:00']);
		const late = { earliestStart: '2027-03-22T20:00:00' };
		expect(starts((await ask('findNext', late)).json('Omneo'))).toEqual([
			'2027-03-23T09:00:00+11:00',
		]);
	});

	it('gives as many as asked for', async () => {
		const items = (await ask('findNext', { numberOfSlots: 3 })).json('Omneo');
		expect(items.map(({ start_at }) => start_at)).toEqual([
			'2027-03-22T10:00:00+11:00',
			'2027-03-22T10:15:00+11:00',
			'2027-03-22T10:30:00+11:00',
		]);
	});

	it('looks at several locations', async () => {
		const otherLocations = { values: [{ locationId: id('london-marylebone', 'name') }] };
		const form = { otherLocations, earliestStart: '2027-03-22T08:00:00Z', numberOfSlots: 4 };
		const items = (await ask('findNext', form)).json('Omneo');
		expect(items.map(({ location_id }) => location_id)).toEqual(Array(4).fill(locations.london));
		const early = { otherLocations, earliestStart: '2027-03-22T09:00:00' };
		expect((await ask('findNext', early)).json('Omneo')).toMatchObject([
			{ location_id: locations.melbourne },
		]);
	});

	it('finds free staff where staff is needed', async () => {
		const form = { appointmentDefinitionId: id(definitions.personalStyling), numberOfSlots: 2 };
		const tuesday = { ...form, earliestStart: '2027-03-23T16:00:00' };
		expect((await ask('findNext', tuesday)).json('Omneo')).toMatchObject([
			{ start_at: '2027-03-23T16:00:00+11:00', staff_id: staff.priya, staff_name: 'Priya Raman' },
			{ start_at: '2027-03-23T16:30:00+11:00', staff_id: staff.marcus },
		]);
		const his = { ...form, assignedStaffId: id('marcus oyelaran', 'name') };
		expect((await ask('findNext', his)).json('Omneo')[0]).toMatchObject({
			start_at: '2027-03-23T10:00:00+11:00',
			staff_id: staff.marcus,
		});
	});

	describe('when nothing is free', () => {
		const walkIn = { appointmentDefinitionId: id(definitions.earPiercing), withinDays: 3 };

		it('fails in a way that a workflow can tell', async () => {
			const run = await ask('findNext', walkIn, { onError: 'continueErrorOutput' });
			expect(run.json('Omneo', 1)).toMatchObject([
				{ error: { message: expect.stringContaining('within 3 days'), code: 'no_slot' } },
			]);
			expect(run.items('Omneo', 1)[0].pairedItem).toEqual({ item: 0 });
		});

		it('gives an empty result when asked to', async () => {
			const run = await ask('findNext', { ...walkIn, ifNoneFound: 'empty' });
			expect(run.json('Omneo')).toEqual([{ found: false }]);
		});
	});

	it.each([
		['an invalid time', { earliestStart: 'soon' }, 'Earliest Start'],
		[
			'too many days',
			{ withinDays: 366 },
			'Within Days: must be a whole number above 0 and at most 365',
		],
		[
			'another location that is not there',
			{ otherLocations: { values: [{ locationId: id(999) }] } },
			'Other Locations',
		],
		['an invalid choice', { ifNoneFound: '={{ "shrug" }}' }, 'If None Is Found'],
	])('names %s', async (_, changes, text) => {
		expect((await ask('findNext', changes)).error?.message).toContain(text);
	});
});

describe.each(Object.keys(FORMS))('%s', (operation) => {
	it.each(ON_ERROR)('with %s tells which item failed', async (onError) => {
		const items = [{ place: locations.melbourne }, { place: 999 }];
		const run = await ask(operation, { locationId: '={{ $json.place }}' }, { items, onError });
		if (onError === 'stopWorkflow') {
			expect(run.error?.message).toContain("Location: there's no record with ID '");
			expect(run.error?.message).toContain('[item 1]');
			return;
		}
		const output = onError === 'continueErrorOutput' ? 1 : 0;
		const failed = run.items('Omneo', output).at(-1);
		expect(failed).toMatchObject({
			json: { error: { code: 'invalid_input' } },
			pairedItem: { item: 1 },
		});
		expect(run.items('Omneo')[0].pairedItem).toEqual({ item: 0 });
	});
});

describe('the list of staff', () => {
	const list = async (changes: object) =>
		await stage.engine.listSearch(
			omneoNode({
				resource: 'appointment',
				operation: 'add',
				appointmentDefinitionId: id(definitions.personalStyling),
				locationId: id(locations.melbourne),
				...changes,
			} as INodeParameters),
			'searchStaff',
			{ omneoApi: stage.credential },
		);

	it('shows who is free on the day', async () => {
		const { results } = await list({ scheduledStartAt: '2027-03-22T10:00:00' });
		expect(results.map(({ name, description }) => [name, description])).toEqual([
			['Priya Raman (priya.raman@atelier.example)', 'Free that day'],
			['Marcus Oyelaran (marcus.oyelaran@atelier.example)', 'Not free that day'],
		]);
	});

	it('shows those who are free before the others', async () => {
		const person = (name: string, has_available_slots: boolean) => ({
			id: name,
			first_name: name,
			has_available_slots,
		});
		stage.sandbox.fault({
			path: /available-staff$/,
			status: 200,
			body: { data: [person('Ana', false), person('Ben', true), person('Cy', true)] } as never,
		});
		const { results } = await list({ scheduledStartAt: '2027-03-22T10:00:00' });
		expect(results.map(({ name, description }) => [name, description])).toEqual([
			['Ben', 'Free that day'],
			['Cy', 'Free that day'],
			['Ana', 'Not free that day'],
		]);
	});

	it.each([
		['the day is not known', {}],
		['the day is an expression', { scheduledStartAt: '={{ $json.start }}' }],
		[
			'the service needs no staff',
			{
				scheduledStartAt: '2027-03-22T10:00:00',
				appointmentDefinitionId: id(definitions.suitFitting),
			},
		],
	])('shows the staff of the location when %s', async (_, changes) => {
		const { results } = await list(changes);
		expect(results.map(({ name }) => name)).toEqual([
			'Priya Raman (priya.raman@atelier.example)',
			'Marcus Oyelaran (marcus.oyelaran@atelier.example)',
		]);
	});
});
