/** What is not known of Omneo, and that the operations work either way. */
import type { IDataObject } from 'n8n-workflow';
import type { Switches } from '../../dev/sandbox';
import { FIRST, book, call } from '../operations/forms';
import { Stage, id, seed } from './support';

const stage = Stage.use();

const run = async (resource: string, operation: string, form: object) =>
	await stage.run({ resource, operation, ...form } as never, { onError: 'continueRegularOutput' });

const out = async (resource: string, operation: string, form: object) =>
	(await run(resource, operation, form)).json('Omneo');

/** The same work on both sides of a switch. */
async function onBothSides(
	sides: Array<Partial<Switches>>,
	work: () => Promise<unknown>,
): Promise<unknown[]> {
	const results = [];
	for (const side of sides) {
		stage.sandbox.reset();
		stage.sandbox.switches(side);
		results.push(await work());
	}
	return results;
}

test('whatever an unlink answers, it is reported the same', async () => {
	const sides = (['empty', 'record', 'message'] as const).map((unlinkBody) => ({ unlinkBody }));
	const results = await onBothSides(sides, async () => {
		await book(stage);
		const link = { type: 'profile', id: seed.customers.wei };
		await call(stage, 'POST', `/appointments/${FIRST}/link`, link);
		const form = { appointmentId: id(FIRST), type: 'profile', profileId: id(link.id) };
		return await out('appointment', 'unlink', form);
	});
	expect(results[0]).toMatchObject([{ unlinked: true }]);
	for (const result of results) expect(result).toEqual(results[0]);
});

test('a list holds the same, whichever way it is sorted and whether or not it filters by time', async () => {
	const sides = [
		{},
		{ listOrder: 'newest' as const },
		{ timeFilters: 'ignored' as const },
		{ unknownFilters: 'rejected' as const },
	];
	const results = await onBothSides(sides, async () => {
		await book(stage);
		await book(stage, {
			profile_id: seed.customers.wei,
			scheduled_start_at: '2027-03-23 10:00:00',
			scheduled_end_at: '2027-03-23 10:45:00',
		});
		const filters = { startsFrom: '2027-03-23T00:00:00+11:00' };
		return await out('appointment', 'getAll', { returnAll: true, filters });
	});
	expect(results[0]).toMatchObject([{ profile_name: 'Wei Chen' }]);
	for (const result of results) expect(result).toEqual(results[0]);
});

test('a long range has the same slots, however the server counts its days', async () => {
	const sides = [{ rangeCap: 'inclusive' as const }, { rangeCap: 'exclusive' as const }];
	const [inclusive, exclusive] = await onBothSides(sides, async () => {
		const slots = await out('availability', 'getSlots', {
			appointmentDefinitionId: id(seed.definitions.suitFitting),
			locationId: id(seed.locations.melbourne),
			startDate: '2027-03-16',
			endDate: '2027-05-10',
			returnAll: true,
		});
		return slots.map((slot) => slot.start_at);
	});
	expect(inclusive).toEqual(exclusive);
	expect((inclusive as unknown[]).length).toBeGreaterThan(500);
});

test('a reschedule moves the appointment, whatever becomes of its status', async () => {
	const sides = [
		{ statusAfterReschedule: 'kept' as const },
		{ statusAfterReschedule: 'requested' as const },
	];
	const results = await onBothSides(sides, async () => {
		await book(stage, { status: 'confirmed' });
		const form = { appointmentId: id(FIRST), scheduledStartAt: '2027-03-24 11:00' };
		return (await out('appointment', 'reschedule', form))[0];
	});
	for (const result of results) {
		expect(result).toMatchObject({ scheduled_start_at: '2027-03-24T11:00:00+11:00' });
	}
	expect(results.map((result) => (result as IDataObject).status)).toEqual([
		'confirmed',
		'requested',
	]);
});

test('a status that may not be left is reported by the label of the field', async () => {
	stage.sandbox.switches({ statusTransitions: 'final' });
	await book(stage, { status: 'cancelled' });
	const form = { appointmentId: id(FIRST), status: 'confirmed' };
	const [refused] = await out('appointment', 'changeStatus', form);
	expect(refused.error).toMatchObject({
		status: 422,
		fields: { 'New Status': [expect.any(String)] },
	});
});

test('a service without a waitlist is reported by its field', async () => {
	stage.sandbox.switches({ enforceEntryRules: true });
	const [refused] = await out('waitlist', 'add', {
		appointmentDefinitionId: id(seed.definitions.suitFitting),
		locationId: id(seed.locations.melbourne),
		profileId: id(seed.customers.amelia),
	});
	expect(refused.error).toMatchObject({
		status: 422,
		fields: { 'Appointment Definition': [expect.any(String)] },
	});
});

test('a desired start is the same moment, whichever clock the server reads', async () => {
	const sides = [{ waitlistTimes: 'utc' as const }, { waitlistTimes: 'local' as const }];
	const [utc, local] = await onBothSides(sides, async () => {
		const desiredStartClock = stage.sandbox.switches().waitlistTimes === 'utc' ? 'utc' : 'location';
		await out('waitlist', 'add', {
			appointmentDefinitionId: id(seed.definitions.personalStyling),
			locationId: id(seed.locations.melbourne),
			profileId: id(seed.customers.amelia),
			desiredStartAt: '2027-03-22 10:00',
			options: { desiredStartClock },
		});
		return stage.sandbox.waitlist()[0]?.desired_start_at;
	});
	expect(utc).toBe('2027-03-21 23:00:00');
	expect(local).toBe(utc);
});
