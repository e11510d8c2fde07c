/** What a change of a booking or of a waiting entry means by its times, on the real engine. */
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { queue, wait, waitlist } from '../operations/entries';
import { FIRST, book } from '../operations/forms';
import { type BookOptions, Stage, id, omneoNode, seed, errorText } from './support';
import { callTool, toolNode } from './tool.support';

const stage = Stage.use();

async function run(operation: string, form: object, options?: BookOptions) {
	const own = { resource: 'appointment', operation, appointmentId: id(FIRST), ...form };
	return await stage.run(own as INodeParameters, options);
}

const update = async (updateFields: object, form: object = {}) =>
	await run('update', { updateFields, ...form });

const isWrite = ({ method }: { method: string }) => method === 'PUT';

/** The bodies of the changes, as received. */
function sent(): IDataObject[] {
	return stage.sandbox.requests.filter(isWrite).map(({ body }) => body as IDataObject);
}

describe('A booking that was sent in UTC to be exact', () => {
	// Melbourne, 4 April 2027 at 02:30, the second of the two.
	const UTC = {
		scheduled_start_at: '2027-04-03 16:30:00',
		scheduled_end_at: '2027-04-03 17:15:00',
		timezone: 'UTC',
	};
	const moved = {
		scheduled_start_at: '2027-04-06 10:00:00',
		scheduled_end_at: '2027-04-06 10:45:00',
		timezone: 'Australia/Melbourne',
	};
	beforeEach(async () => void (await book(stage, UTC)));

	test('is rescheduled on the clock of its location', async () => {
		const result = await run('reschedule', { scheduledStartAt: '2027-04-06 10:00' });
		expect(errorText(result).trim()).toBe('');
		expect(sent()).toEqual([moved]);
	});

	test('is updated on the clock of its location', async () => {
		await update({ scheduledStartAt: '2027-04-06 10:00', scheduledEndAt: '2027-04-06 10:45' });
		expect(sent()).toEqual([moved]);
	});
});

describe('Update', () => {
	beforeEach(async () => void (await book(stage)));

	test('on the clock of the location that the appointment moves to', async () => {
		await update({ locationId: id(seed.locations.london), scheduledStartAt: '2027-04-06 15:00' });
		expect(sent()).toEqual([
			{
				location_id: seed.locations.london,
				scheduled_start_at: '2027-04-06 15:00:00',
				scheduled_end_at: '2027-04-06 15:45:00',
				timezone: 'Europe/London',
			},
		]);
	});

	test('of the start alone keeps the length', async () => {
		const result = await update({ scheduledStartAt: '2027-03-22 14:00' });
		expect(sent()).toEqual([
			{
				scheduled_start_at: '2027-03-22 14:00:00',
				scheduled_end_at: '2027-03-22 14:45:00',
				timezone: 'Australia/Melbourne',
			},
		]);
		expect(result.json('Omneo')[0].scheduled_end_at).toBe('2027-03-22T14:45:00+11:00');
	});

	test('of the start alone keeps the length in a zone that is given', async () => {
		await update({ scheduledStartAt: '2027-03-22 12:00', timezone: id('Asia/Tokyo', 'name') });
		expect(sent()[0]).toMatchObject({ scheduled_end_at: '2027-03-22 12:45:00' });
	});

	test.each(['2027-03-22 10:00', '2027-03-22 09:00', '2027-03-21T23:00:00Z'])(
		'refuses an end at %s, which is not after the start that stays',
		async (scheduledEndAt) => {
			const result = await update({ scheduledEndAt });
			expect(errorText(result)).toContain('Scheduled End: must be after the start');
			expect(sent()).toEqual([]);
		},
	);

	test('takes an end after the start that stays', async () => {
		await update({ scheduledEndAt: '2027-03-22 11:00' });
		expect(sent()).toEqual([
			{ scheduled_end_at: '2027-03-22 11:00:00', timezone: 'Australia/Melbourne' },
		]);
	});

	test.each([
		{},
		{ notes: '', assignedStaffId: id(''), timezone: id('', 'name'), scheduledStartAt: '' },
		{ order: { values: { orderNumber: ' ' } } },
	])('that sets nothing is refused in words: %j', async (fields) => {
		for (const clear of [[], '', null, [''], ' , ', '[]']) {
			const result = await update(fields, { clear });
			expect(errorText(result)).toContain('Update Fields: must set or clear at least one field');
		}
		expect(sent()).toEqual([]);
	});

	test('finds an order by a number that is text, and leaves the blank keys out', async () => {
		const result = await update({
			order: { values: { id: '', orderNumber: 1001, externalId: ' ' } },
			meta: '{"a":1}',
		});
		expect(errorText(result)).not.toContain('must');
		expect(sent()).toEqual([{ order: { order_number: '1001' }, meta: { a: 1 } }]);
	});
});

