/** The times of a list's filters: whole days, and the clock of the shop. */
import type { INodeParameters } from 'n8n-workflow';
import { book } from '../operations/forms';
import { Stage, id, seed } from './support';

const stage = Stage.use();
const MELBOURNE = { locationId: id(seed.locations.melbourne) };
/** Far from every shop. */
const settings = { timezone: 'America/Los_Angeles' };

/** The first and the last hour of the 16th in Melbourne, and one on each side of the day. */
beforeEach(async () => {
	for (const start of ['16 00:30', '16 23:00', '15 23:00', '17 00:30']) {
		const end = `${start.slice(0, -2)}45`;
		await book(stage, {
			scheduled_start_at: `2027-03-${start}:00`,
			scheduled_end_at: `2027-03-${end}:00`,
		});
	}
});

async function found(filters: object): Promise<unknown[]> {
	const form = { resource: 'appointment', operation: 'getAll', filters } as INodeParameters;
	const { error, ...run } = await stage.run(form, { settings }).then((done) => ({
		error: done.error,
		ids: done.json('Omneo').map((one) => one.id),
	}));
	expect(error).toBeUndefined();
	return run.ids;
}

test.each([
	['a day and the next one', { startsFrom: '2027-03-16', startsBefore: '2027-03-17' }],
	['the same day twice', { startsFrom: '2027-03-16', startsBefore: '2027-03-16' }],
	[
		'times without an offset',
		{ startsFrom: '2027-03-16T00:00:00', startsBefore: '2027-03-17T00:00:00' },
	],
	['a date in words', { startsFrom: '16 March 2027', startsBefore: '17 March 2027' }],
	['moments', { startsFrom: '2027-03-15T13:00:00Z', startsBefore: '2027-03-16T13:00:00Z' }],
])('%s at a shop are its clock', async (_, times) => {
	expect(await found({ ...MELBOURNE, ...times })).toEqual([5001, 5002]);
});

test('a time zone that is given counts before that of the shop', async () => {
	const times = { startsFrom: '2027-03-15T13:00:00', startsBefore: '2027-03-16T13:00:00' };
	const filters = { ...MELBOURNE, ...times, timezone: id('UTC', 'name') };
	expect(await found(filters)).toEqual([5001, 5002]);
});

test('without a shop, times are the clock of the workflow', async () => {
	// Seven hours behind UTC then, and eighteen behind Melbourne.
	const times = { startsFrom: '2027-03-15T06:00:00', startsBefore: '2027-03-16T06:00:00' };
	expect(await found(times)).toEqual([5001, 5002]);
});
