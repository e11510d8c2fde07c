/** 'Upcoming' on n8n's engine: once before each start, and never for what is off. */
import { TriggerStage } from './trigger.support';
import { seed } from './support';

const stage = TriggerStage.use();

/** An hour before the start; the clock stands at 11:00 in Melbourne. */
const upcoming = { events: ['upcoming'], timeBefore: 60, timeBeforeUnit: 'minutes' };

/** Today in Melbourne. */
const at = (time: string, end = '18:00') => ({
	scheduled_start_at: `2027-03-15 ${time}:00`,
	scheduled_end_at: `2027-03-15 ${end}:00`,
	timezone: 'Australia/Melbourne',
});

test('comes once, at the time asked for', async () => {
	const booked = stage.book(at('12:30'));
	stage.book(at('16:00'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	for (let minute = 1; minute <= 29; minute++) await stage.tick(workflow);
	expect(stage.items).toEqual([]);
	for (let minute = 30; minute <= 100; minute++) await stage.tick(workflow);
	expect(stage.items).toEqual([
		expect.objectContaining({
			event: 'upcoming',
			key: `${booked}:upcoming:2027-03-15T01:30:00Z`,
			occurred_at: '2027-03-15T00:30:00Z',
			minutes_until_start: 60,
			late: false,
			appointment: expect.objectContaining({ id: booked }),
		}),
	]);
});

test('comes again when the appointment is moved, and not at the old time', async () => {
	const booked = stage.book(at('12:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	stage.later(35);
	await stage.tick(workflow);
	await stage.change(booked, at('14:00'));
	await stage.tick(workflow);
	stage.later(84);
	await stage.tick(workflow);
	await stage.tick(workflow);
	expect(stage.items.map(({ key }) => key)).toEqual([
		`${booked}:upcoming:2027-03-15T01:30:00Z`,
		`${booked}:upcoming:2027-03-15T03:00:00Z`,
	]);
});

test.each(['cancelled', 'rejected', 'completed'])(
	'never comes for one that is %s',
	async (status) => {
		const booked = stage.book(at('12:30'));
		const workflow = stage.workflow(upcoming);
		await stage.host.activate(workflow);
		stage.later(20);
		await stage.change(booked, { status });
		stage.later(15);
		await stage.tick(workflow);
		expect(stage.items).toEqual([]);
	},
);

test('reads the appointment anew: one that was cancelled while the list was read is left out', async () => {
	const booked = stage.book(at('12:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	stage.later(31);
	const stop = stage.sandbox.onRequest(async ({ path, method }) => {
		if (method !== 'GET' || !path.endsWith(`/appointments/${booked}`)) return;
		stop();
		await stage.change(booked, { status: 'cancelled' });
	});
	await stage.tick(workflow);
	await stage.tick(workflow);
	expect(stage.items).toEqual([]);
});

test('is silent about what is due when it is published; an option includes it', async () => {
	stage.book(at('11:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	expect(await stage.tick(workflow)).toEqual([]);
	await stage.host.deactivate(workflow);
	const including = stage.workflow({ ...upcoming, options: { includeDue: true } });
	await stage.host.activate(including);
	expect(await stage.tick(including)).toMatchObject([{ late: true, minutes_until_start: 28 }]);
});

test('marks late bookings; an option leaves them out', async () => {
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	stage.book(at('11:59'));
	expect(await stage.tick(workflow)).toMatchObject([{ late: true, minutes_until_start: 58 }]);
	await stage.host.deactivate(workflow);
	const without = stage.workflow({ ...upcoming, options: { skipLate: true } });
	await stage.host.activate(without);
	stage.book(at('11:45'));
	const inTime = stage.book(at('12:05'));
	await stage.tick(without);
	stage.later(4);
	expect(await stage.tick(without)).toMatchObject([{ appointment: { id: inTime }, late: false }]);
});

test('after a restart comes for what is still ahead, marked as late', async () => {
	stage.book(at('12:10'));
	const ahead = stage.book(at('13:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	stage.later(120);
	await stage.host.activate(workflow, 'init');
	expect(stage.items).toMatchObject([
		{ appointment: { id: ahead }, late: true, minutes_until_start: 30 },
	]);
});

test('goes by the time that passes on nights when clocks change', async () => {
	// Clocks in Melbourne go back on 4 April 2027 at 3:00.
	const booked = stage.book({
		scheduled_start_at: '2027-04-04 10:00:00',
		scheduled_end_at: '2027-04-04 10:45:00',
	});
	const workflow = stage.workflow({ ...upcoming, timeBefore: 1, timeBeforeUnit: 'days' });
	stage.later((Date.UTC(2027, 3, 2, 23, 58) - Date.UTC(2027, 2, 15)) / 60_000);
	await stage.host.activate(workflow);
	expect(await stage.tick(workflow)).toEqual([]);
	expect(await stage.tick(workflow)).toMatchObject([
		{ appointment: { id: booked }, occurred_at: '2027-04-03T00:00:00Z', minutes_until_start: 1440 },
	]);
});

test('goes by Omneo’s clock when that of n8n is wrong', async () => {
	stage.skew(20 * 60_000);
	stage.book(at('12:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	stage.later(15);
	expect(await stage.tick(workflow)).toEqual([]);
	stage.later(13);
	expect(await stage.tick(workflow)).toMatchObject([{ minutes_until_start: 60 }]);
});

test('a new time before the start counts for all, and what is within it is not reported', async () => {
	stage.book(at('13:30'));
	const workflow = stage.workflow(upcoming);
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	const longer = stage.workflow({ ...upcoming, timeBefore: 3, timeBeforeUnit: 'hours' });
	await stage.host.activate(longer, 'update');
	const later = stage.book(at('14:02', '15:00'));
	expect(await stage.tick(longer)).toEqual([]);
	expect(await stage.tick(longer)).toMatchObject([{ appointment: { id: later } }]);
});

test('keeps to the shop that is chosen, when the appointment goes to another', async () => {
	const booked = stage.book(at('12:30'));
	const locationId = { __rl: true, mode: 'id', value: seed.locations.melbourne };
	const workflow = stage.workflow({ ...upcoming, filters: { locationId } });
	await stage.host.activate(workflow);
	await stage.change(booked, { location_id: seed.locations.sydney });
	stage.later(31);
	expect(await stage.tick(workflow)).toEqual([]);
});
