/** The Omneo Trigger on n8n's engine: activation, ticks, and what comes out. */
import { EVERY_EVENT, TriggerStage } from './trigger.support';
import { id, repositoryFile, seed } from './support';

const stage = TriggerStage.use();

const all = { events: EVERY_EVENT };

test('the first activation reports nothing of what is there already', async () => {
	stage.book();
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	expect(await stage.tick(workflow)).toEqual([]);
});

test('a booking comes with everything that the next node needs', async () => {
	const workflow = stage.workflow({ events: ['added'] });
	await stage.host.activate(workflow);
	stage.later(5);
	const booked = stage.book();
	const [item, ...others] = await stage.tick(workflow);
	expect(others).toEqual([]);
	expect(item).toEqual({
		event: 'added',
		key: `${booked}:added`,
		occurred_at: '2027-03-15T00:05:00Z',
		detected_at: '2027-03-15T00:06:00Z',
		appointment: expect.objectContaining({
			id: booked,
			status: 'confirmed',
			scheduled_start_at: '2027-03-22T10:00:00+11:00',
			profile_name: 'Amelia Nguyen',
		}),
	});
	expect(await stage.tick(workflow)).toEqual([]);
});

test('a move comes with the time before, and the fields that differ', async () => {
	const booked = stage.book();
	const workflow = stage.workflow({ events: ['moved', 'updated'] });
	await stage.host.activate(workflow);
	stage.later(1);
	await stage.change(booked, {
		scheduled_start_at: '2027-03-23 11:00:00',
		scheduled_end_at: '2027-03-23 11:45:00',
		timezone: 'Australia/Melbourne',
	});
	expect(await stage.tick(workflow)).toEqual([
		expect.objectContaining({
			event: 'moved',
			previous: expect.objectContaining({
				scheduled_start_at: '2027-03-22T10:00:00+11:00',
				scheduled_end_at: '2027-03-22T10:45:00+11:00',
				status: 'confirmed',
				location_id: seed.locations.melbourne,
			}),
			changed: ['scheduled_start_at', 'scheduled_end_at'],
		}),
	]);
});

test.each(['confirmed', 'arrived', 'completed', 'no_show', 'rejected', 'cancelled'])(
	'the status %s is an event',
	async (status) => {
		const booked = stage.book({ status: 'requested' });
		const workflow = stage.workflow(all);
		await stage.host.activate(workflow);
		stage.later(1);
		await stage.change(booked, { status });
		const [item, ...others] = await stage.tick(workflow);
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			event: status,
			occurred_at: '2027-03-15T00:01:00Z',
			previous: { status: 'requested' },
			changed: ['status', `${status}_at`],
		});
	},
);

test('what comes out is in the schema that the editor shows', async () => {
	const { properties } = JSON.parse(
		repositoryFile('nodes/OmneoTrigger/__schema__/v1.0.0.json'),
	) as { properties: Record<string, { properties?: object }> };
	stage.book();
	const run = await stage.host.test(stage.workflow({ events: ['moved'] }));
	const [item] = run.json('Trigger');
	const known = Object.keys(properties);
	expect(Object.keys(item).filter((name) => !known.includes(name))).toEqual([]);
	expect(Object.keys(item.appointment as object)).toEqual(
		Object.keys(properties.appointment.properties ?? {}),
	);
	expect(Object.keys(item.previous as object).sort()).toEqual(
		Object.keys(properties.previous.properties ?? {}).sort(),
	);
});

test('two states between two polls are two events, in their order', async () => {
	const booked = stage.book({ status: 'requested' });
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	stage.later(1);
	await stage.change(booked, { status: 'confirmed' });
	stage.later(1);
	await stage.change(booked, { status: 'cancelled' });
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} confirmed`, `${booked} cancelled`]);
});

test('other changes are Updated, and saving without a change is nothing', async () => {
	const booked = stage.book();
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	stage.later(1);
	await stage.change(booked, { notes: 'Prefers the morning' });
	const [item] = await stage.tick(workflow);
	expect(item).toMatchObject({ event: 'updated', changed: ['notes'] });
	await stage.change(booked, { notes: 'Prefers the morning' });
	expect(await stage.tick(workflow)).toEqual([]);
});

test('a deletion is reported once, with what is still known', async () => {
	const booked = stage.book();
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	await stage.remove(booked);
	for (let minute = 0; minute < 4; minute++) await stage.tick(workflow);
	expect(stage.items).toEqual([
		expect.objectContaining({
			event: 'deleted',
			key: `${booked}:deleted`,
			appointment: expect.objectContaining({
				id: booked,
				scheduled_start_at: '2027-03-22T10:00:00+11:00',
				location_id: seed.locations.melbourne,
			}),
		}),
	]);
});

test('filters keep out other shops, services and statuses, whether or not Omneo filters', async () => {
	const filters = {
		locationId: id('Melbourne Collins Street', 'name'),
		appointmentDefinitionId: id(seed.definitions.suitFitting, 'list'),
		status: ['confirmed'],
	};
	const workflow = stage.workflow({ ...all, filters });
	await stage.host.activate(workflow);
	const wanted = stage.book();
	stage.book({ location_id: seed.locations.newYork, timezone: 'America/New_York' });
	stage.book({ status: 'requested' });
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${wanted} added`, `${wanted} confirmed`]);
});

test('the node needs an event and a poll time', async () => {
	await expect(stage.host.activate(stage.workflow({ events: [] }))).rejects.toThrow(
		'Events: choose at least one event',
	);
	const never = { ...all, pollTimes: { item: [] } };
	await expect(stage.host.activate(stage.workflow(never))).rejects.toThrow(
		'Poll Times: add at least one time',
	);
});

describe('the test step', () => {
	test.each(EVERY_EVENT)('shows a real appointment, marked as a test, for %s', async (event) => {
		stage.book();
		const run = await stage.host.test(stage.workflow({ events: [event] }));
		expect(run.json('Trigger')).toEqual([
			expect.objectContaining({
				event,
				test: true,
				appointment: expect.objectContaining({ profile_name: 'Amelia Nguyen' }),
			}),
		]);
		expect(run.json('After')).toHaveLength(1);
		expect(stage.host.saved.size).toBe(0);
	});

	test('shows the newest of all when none fits the filters', async () => {
		stage.book();
		stage.later(1);
		const newest = stage.book();
		const filters = { locationId: id(seed.locations.newYork, 'list') };
		const run = await stage.host.test(stage.workflow({ events: ['added'], filters }));
		expect(run.json('Trigger')).toMatchObject([{ appointment: { id: newest } }]);
	});

	test('tells what to do in an empty tenant', async () => {
		const run = await stage.host.test(stage.workflow(all));
		expect(run.error?.message).toContain('There are no appointments in Omneo yet');
	});
});
