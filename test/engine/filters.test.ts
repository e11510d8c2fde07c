/** Filters that are given wrongly are reported, never ignored, on the real engine. */
import type { INodeParameters } from 'n8n-workflow';
import { queue, wait, waitlist } from '../operations/entries';
import { book } from '../operations/forms';
import { Stage, id, seed } from './support';

const stage = Stage.use();

async function run(resource: string, filters: object, form: object = {}) {
	return await stage.run({
		resource,
		operation: 'getAll',
		filters,
		...form,
	} as INodeParameters);
}

const ROOM_STATUS = 'Status: must be any of';
const STATUSES =
	"'Arrived', 'Cancelled', 'Completed', 'Confirmed', 'No Show', 'Rejected', 'Requested'";
const NO_FLAG = 'must be true or false';
const EMPTY = 'is empty. Choose a value or remove the filter';
/** What an expression gives that finds nothing. */
const nothing = (mode = 'id') => id('={{ $json.nothing }}', mode);

describe.each<[string, object, string]>([
	['appointment', { status: '={{ ["confirmed", "done"] }}' }, `${ROOM_STATUS} ${STATUSES}`],
	['appointment', { status: '={{ "confirmed,done" }}' }, `${ROOM_STATUS} ${STATUSES}`],
	[
		'queue',
		{ status: '={{ "confirmed" }}' },
		`${ROOM_STATUS} 'Called', 'Cancelled', 'Served', 'Waiting'`,
	],
	['waitlist', { status: '={{ "called" }}' }, `${ROOM_STATUS} 'Active', 'Cancelled', 'Fulfilled'`],
	['appointment', { timezone: id('AEST', 'name') }, 'Timezone: '],
	['waitlist', { timezone: id('AEST', 'name') }, 'Timezone: '],
	['appointmentDefinition', { requiresStaff: '={{ "maybe" }}' }, `Requires Staff: ${NO_FLAG}`],
	[
		'appointmentDefinition',
		{ includeNotBookable: '={{ "perhaps" }}' },
		`Include Unbookable: ${NO_FLAG}`,
	],
	[
		'appointmentDefinition',
		{ bookingType: '={{ ["later"] }}' },
		"Booking Type: must be any of 'Approval Required'",
	],
	['location', { includePermanentlyClosed: '={{ 2 }}' }, `Include Permanently Closed: ${NO_FLAG}`],
	['appointment', { profileId: nothing('email') }, `Profile: ${EMPTY}`],
	['appointment', { assignedStaffId: nothing() }, `Assigned Staff: ${EMPTY}`],
	['appointment', { appointmentDefinitionId: id('', 'list') }, `Appointment Definition: ${EMPTY}`],
	['queue', { staffId: nothing() }, `Staff: ${EMPTY}`],
	['waitlist', { locationId: nothing('name') }, `Location: ${EMPTY}`],
	['appointmentDefinition', { locationId: nothing() }, `Location: ${EMPTY}`],
	['location', { timezone: nothing('name') }, `Timezone: ${EMPTY}`],
])('%s by %j', (resource, filters, text) => {
	it('is refused before anything is asked', async () => {
		const { error } = await run(resource, filters);
		expect(error?.message).toContain(text);
		expect(stage.sandbox.requests).toEqual([]);
	});
});

it.each(['appointment', 'location', 'appointmentDefinition', 'queue', 'waitlist'])(
	'Return All of %s that is neither true nor false is refused',
	async (resource) => {
		const { error } = await run(resource, {}, { returnAll: '={{ "all" }}' });
		expect(error?.message).toContain(`Return All: ${NO_FLAG}`);
		expect(stage.sandbox.requests).toEqual([]);
	},
);

it('Include Inactive that is neither true nor false is refused', async () => {
	const { error } = await run(
		'location',
		{ includeInactive: '={{ "perhaps" }}' },
		{ operation: 'getStaff', locationId: id(seed.locations.melbourne) },
	);
	expect(error?.message).toContain(`Include Inactive: ${NO_FLAG}`);
});

it('tells all filters that are wrong at once', async () => {
	const filters = { status: '={{ "done" }}', timezone: id('AEST', 'name'), locationId: nothing() };
	const { error } = await run('appointment', filters);
	for (const label of ['Status', 'Timezone', 'Location']) expect(error?.message).toContain(label);
});

describe('Several statuses', () => {
	it.each(['={{ "cancelled, arrived" }}', '={{ ["cancelled", "arrived"] }}'])(
		'of appointments may be given as %s',
		async (status) => {
			await book(stage);
			await book(stage, { profile_id: seed.customers.wei, status: 'cancelled' });
			const result = await run('appointment', { status });
			expect(result.error).toBeUndefined();
			expect(result.json('Omneo').map((item) => item.status)).toEqual(['cancelled']);
		},
	);

	it.each([waitlist, queue])('of the $resource may be given as text', async (room) => {
		await wait(room, stage);
		await wait(room, stage, { status: room.statuses[1] });
		const result = await run(room.resource, { status: `={{ "${room.statuses.join(',')}" }}` });
		expect(result.json('Omneo')).toHaveLength(2);
	});
});

it('flags may be written as text', async () => {
	const filters = { requiresStaff: '={{ "false" }}', includeNotBookable: '={{ "false" }}' };
	const result = await run('appointmentDefinition', filters, { returnAll: '={{ "true" }}' });
	expect(result.error).toBeUndefined();
	expect(result.json('Omneo').map((item) => item.requires_staff)).not.toContain(true);
});

describe('Get Slots', () => {
	const ask = async (endDate: string) =>
		await stage.run({
			resource: 'availability',
			operation: 'getSlots',
			appointmentDefinitionId: id(seed.definitions.suitFitting),
			locationId: id(seed.locations.melbourne),
			startDate: '2027-03-22',
			endDate,
			limit: 1,
		} as INodeParameters);

	it.each(['2127-03-22', '2028-03-22'])('refuses to look until %s', async (endDate) => {
		const { error } = await ask(endDate);
		expect(error?.message).toContain('End Date: must be at most 366 days from the start');
		expect(stage.reads(/available-slots/)).toBe(0);
	});

	it('looks over 366 days', async () => {
		expect((await ask('2028-03-21')).error).toBeUndefined();
	});
});

describe.each([
	['list', 'List ID', { listId: 'no-such-list' }],
	['profile', 'Profile', { profileId: id(seed.customers.wei) }],
])('What Omneo says of the id of a %s', (type, label, form) => {
	it.each(['link', 'unlink'])('is reported by the label of the form: %s', async (operation) => {
		const { id: appointmentId } = await book(stage);
		stage.sandbox.fault({
			path: /link$/,
			status: 422,
			body: { message: 'No.', errors: { id: ['The id is invalid.'] } },
		});
		const { error } = await stage.run({
			resource: 'appointment',
			operation,
			appointmentId: id(appointmentId),
			type,
			...form,
		} as INodeParameters);
		expect(error?.message).toContain(`${label}: The id is invalid`);
	});
});

it('Find refuses an identifier that is a step up', async () => {
	const form = { operation: 'find', findBy: 'identity', identityHandle: 'pos', identifier: '..' };
	const { error } = await stage.run({ resource: 'profile', ...form } as INodeParameters);
	expect(error?.message).toContain('nothing was sent to Omneo');
	expect(stage.sandbox.requests).toEqual([]);
});
