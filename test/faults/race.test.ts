/** Two executions at the same time want the same last places. */
import type { IDataObject } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import { DELAY_DIVISOR, Stage, form, id, seed } from '../engine/support';
import { LAGS } from './matrix';

const stage = Stage.use({ enforceAvailability: true });

/** Two hems at a time, every quarter of an hour from ten: ten places. */
const STARTS = ['10:00', '10:15', '10:30', '10:45', '11:00'];
const PLACES = 2 * STARTS.length;
const WANTED = STARTS.flatMap((time) => [time, time, time]);

const hem = (more: object = {}) =>
	form({
		appointmentDefinitionId: id(seed.definitions.expressAlteration),
		profileId: id('={{ $json.customer }}'),
		scheduledStartAt: '=2027-03-22 {{ $json.time }}',
		...more,
	});

/** One workflow's list: each wants all, and more than there is. */
const rows = (customer: string): IDataObject[] => WANTED.map((time) => ({ customer, time }));

async function race(parameters = hem()): Promise<FinishedRun[]> {
	const customers = [seed.customers.amelia, seed.customers.wei];
	return await Promise.all(
		customers.map((customer) =>
			stage.run(parameters, { items: rows(customer), onError: 'continueRegularOutput' }),
		),
	);
}

const items = (runs: FinishedRun[]) => runs.flatMap((run) => run.json('Omneo'));
const winners = (runs: FinishedRun[]) => items(runs).filter(({ error }) => !error);
const losers = (runs: FinishedRun[]) => items(runs).filter(({ error }) => error);

/** How many are booked at each start. */
function crowd(): number[] {
	const starts = stage.sandbox.appointments().map((booking) => booking.scheduled_start_at);
	return [...new Set(starts)].map((start) => starts.filter((other) => other === start).length);
}

test('all places are taken, none twice, and the winners are those in the book', async () => {
	const runs = await race();
	expect(crowd()).toEqual(STARTS.map(() => 2));
	const booked = stage.sandbox.appointments().map((booking) => booking.id);
	expect(
		winners(runs)
			.map((item) => item.id)
			.sort(),
	).toEqual(booked.sort());
	expect([booked.length, items(runs).length]).toEqual([PLACES, 2 * WANTED.length]);
});

test("each loser gets the server's own words, by the label of the field", async () => {
	const lost = losers(await race());
	expect(lost).toHaveLength(2 * WANTED.length - PLACES);
	for (const { error } of lost) {
		expect((error as IDataObject).message).toContain(
			'Scheduled Start: The time slot is fully booked',
		);
		expect(error).toMatchObject({ status: 422, code: 'validation', retryable: false });
	}
});

test('with a check first, each loser hears that the slot is taken, or is refused by the server', async () => {
	const lost = losers(await race(hem({ availability: 'check' })));
	expect(crowd()).toEqual(STARTS.map(() => 2));
	expect(lost).toHaveLength(2 * WANTED.length - PLACES);
	const codes = lost.map(({ error }) => (error as IDataObject).code);
	expect(codes.filter((code) => code !== 'slot_taken' && code !== 'validation')).toEqual([]);
});

const STRUCK = 6;

test('a place that is lost while the answer about it fails is not counted as won', async () => {
	stage.sandbox.fault({
		method: 'POST',
		path: /appointments$/,
		when: 'after',
		status: 500,
		times: STRUCK,
	});
	const runs = await race();
	const booked = stage.sandbox.appointments().map((booking) => booking.id);
	expect(booked).toHaveLength(PLACES);
	// A loser whose refusal was hidden by the fault cannot know that the next one speaks of itself.
	const unknown = losers(runs).filter(({ error }) => (error as IDataObject).outcome);
	expect(unknown.length).toBeLessThan(STRUCK);
	expect(
		winners(runs)
			.map((item) => item.id)
			.sort(),
	).toEqual(booked.sort());
});

describe.each([0, ...LAGS])('with slots that lag by %s s', (seconds) => {
	test.each(['check', 'nextFree'])('a run overbooks nothing with %s', async (availability) => {
		const slots = (seconds * 1000) / DELAY_DIVISOR;
		stage.sandbox.switches({ enforceAvailability: false, lag: { list: 0, record: 0, slots } });
		const people = [seed.customers.amelia, seed.customers.wei, seed.customers.jose];
		const items = people.flatMap((customer) => [
			{ customer, time: '10:00' },
			{ customer, time: '10:15' },
		]);
		const runs = [
			await stage.run(hem({ availability, withinDays: 1 }), {
				items,
				onError: 'continueRegularOutput',
			}),
		];
		expect(crowd().filter((number) => number > 2)).toEqual([]);
		expect(stage.sandbox.appointments()).toHaveLength(availability === 'check' ? 4 : 6);
		expect(winners(runs)).toHaveLength(availability === 'check' ? 4 : 6);
	});
});