describe("'Clear' that an expression gives", () => {
	test.each([
		['Notes', ['notes']],
		['notes,meta', ['notes', 'meta']],
		[' NOTES , Assigned Staff ', ['notes', 'assigned_staff_id']],
		['["notes"]', ['notes']],
		[
			['notes', 'Meta'],
			['notes', 'meta'],
		],
	])('as %j', async (clear, cleared) => {
		await book(stage);
		const result = await run(
			'update',
			{ updateFields: {}, clear: '={{ $json.clear }}' },
			{ items: [{ clear }] },
		);
		expect(errorText(result).trim()).toBe('');
		expect(sent()).toEqual([Object.fromEntries(cleared.map((field) => [field, null]))]);
	});

	test.each([['status'], ['notes, phone'], [[7]]])('is refused as %j', async (clear) => {
		await book(stage);
		const result = await update({}, { clear });
		expect(errorText(result)).toContain(
			"Clear Fields: must be any of 'Assigned Staff', 'Confirmed At', 'Meta', 'Notes', 'Order', 'Transaction'",
		);
		expect(errorText(result)).not.toContain('phone');
		expect(sent()).toEqual([]);
	});

	test.each([waitlist, queue])('means the same in the $resource', async (room) => {
		await wait(room, stage);
		const form = { resource: room.resource, operation: 'update', [room.picker]: id(room.first) };
		await stage.run({ ...form, clear: 'Appointment,notes' } as INodeParameters);
		expect(sent()).toEqual([{ appointment_id: null, notes: null }]);
		const result = await stage.run({ ...form, clear: 'status' } as INodeParameters);
		expect(errorText(result)).toContain("Clear Fields: must be any of 'Appointment', ");
	});
});

describe.each([
	['appointment', 'scheduledStartAt', 'Scheduled Start'],
	['appointment', 'scheduledEndAt', 'Scheduled End'],
	['waitlist', 'desiredStartAt', 'Desired Start'],
])('In the Update Fields of %s, %s', (resource, name, label) => {
	test.each([
		['n8n-nodes-omneo.omneo', [expect.objectContaining({ displayName: label, type: 'dateTime' })]],
		// The tool for AI models has text fields instead of collections.
		['n8n-nodes-omneo.omneoTool', []],
	])('of %s is shown once, for people', (type, shown) => {
		const parameters = { resource, operation: 'update' } as INodeParameters;
		const node = { ...omneoNode(parameters), type };
		const { description } = stage.engine.nodeTypes.getByNameAndVersion(type);
		const visible = (property: INodeProperties) =>
			NodeHelpers.displayParameter(parameters, property, node, description, parameters);
		const fields = description.properties
			.filter((property) => property.name === 'updateFields' && visible(property))
			.flatMap(({ options = [] }) => options as INodeProperties[])
			.filter((property) => property.name === name && visible(property));
		expect(fields).toEqual(shown);
	});
});

test('a model that updates an appointment changes its notes, and no time', async () => {
	await book(stage);
	const own = { resource: 'appointment', operation: 'update', appointmentId: String(FIRST) };
	const updateFields = { scheduledStartAt: '2027-03-22T14:00' };
	const tool = toolNode({ ...own, updateFields, notes: 'By the window' } as INodeParameters);
	await callTool(stage, tool, [{}]);
	expect(sent()).toEqual([{ notes: 'By the window' }]);
});
