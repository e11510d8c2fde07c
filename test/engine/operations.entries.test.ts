/** Adding to the waitlist and the queue and changing what is there, on the real engine. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { entryForm, queue, wait, waitlist } from '../operations/entries';
import { type BookOptions, Stage, id, omneoNode, seed } from './support';

const { locations, staff } = seed;
const stage = Stage.use();

type Room = typeof waitlist;

async function run(room: Room, operation: string, form: object, options: BookOptions = {}) {
	const parameters = { resource: room.resource, operation, ...form } as INodeParameters;
	return await stage.run(parameters, options);
}

async function update(room: Room, updateFields: object, form: object = {}) {
	return await run(room, 'update', { [room.picker]: id(room.first), updateFields, ...form });
}

function written(): IDataObject[] {
	return stage.sandbox.requests
		.filter(({ method }) => method !== 'GET')
		.map(({ body }) => body as IDataObject);
}

describe('The desired start', () => {
	const add = async (form: object, options: BookOptions = {}) =>
		(await run(waitlist, 'add', { ...entryForm(), ...form }, options)).json('Omneo')[0];

	it.each([
		[
			'without an offset it is the clock at the location',
			'2027-03-22T10:00',
			{},
			'2027-03-21 23:00:00',
		],
		['an offset says it all', '2027-03-22T10:00:00Z', {}, '2027-03-22 10:00:00'],
		['in London', '2027-03-29 10:00', { locationId: id(locations.london) }, '2027-03-29 09:00:00'],
		[
			'on the clock of the location',
			'2027-03-22T10:00',
			{ options: { desiredStartClock: 'location' } },
			'2027-03-22 10:00:00',
		],
		[
			'which an offset is converted to',
			'2027-03-22T10:00Z',
			{ options: { desiredStartClock: 'location' } },
			'2027-03-22 21:00:00',
		],
	])('%s', async (_, desiredStartAt, form, sent) => {
		await add({ desiredStartAt, ...form });
		expect(written()[0].desired_start_at).toBe(sent);
	});

	it("is on the workflow's clock where the location names no zone", async () => {
		stage.sandbox.switches({ locationTimezone: 'missing' });
		const settings = { timezone: 'America/New_York' };
		const entry = await add({ desiredStartAt: '2027-03-22T10:00' }, { settings });
		expect(written()[0].desired_start_at).toBe('2027-03-22 14:00:00');
		expect(entry.desired_start_at).toBe('2027-03-22T14:00:00Z');
	});

	it.each(['plain', 'iso', 'micros'] as const)(
		'comes back in local time from %s',
		async (timeFormat) => {
			stage.sandbox.switches({ timeFormat });
			const entry = await add({ desiredStartAt: '2027-03-22T10:00' });
			expect(entry.desired_start_at).toBe('2027-03-22T10:00:00+11:00');
		},
	);

	it.each([
		['tomorrow', /Desired Start: .*isn't in a supported date format/],
		['2027-10-03T02:30', /Desired Start: .*doesn't exist in Australia\/Melbourne/],
	])('is refused as %s', async (desiredStartAt, message) => {
		const result = await run(waitlist, 'add', { ...entryForm(), desiredStartAt });
		expect(result.error?.message).toMatch(message);
		expect(written()).toEqual([]);
	});

	it('of an update is on the clock at the location of the entry', async () => {
		await wait(waitlist, stage, { location_id: locations.london });
		await update(waitlist, { desiredStartAt: '2027-03-29T10:00' });
		expect(written()[1]).toEqual({ desired_start_at: '2027-03-29 09:00:00' });
	});
});

describe('The queue', () => {
	it('takes a walk-in without a name', async () => {
		const form = { ...entryForm(), profileId: id('', 'email'), additionalFields: {} };
		const [entry] = (await run(queue, 'add', form)).json('Omneo');
		expect(entry).toMatchObject({ profile_id: null, status: 'waiting' });
		expect(Object.keys(written()[0])).toEqual(['appointment_definition_id', 'location_id']);
	});

	it('finds staff by name at the location of the entry', async () => {
		await wait(queue, stage, { location_id: locations.london });
		await update(queue, { staffId: id('eleanor whitcombe', 'name') });
		expect(written()[1]).toEqual({ staff_id: staff.eleanor });
		const elsewhere = await update(queue, { staffId: id('Priya Raman', 'name') });
		expect(elsewhere.error?.message).toMatch(
			/Staff: there's no staff member named 'Priya Raman' at this location/,
		);
	});

	it('lists the staff at the location of the entry', async () => {
		await wait(queue, stage, { location_id: locations.london });
		const parameters = { resource: 'queue', operation: 'update', queueEntryId: id(queue.first) };
		const { results } = await stage.engine.listSearch(
			omneoNode(parameters as unknown as INodeParameters),
			'searchStaff',
			{ omneoApi: stage.credential as never },
		);
		expect(results.map(({ value }) => value)).toEqual([staff.eleanor, staff.kwame]);
	});
});

describe.each([waitlist, queue])('The $resource', (room) => {
	const [, status] = room.statuses;

	it('changes what was filled in, empties what was chosen, and leaves the rest', async () => {
		await wait(room, stage, { notes: 'Old', meta: { a: 1 } });
		const result = await update(
			room,
			{ status, notes: '', appointmentId: id('') },
			{ clear: ['meta', 'appointment_id'] },
		);
		expect(written()[1]).toEqual({ status, meta: null, appointment_id: null });
		expect(result.json('Omneo')[0]).toMatchObject({ status, notes: 'Old' });
	});

	it.each([
		[{}, {}, 'Update Fields: must set or clear at least one field'],
		[{ notes: '' }, {}, 'Update Fields: must set or clear at least one field'],
		[{ notes: 'x' }, { clear: ['notes'] }, "Notes: can't be set and cleared at the same time"],
	])('refuses to change nothing, or both ways: %j %j', async (fields, form, message) => {
		await wait(room, stage);
		expect((await update(room, fields, form)).error?.message).toContain(message);
		expect(written()).toHaveLength(1);
	});

	it('writes nothing on a dry run, and shows what it sends otherwise', async () => {
		await wait(room, stage);
		const forms = [
			['add', entryForm()],
			['update', { [room.picker]: id(room.first), updateFields: { status }, clear: ['notes'] }],
			['delete', { [room.picker]: id(room.first) }],
		] as const;
		for (const [operation, form] of forms) {
			const before = written().length;
			const dry = await run(room, operation, { ...form, options: { dryRun: true } });
			expect(written()).toHaveLength(before);
			await run(room, operation, form);
			const sent = stage.sandbox.requests.at(-1);
			expect(dry.json('Omneo')[0].request).toEqual({
				method: sent?.method,
				path: sent?.path.replace(/^.*\/api\/v3/, ''),
				body: sent?.body ?? null,
			});
		}
	});

	it('says so where a tenant has no such address', async () => {
		stage.sandbox.switches({ inferredRoutes: 'absent' });
		const result = await run(room, 'add', entryForm(), { onError: 'continueRegularOutput' });
		expect(result.json('Omneo')[0].error).toMatchObject({
			status: 404,
			code: 'unexpected_response',
			hint: expect.stringContaining("doesn't support this one") as string,
		});
	});

	it('links the appointment that came of it', async () => {
		const booked = stage.sandbox.addAppointment({
			appointment_definition_id: seed.definitions.suitFitting,
			profile_id: seed.customers.amelia,
			location_id: locations.melbourne,
			scheduled_start_at: '2027-03-22 10:00:00',
			scheduled_end_at: '2027-03-22 10:45:00',
			timezone: 'Australia/Melbourne',
		});
		await wait(room, stage);
		const result = await update(room, { appointmentId: id(String(booked.id), 'list') });
		expect(result.json('Omneo')[0]).toMatchObject({ appointment_id: booked.id });
	});
});
