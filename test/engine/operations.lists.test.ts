/** The lists of definitions, locations, staff, waitlist and queue, on the real engine. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { queue, wait, waitlist } from '../operations/entries';
import { Stage, id, omneoNode, seed } from './support';

const { definitions, locations, staff } = seed;
const stage = Stage.use();

async function list(resource: string, filters: object, form: object = {}) {
	const parameters = { resource, operation: 'getAll', filters, ...form } as INodeParameters;
	const result = await stage.run(parameters);
	expect(result.error).toBeUndefined();
	return result.json('Omneo');
}

const names = (items: IDataObject[]) => items.map(({ name }) => name);
const ids = (items: IDataObject[]) => items.map((item) => item.id);

/** A server that knows no filter answers with everything. */
async function ignoringFilters(path: string) {
	const answer = await fetch(`${stage.sandbox.apiUrl}${path}?page[size]=100`, {
		headers: { Authorization: `Bearer ${stage.sandbox.token}`, Accept: 'application/json' },
	});
	const body = (await answer.json()) as never;
	stage.sandbox.fault({ path: new RegExp(`${path}(\\?|$)`), times: 'always', status: 200, body });
}

describe('Appointment definitions', () => {
	it.each([
		[
			{},
			[
				'Personal Styling',
				'Suit Fitting',
				'Express Alteration',
				'Walk-in Ear Piercing',
				'Bridal Consultation',
			],
		],
		[
			{ includeNotBookable: true, nameContains: 'r' },
			[
				'Personal Styling',
				'Express Alteration',
				'Walk-in Ear Piercing',
				'Bridal Consultation',
				'Shoe Repair',
				'Private Trunk Show',
			],
		],
		[{ nameContains: 'STYL' }, ['Personal Styling']],
		[
			{ bookingType: ['walk_in_only', 'approval_required'] },
			['Suit Fitting', 'Walk-in Ear Piercing'],
		],
		// Suit Fitting is paused in Brisbane.
		[{ locationId: id(locations.brisbane) }, ['Personal Styling', 'Express Alteration']],
	])('by %j, whether the server filters or not', async (filters, expected) => {
		expect(names(await list('appointmentDefinition', filters))).toEqual(expected);
		await ignoringFilters('/appointment-definitions');
		expect(names(await list('appointmentDefinition', filters))).toEqual(expected);
	});

	it.each(['assignment', 'plain', 'bare'] as const)(
		'reads locations written as %s',
		async (shape) => {
			stage.sandbox.switches({ definitionLocations: shape });
			const filters = { locationId: id('London Marylebone', 'name'), nameContains: 'suit' };
			const [definition] = await list('appointmentDefinition', filters);
			expect(definition.location_ids).toEqual([
				locations.melbourne,
				locations.london,
				locations.newYork,
			]);
		},
	);
});

describe('Locations', () => {
	it.each([
		[{ nameContains: 'street' }, ['Melbourne Collins Street', 'Brisbane James Street']],
		[{ nameContains: 'sydney' }, []],
		[{ nameContains: 'sydney', includePermanentlyClosed: true }, ['Sydney The Rocks']],
		[{ timezone: id('Europe/London', 'list') }, ['London Marylebone']],
	])('by %j', async (filters, expected) => {
		expect(names(await list('location', filters))).toEqual(expected);
	});

	it('gives inactive staff only when asked, and managers never', async () => {
		const people = async (filters: object) => {
			const form = { resource: 'location', operation: 'getStaff', filters };
			const result = await stage.run({ ...form, locationId: id(locations.melbourne) } as never);
			return result.json('Omneo').map(({ profile_id }) => profile_id);
		};
		const active = [staff.priya, staff.marcus];
		expect(await people({})).toEqual(active);
		expect(await people({ includeInactive: true })).toEqual([...active, staff.tobias]);
		await ignoringFilters(`/locations/${locations.melbourne}/profiles`);
		expect(await people({})).toEqual(active);
	});
});

describe.each([waitlist, queue])('The $resource', (room) => {
	const [early, late] = room.statuses;

	async function fill() {
		await wait(room, stage);
		await wait(room, stage, { location_id: locations.london, status: late });
		await wait(room, stage, { appointment_definition_id: definitions.expressAlteration });
		await wait(room, stage, { profile_id: seed.customers.wei, status: 'cancelled' });
	}

	it.each([
		[{}, [0, 1, 2, 3]],
		[{ status: [late] }, [1]],
		[{ status: [early, 'cancelled'] }, [0, 2, 3]],
		[{ locationId: id('london-marylebone', 'name') }, [1]],
		[{ appointmentDefinitionId: id('Express Alteration', 'name') }, [2]],
		[{ profileId: id('wei.chen@example.com', 'email'), status: ['cancelled'] }, [3]],
	])('by %j, whether the server filters or not', async (filters, expected) => {
		await fill();
		const wanted = expected.map((index) => room.first + index);
		expect(ids(await list(room.resource, filters))).toEqual(wanted);
		await ignoringFilters(room.path);
		expect(ids(await list(room.resource, filters))).toEqual(wanted);
	});

	it('returns all of several pages, each once and in order, or as many as the limit says', async () => {
		const total = 215;
		for (let count = 0; count < total; count++) await wait(room, stage);
		const all = Array.from({ length: total }, (_, index) => room.first + index);
		expect(ids(await list(room.resource, {}, { returnAll: true }))).toEqual(all);
		expect(ids(await list(room.resource, {}))).toEqual(all.slice(0, 50));
		expect(ids(await list(room.resource, {}, { limit: 101 }))).toEqual(all.slice(0, 101));
	});

	it('has a picker that tells the entries apart', async () => {
		await fill();
		const node = omneoNode({ resource: room.resource, operation: 'get' });
		const search = room.resource === 'queue' ? 'searchQueue' : 'searchWaitlist';
		const credentials = { omneoApi: stage.credential as never };
		const { results } = await stage.engine.listSearch(node, search, credentials, 'london amelia');
		expect(results).toEqual([
			{
				name: `Amelia Nguyen, London Marylebone (${late}, ${room.first + 1})`,
				value: room.first + 1,
			},
		]);
	});
});

it('gives entries of the waitlist by the time that is wanted', async () => {
	for (const desired_start_at of ['2027-03-21 22:59:00', '2027-03-21 23:00:00', undefined]) {
		await wait(waitlist, stage, { desired_start_at });
	}
	const filters = {
		desiredFrom: '2027-03-22T10:00:00',
		desiredBefore: '2027-03-22T11:00:00',
		timezone: id('Australia/Melbourne', 'list'),
	};
	expect(ids(await list('waitlist', filters))).toEqual([waitlist.first + 1]);
});

it('gives entries of the queue by who serves', async () => {
	await wait(queue, stage, { staff_id: staff.marcus });
	await wait(queue, stage, { staff_id: staff.priya });
	const filters = { staffId: id('Priya Raman', 'name'), locationId: id(locations.melbourne) };
	expect(ids(await list('queue', filters))).toEqual([queue.first + 1]);
});
