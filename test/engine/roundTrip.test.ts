/** What the node gives, the node takes: a field of an output in the like field of another form means the same. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import { Stage, form, id, seed, stylingForm } from './support';

const stage = Stage.use();

const first = (run: FinishedRun) => run.json('Omneo')[0];

const run = async (parameters: object, row: IDataObject = {}) =>
	await stage.run({ options: {}, ...parameters } as INodeParameters, {
		items: [row],
		onError: 'stopWorkflow',
	});

/** Every field of Add taken from a column of the row. */
const MAPPED = {
	appointmentDefinitionId: id('={{ $json.appointment_definition_id }}'),
	locationId: id('={{ $json.location_id }}'),
	profileId: id('={{ $json.profile_id }}'),
	assignedStaffId: id('={{ $json.assigned_staff_id }}'),
	scheduledStartAt: '={{ $json.scheduled_start_at }}',
	scheduledEndAt: '={{ $json.scheduled_end_at }}',
	timezone: id('={{ $json.timezone }}', 'name'),
};

it.each(['melbourne', 'london', 'newYork'] as const)(
	'an appointment in %s books the same again, to the moment',
	async (place) => {
		const booked = first(await stage.run(form({ locationId: id(seed.locations[place]) })));
		const again = first(await stage.run(form({ ...MAPPED }), { items: [booked] }));
		const columns = Object.keys(booked).filter((name) => !['id', 'created_at'].includes(name));
		for (const name of columns) expect([name, again[name]]).toEqual([name, booked[name]]);
	},
);

it('names find the same records as the IDs beside them', async () => {
	const booked = first(await stage.run(stylingForm()));
	const byName = {
		...MAPPED,
		appointmentDefinitionId: id('={{ $json.appointment_definition_name }}', 'name'),
		locationId: id('={{ $json.location_name }}', 'name'),
		profileId: id('={{ $json.profile_email }}', 'email'),
		assignedStaffId: id('={{ $json.assigned_staff_name }}', 'name'),
	};
	const again = first(await stage.run(form(byName), { items: [booked] }));
	for (const name of [
		'appointment_definition_id',
		'location_id',
		'profile_id',
		'assigned_staff_id',
	])
		expect([name, again[name]]).toEqual([name, booked[name]]);
});

it('a slot is booked at its own moment and shop, and moved to', async () => {
	const [slot] = (
		await run({
			resource: 'availability',
			operation: 'findNext',
			appointmentDefinitionId: id(seed.definitions.suitFitting),
			locationId: id(seed.locations.newYork),
			earliestStart: '2027-03-22T10:00:00',
			numberOfSlots: 1,
		})
	).json('Omneo');
	const times = {
		appointmentDefinitionId: MAPPED.appointmentDefinitionId,
		locationId: MAPPED.locationId,
		scheduledStartAt: '={{ $json.start_at }}',
		scheduledEndAt: '={{ $json.end_at }}',
	};
	const booked = first(await stage.run(form(times), { items: [slot] }));
	expect([booked.scheduled_start_at, booked.scheduled_end_at, booked.location_id]).toEqual([
		slot.start_at,
		slot.end_at,
		slot.location_id,
	]);
	const other = first(await stage.run(form({ locationId: id(seed.locations.newYork) })));
	const moved = first(
		await run(
			{
				resource: 'appointment',
				operation: 'reschedule',
				appointmentId: id(other.id),
				scheduledStartAt: '={{ $json.start_at }}',
			},
			slot,
		),
	);
	expect(moved.scheduled_start_at).toBe(slot.start_at);
});

it('a time of an output bounds a list at that moment, and a day of it is the day at the shop', async () => {
	const booked = first(await stage.run(form()));
	const list = { resource: 'appointment', operation: 'getAll', returnAll: true };
	const found = async (filters: object) => (await run({ ...list, filters }, booked)).json('Omneo');
	expect(await found({ startsFrom: '={{ $json.scheduled_start_at }}' })).toMatchObject([
		{ id: booked.id },
	]);
	expect(await found({ startsBefore: '={{ $json.scheduled_start_at }}' })).toEqual([]);
	const slots = await run(
		{
			resource: 'availability',
			operation: 'getSlots',
			appointmentDefinitionId: MAPPED.appointmentDefinitionId,
			locationId: MAPPED.locationId,
			startDate: '={{ $json.scheduled_start_at }}',
		},
		booked,
	);
	const days = slots.json('Omneo').map(({ start_at }) => String(start_at).slice(0, 10));
	expect([...new Set(days)]).toEqual(['2027-03-22']);
});
