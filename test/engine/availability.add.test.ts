/** Booking at a free time only, on the real engine. */
import { Stage, form, id, seed } from './support';

const stage = Stage.use();

const slots = (details: unknown) =>
	(details as { alternatives: Array<{ start_at: string }> }).alternatives.map(
		({ start_at }) => start_at,
	);

const styling = {
	appointmentDefinitionId: id(seed.definitions.personalStyling),
	scheduledStartAt: '2027-03-23T16:30:00',
};

it('books as given unless asked otherwise, and asks for no slot', async () => {
	const night = form({ scheduledStartAt: '2027-03-22T03:00:00' });
	expect((await stage.run(night)).error).toBeUndefined();
	expect(stage.posted()).toHaveLength(1);
	expect(stage.reads(/available/)).toBe(0);
});

describe('with a check', () => {
	const check = (changes: object = {}) => form({ availability: 'check', ...changes });

	it('books a free slot', async () => {
		const run = await stage.run(check());
		expect(run.json('Omneo')).toMatchObject([{ scheduled_start_at: '2027-03-22T10:00:00+11:00' }]);
	});

	it('does not book over what an item before it has booked, and offers other times', async () => {
		const options = { items: [{}, {}], onError: 'continueErrorOutput' as const };
		const run = await stage.run(check(), options);
		expect(run.json('Omneo')).toHaveLength(1);
		const [failed] = run.items('Omneo', 1);
		expect(failed.pairedItem).toEqual({ item: 1 });
		expect(failed.json).toMatchObject({ error: { code: 'slot_taken', retryable: false } });
		expect(slots(failed.json.error)).toEqual([
			'2027-03-22T10:45:00+11:00',
			'2027-03-22T11:00:00+11:00',
			'2027-03-22T11:15:00+11:00',
		]);
		expect(stage.posted()).toHaveLength(1);
	});

	it('stops at a taken slot and tells the others in words', async () => {
		const run = await stage.run(check(), { items: [{}, {}] });
		expect(run.error?.message).toContain("isn't a free slot, so nothing was booked");
		expect(run.error?.description).toContain('2027-03-22 10:45');
		expect(run.error?.description).toContain('5001');
	});

	it('takes a time outside the opening hours for taken', async () => {
		const night = check({ scheduledStartAt: '2027-03-22T03:00:00' });
		const run = await stage.run(night, { onError: 'continueRegularOutput' });
		expect(run.json('Omneo')).toMatchObject([{ error: { code: 'slot_taken' } }]);
		expect(stage.posted()).toEqual([]);
	});

	it('compares moments, whatever zone the booking is written in', async () => {
		const utc = check({ scheduledStartAt: '2027-03-21T23:00:00', timezone: id('UTC', 'name') });
		expect((await stage.run(utc)).error).toBeUndefined();
		expect(stage.posted()).toMatchObject([{ timezone: 'UTC' }]);
	});
});

describe('with the next free slot', () => {
	const next = (changes: object = {}) => form({ availability: 'nextFree', ...changes });

	it('gives each item of a run another time', async () => {
		const run = await stage.run(next(), { items: [{}, {}, {}] });
		expect(run.json('Omneo').map(({ scheduled_start_at }) => scheduled_start_at)).toEqual([
			'2027-03-22T10:00:00+11:00',
			'2027-03-22T10:45:00+11:00',
			'2027-03-22T11:30:00+11:00',
		]);
	});

	it('keeps the length that was asked for, and the zone', async () => {
		const long = { scheduledStartAt: '2027-03-22T20:00:00', scheduledEndAt: '2027-03-22T21:30:00' };
		await stage.run(next(long));
		expect(stage.posted()).toMatchObject([
			{
				scheduled_start_at: '2027-03-23 09:00:00',
				scheduled_end_at: '2027-03-23 10:30:00',
				timezone: 'Australia/Melbourne',
			},
		]);
	});

	it('finds free staff where staff is needed', async () => {
		const run = await stage.run(next(styling));
		expect(run.error).toBeUndefined();
		expect(stage.posted()).toMatchObject([
			{ scheduled_start_at: '2027-03-23 16:30:00', assigned_staff_id: seed.staff.marcus },
		]);
	});

	it('keeps to the staff member who was chosen', async () => {
		await stage.run(next({ ...styling, assignedStaffId: id(seed.staff.priya) }));
		expect(stage.posted()).toMatchObject([
			{ scheduled_start_at: '2027-03-24 09:00:00', assigned_staff_id: seed.staff.priya },
		]);
	});

	it('books nothing when nothing is free', async () => {
		const walkIn = next({
			appointmentDefinitionId: id(seed.definitions.earPiercing),
			withinDays: 2,
		});
		const run = await stage.run(walkIn, { onError: 'continueErrorOutput' });
		expect(run.json('Omneo', 1)).toMatchObject([{ error: { code: 'no_slot' } }]);
		expect(stage.posted()).toEqual([]);
	});

	it('shows the chosen slot on a dry run, and books nothing', async () => {
		const taken = await stage.run(form());
		expect(taken.error).toBeUndefined();
		const run = await stage.run(next({ options: { dryRun: true } }));
		expect(run.json('Omneo')).toMatchObject([
			{
				dry_run: true,
				request: { body: { scheduled_start_at: '2027-03-22 10:45:00' } },
				resolved: { slot: { start_at: '2027-03-22T10:45:00+11:00' } },
			},
		]);
		expect(stage.posted()).toHaveLength(1);
	});
});

it.each([
	['an invalid way', { availability: '={{ "maybe" }}' }, 'Availability'],
	['too many days', { availability: 'nextFree', withinDays: 1000 }, 'Within Days'],
])('names %s before anything is sent', async (_, changes, label) => {
	expect((await stage.run(form(changes))).error?.message).toContain(label);
	expect(stage.posted()).toEqual([]);
});
