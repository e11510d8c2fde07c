/** What the Omneo Trigger does when Omneo refuses, fails or is away. */
import { TriggerStage } from './trigger.support';

const stage = TriggerStage.use();

const added = { events: ['added'] };
const LIST = '/api/v3/appointments';
const always = { times: 'always' as const, path: LIST };

interface Failure extends Error {
	description?: string | null;
	failure?: { cause: string };
}

const failures = () => stage.host.failures as Failure[];

describe.each([
	[401, 'Omneo rejected the access token', 'credential-invalid'],
	[403, "The access token doesn't have permission for this operation", 'credential-invalid'],
	[404, "Omneo couldn't find the record", 'configuration-invalid'],
	[422, 'Omneo rejected the values of some fields', 'configuration-invalid'],
])('status %i', (status, message, cause) => {
	const answer = { status, body: { message: 'No.' }, ...always };

	test('is told at once, with what to do, when the workflow is published', async () => {
		stage.sandbox.fault(answer);
		const workflow = stage.workflow(added);
		await expect(stage.host.activate(workflow)).rejects.toThrow(message);
		expect(stage.host.jobs(workflow)).toHaveLength(0);
	});

	test('is told at once later on, and the trigger goes on when it is mended', async () => {
		const workflow = stage.workflow(added);
		await stage.host.activate(workflow);
		stage.sandbox.fault(answer);
		await stage.tick(workflow);
		expect(failures()).toMatchObject([
			{ message: expect.stringContaining(message), failure: { cause } },
		]);
		expect(failures()[0].description).toMatch(/\w/);
		stage.sandbox.clearFaults();
		stage.book();
		expect(await stage.tick(workflow)).toHaveLength(1);
	});

	test('has no word in its message that stops n8n from trying again when it starts', async () => {
		stage.sandbox.fault(answer);
		const failed = stage.host.activate(stage.workflow(added), 'init');
		const error = await failed.catch((reason: Error) => reason);
		expect(String((error as Error).message)).not.toContain('Authorization');
		expect(String((error as Error).message)).toContain(message);
	});
});

describe('an outage of Omneo', () => {
	const away = { status: 503, ...always };

	test('is told from the third failure in a row on, and then once an hour', async () => {
		const workflow = stage.workflow(added);
		await stage.host.activate(workflow);
		stage.sandbox.fault(away);
		const booked = stage.book();
		await stage.tick(workflow);
		await stage.tick(workflow);
		expect(failures()).toEqual([]);
		await stage.tick(workflow);
		expect(failures()).toMatchObject([
			{
				message: "Omneo isn't available right now",
				description: expect.stringContaining('Nothing is lost'),
				failure: { cause: 'temporarily-unavailable' },
			},
		]);
		for (let minute = 0; minute < 10; minute++) await stage.tick(workflow);
		expect(failures()).toHaveLength(1);
		stage.later(60);
		await stage.tick(workflow);
		expect(failures()).toHaveLength(2);
		stage.sandbox.clearFaults();
		await stage.tick(workflow);
		expect(stage.told).toEqual([`${booked} added`]);
	});

	test('is told at once when the workflow is published', async () => {
		stage.sandbox.fault(away);
		await expect(stage.host.activate(stage.workflow(added))).rejects.toThrow("isn't available");
	});

	test('while n8n starts ends with a trigger that polls, and loses nothing', async () => {
		const workflow = stage.workflow(added);
		await stage.host.activate(workflow);
		await stage.host.deactivate(workflow);
		const booked = stage.book();
		stage.sandbox.fault(away);
		await stage.host.activate(workflow, 'init');
		expect(stage.host.jobs(workflow)).toHaveLength(1);
		await stage.tick(workflow);
		stage.sandbox.clearFaults();
		await stage.tick(workflow);
		expect(stage.told).toEqual([`${booked} added`]);
		expect(failures()).toEqual([]);
	});

	test('in the middle of a list loses nothing of it', async () => {
		stage.sandbox.switches({ sorting: 'refused', rangeFilters: 'refused' });
		for (let count = 0; count < 150; count++) stage.book();
		const workflow = stage.workflow(added);
		await stage.host.activate(workflow);
		const booked = stage.book();
		stage.sandbox.fault({ status: 503, path: /page\[number\]=2/, times: 4 });
		await stage.tick(workflow);
		await stage.tick(workflow);
		expect(stage.told).toEqual([`${booked} added`]);
	});
});

test('a rate limit that lasts longer than a poll is told to n8n with how long to wait', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	const headers = { 'retry-after': '900' };
	stage.sandbox.fault({ status: 429, headers, ...always });
	for (let minute = 0; minute < 3; minute++) await stage.tick(workflow);
	expect(failures()).toMatchObject([{ failure: { cause: 'rate-limited' } }]);
});

test('an error names no token and no customer', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.sandbox.fault({ status: 401, body: { message: 'Bad amelia@example.com' }, ...always });
	await stage.tick(workflow);
	const [{ message, description, stack }] = failures();
	expect(`${message} ${description} ${stack}`).not.toMatch(/amelia|omneo_|Bearer/i);
});
