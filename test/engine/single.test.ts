/** A booking is made once, whoever tries again: n8n, the network, or a second row. */
import type { IDataObject } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import { book, FIRST } from '../operations/forms';
import {
	type BookOptions,
	ON_ERROR,
	Stage,
	form,
	id,
	minimalForm,
	omneoNode,
	seed,
	errorText,
	workflowWith,
} from './support';

const stage = Stage.use();

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const posted = () => stage.posted().length;
const bookedIds = () => stage.sandbox.appointments().map((appointment) => appointment.id);
const ids = (run: FinishedRun) => run.json('Omneo').map((item) => item.id);

/** Three customers' rows, one time each. */
const ROWS = ['09:00', '10:00', '11:00'].map((time) => ({ start: `2027-03-22 ${time}` }));
const atTime = (changes: object = {}) =>
	form({ scheduledStartAt: '={{ $json.start }}', ...changes });
const mode = (ifAlreadyBooked: string) => ({ options: { ifAlreadyBooked } });

/** What n8n keeps with the execution for the node. */
function storedIn(run: FinishedRun): unknown {
	return run.run.data.executionData?.contextData['node:Omneo'];
}

describe('when n8n tries again', () => {
	const failing = () =>
		stage.sandbox.fault({ method: 'POST', nth: 3, status: 403, body: { message: 'No.' } });

	test('what was booked is read again, the rest is booked, and a hint says how many', async () => {
		failing();
		const run = await stage.run(atTime(), { items: ROWS, node: RETRY });
		expect(ids(run)).toEqual([5001, 5002, 5003]);
		expect(bookedIds()).toEqual([5001, 5002, 5003]);
		expect(stage.reads(/\/appointments\/500[12]$/)).toBe(2);
		expect(run.task('Omneo')?.hints?.map(({ message }) => message)).toEqual([
			'2 items were already completed by an earlier try. Nothing was sent twice.',
		]);
	});

	test('a run without a second try has no hint', async () => {
		const run = await stage.run(atTime(), { items: ROWS, node: RETRY });
		expect(run.task('Omneo')?.hints ?? []).toEqual([]);
	});

	test('an item whose request is another at each try is booked once', async () => {
		const notes = '={{ $now.toMillis() + Math.random() }}';
		failing();
		await stage.run(atTime({ additionalFields: { notes } }), { items: ROWS, node: RETRY });
		expect(bookedIds()).toHaveLength(3);
	});

	test('the store holds IDs and nothing of the customer', async () => {
		const run = await stage.run(form({ additionalFields: { notes: 'Allergic to wool' } }));
		const stored = JSON.stringify(storedIn(run));
		expect(stored).toContain('"5001"');
		for (const part of [seed.customers.amelia, '2027', 'wool', 'Melbourne', stage.sandbox.token]) {
			expect(stored).not.toContain(part);
		}
	});

	/** A run that stops at the third row, and its retry with other values or another credential. */
	async function retried(changes: object, credential: IDataObject = {}) {
		failing();
		const items = ROWS.map((json) => ({ json }));
		const credentials = stage.credentials();
		const run = await stage.engine.run(workflowWith(omneoNode(atTime())), { items, credentials });
		const mended = workflowWith(omneoNode(atTime(changes)));
		return await stage.engine.retry(run, mended, { credentials: stage.credentials(credential) });
	}

	test('what another tenant booked is not taken for its own', async () => {
		await retried({}, { baseUrl: stage.sandbox.url.replace('127.0.0.1', 'localhost') });
		expect(stage.reads(/\/appointments\/500[12]$/)).toBe(0);
		expect(bookedIds()).toHaveLength(5);
	});

	test('a form that is mended before the retry books the same customer no second time', async () => {
		const again = await retried({ additionalFields: { notes: 'Mended' } });
		expect(again.error).toBeUndefined();
		expect(bookedIds()).toHaveLength(3);
	});

	test('a form that is mended to book another customer books that one', async () => {
		await retried({ profileId: id(seed.customers.wei) });
		expect(bookedIds()).toHaveLength(5);
	});

	test('a link is made again, as only its own answer tells what is linked', async () => {
		await book(stage);
		stage.sandbox.fault({ method: 'POST', nth: 2, status: 403 });
		const link = { resource: 'appointment', operation: 'link', appointmentId: id(FIRST) };
		const run = await stage.run(
			{ ...link, type: 'profile', profileId: id('={{ $json.who }}', 'id') } as never,
			{
				items: [{ who: seed.customers.wei }, { who: seed.customers.jose }],
				node: RETRY,
			},
		);
		expect(run.json('Omneo').map(({ links }) => (links as unknown[]).length)).toEqual([1, 2]);
	});

	test('a record that does not show by then is named, and not made again', async () => {
		stage.sandbox.fault({ method: 'POST', nth: 2, status: 403 });
		const stop = stage.sandbox.onRequest(({ method }) => {
			if (method === 'GET') stage.sandbox.removeAppointment(5001);
		});
		const given = {
			scheduledEndAt: '2027-03-22 12:00',
			timezone: id('Australia/Melbourne', 'list'),
		};
		const run = await stage.run(atTime(given), { items: ROWS, node: RETRY });
		stop();
		expect(run.error?.message).toContain(
			"An earlier try created record 5001, but Omneo doesn't show it yet",
		);
		const nine = stage.posted().filter((body) => body.scheduled_start_at === '2027-03-22 09:00:00');
		expect(nine).toHaveLength(1);
	});
});

/** A create of each kind, and what it leaves. */
const CREATES: Record<string, { form: object; path: string; left: () => number }> = {
	'a booking': { form: {}, path: '/appointments', left: () => stage.sandbox.appointments().length },
	'a place on the waitlist': {
		form: { resource: 'waitlist', desiredStartAt: '2027-03-22T10:00:00' },
		path: '/appointment-waitlists',
		left: () => stage.sandbox.waitlist().length,
	},
	'a place in the queue': {
		form: { resource: 'queue' },
		path: '/appointment-queues',
		left: () => stage.sandbox.queue().length,
	},
};

describe.each(Object.entries(CREATES))('%s', (_, { form: changes, path, left }) => {
	const create = (options: BookOptions = {}) => stage.run(form(changes), options);

	test.each([
		['500', { status: 500 }],
		['503', { status: 503 }],
		['502', { status: 502 }],
		['half an answer', { truncate: true }],
		['a connection that breaks', { reset: true }],
		['a page', { status: 200, body: '<html>Welcome</html>' }],
	])('that was made although %s came back is found and taken', async (_reply, fault) => {
		stage.sandbox.fault({ method: 'POST', path, when: 'after', ...fault });
		const run = await create();
		expect(run.error).toBeUndefined();
		expect(left()).toBe(1);
		expect(run.json('Omneo')).toHaveLength(1);
	});

	test.each([500, 503])('that was not made when %s came back is made then', async (status) => {
		stage.sandbox.fault({ method: 'POST', path, status, times: 3 });
		const run = await create();
		expect(run.error).toBeUndefined();
		expect(left()).toBe(1);
	});

	test.each([{ status: 502 }, { status: 504 }, { reset: true }])(
		'is not sent again when it may still be under way: %j',
		async (fault) => {
			stage.sandbox.fault({ method: 'POST', path, ...fault });
			const run = await create({ onError: 'continueErrorOutput' });
			expect(run.json('Omneo', 1)[0].error).toMatchObject({ outcome: 'unknown' });
			expect(left()).toBe(0);
		},
	);

	test('that shows up late is found by one of the looks', async () => {
		// The client hangs up after 0.1 s, the API goes on and stores it.
		stage.sandbox.fault({ method: 'POST', path, delayMs: 150 });
		const run = await stage.run(form({ ...changes, options: { requestTimeout: 0.1 } }));
		expect(run.error).toBeUndefined();
		expect(left()).toBe(1);
	});
});

test('a walk-in without a profile cannot be found again, so it is not sent again', async () => {
	stage.sandbox.fault({ method: 'POST', when: 'after', status: 500 });
	const run = await stage.run(form({ resource: 'queue', profileId: id('') }), {
		onError: 'continueErrorOutput',
	});
	expect(run.json('Omneo', 1)[0].error).toMatchObject({ outcome: 'unknown' });
	expect(stage.sandbox.queue()).toHaveLength(1);
});

test('a profile that was made although 500 came back is taken', async () => {
	stage.sandbox.fault({ method: 'POST', when: 'after', status: 500 });
	const run = await stage.run({
		resource: 'profile',
		operation: 'create',
		firstName: 'Kim',
		lastName: 'Doe',
		email: 'kim.doe@example.com',
	});
	expect(run.json('Omneo')).toEqual([expect.objectContaining({ email: 'kim.doe@example.com' })]);
});

test.each(ON_ERROR)(
	'an item with an unknown outcome is looked for at the next try, and never sent again: %s',
	async (onError) => {
		stage.sandbox.fault({ method: 'POST', path: /appointments$/, reset: true });
		await stage.run(form(), { onError, node: RETRY });
		expect(posted()).toBe(1);
	},
);

test('of two equal rows, the second never takes the booking of the first for its own', async () => {
	stage.sandbox.fault({ method: 'POST', nth: 2, status: 500 });
	const run = await stage.run(form(), { items: [{}, {}] });
	expect(ids(run)).toEqual([5001, 5002]);
	expect(bookedIds()).toEqual([5001, 5002]);
});

describe('if already booked', () => {
	test('returns the one that is there, and says that it was not made', async () => {
		await book(stage);
		const run = await stage.run(form(mode('returnExisting')));
		expect(run.json('Omneo')).toEqual([expect.objectContaining({ id: FIRST, created: false })]);
		expect(bookedIds()).toEqual([FIRST]);
	});

	test('stops with a code and the ID', async () => {
		await book(stage);
		const run = await stage.run(form(mode('stop')), { onError: 'continueErrorOutput' });
		expect(run.json('Omneo', 1)[0]).toMatchObject({
			error: {
				message: `The customer already has this appointment (ID '${FIRST}'), so nothing was booked [item 0]`,
				code: 'already_booked',
				appointment_id: FIRST,
				retryable: false,
			},
		});
		expect(bookedIds()).toEqual([FIRST]);
	});

	test('returns the one that is there when nothing is chosen, and creates anyway when that is', async () => {
		await book(stage);
		const [there] = (await stage.run(minimalForm())).json('Omneo');
		expect(there).toMatchObject({ id: FIRST, created: false });
		const [another] = (await stage.run(form(mode('createAnyway')))).json('Omneo');
		expect(another).toMatchObject({ created: true });
		expect(bookedIds()).toHaveLength(2);
	});

	test.each(['cancelled', 'rejected'])('one that is %s does not count', async (status) => {
		await book(stage, { status });
		await stage.run(form(mode('returnExisting')));
		expect(bookedIds()).toHaveLength(2);
	});

	test.each([
		['customer', { profileId: id(seed.customers.wei) }],
		['definition', { appointmentDefinitionId: id(seed.definitions.expressAlteration) }],
		['location', { locationId: id(seed.locations.sydney) }],
		['start', { scheduledStartAt: '2027-03-22T10:15:00' }],
	])('one with another %s does not count', async (_, changes) => {
		await book(stage);
		await stage.run(form({ ...changes, ...mode('returnExisting') }));
		expect(bookedIds()).toHaveLength(2);
	});

	test('the same start counts however it is written', async () => {
		await book(stage);
		const start = { scheduledStartAt: '2027-03-21T23:00:00Z', timezone: id('UTC', 'list') };
		await stage.run(form({ ...start, ...mode('returnExisting') }));
		expect(bookedIds()).toEqual([FIRST]);
	});

	test.each(ON_ERROR)('two equal rows make one booking: %s', async (onError) => {
		stage.sandbox.fault({ method: 'POST', delayMs: 50 });
		const run = await stage.run(form(mode('returnExisting')), { items: [{}, {}, {}], onError });
		expect(run.json('Omneo').map(({ id: one, created }) => [one, created])).toEqual([
			[5001, true],
			[5001, false],
			[5001, false],
		]);
		expect(bookedIds()).toEqual([5001]);
	});

	test('a booking that was moved to the next free slot counts when it is asked for again', async () => {
		const next = {
			appointmentDefinitionId: id(seed.definitions.personalStyling, 'list'),
			availability: 'nextFree',
			withinDays: 7,
		};
		await stage.run(form(next));
		await stage.run(form({ ...next, profileId: id(seed.customers.wei) }));
		await stage.run(
			form({ ...next, profileId: id(seed.customers.wei), ...mode('returnExisting') }),
		);
		expect(bookedIds()).toHaveLength(2);
	});

	test('a customer whose ID is written in capitals is the same', async () => {
		stage.sandbox.fault({ method: 'POST', delayMs: 50 });
		const items = [seed.customers.amelia, seed.customers.amelia.toUpperCase()].map((who) => ({
			who,
		}));
		const profileId = id('={{ $json.who }}');
		await stage.run(form({ profileId, ...mode('returnExisting') }), { items });
		expect(bookedIds()).toHaveLength(1);
	});

	test('a dry run shows that nothing would be written', async () => {
		await book(stage);
		const options = { ifAlreadyBooked: 'returnExisting', dryRun: true };
		const run = await stage.run(form({ options }));
		expect(run.json('Omneo')).toEqual([
			expect.objectContaining({
				would_write: false,
				resolved: expect.objectContaining({ appointment_id: FIRST }) as object,
			}),
		]);
	});
});

describe('a try that stops', () => {
	test('tells what the tries before it booked', async () => {
		stage.sandbox.fault({ method: 'POST', path: /appointments$/, reset: true });
		const run = await stage.run(atTime(), { items: ROWS, node: RETRY });
		expect(run.error?.message).toContain(
			"Omneo didn't confirm whether an earlier try of this item was saved",
		);
		expect(errorText(run)).toContain(`(IDs ${bookedIds().join(', ')}).`);
		expect(bookedIds()).toHaveLength(2);
	});

	test('tells of an item that is booked and cannot be read again', async () => {
		stage.sandbox.fault({ method: 'POST', nth: 2, status: 403 });
		stage.sandbox.fault({ path: /appointments\/5001$/, status: 500, times: 'always' });
		const run = await stage.run(atTime({ options: { maxRequestsAtOnce: 1 } }), {
			items: ROWS,
			node: RETRY,
		});
		expect(run.error?.message).toContain('An earlier try created record 5001');
		expect(errorText(run)).toContain('(IDs 5001)');
	});
});

describe('a booking in doubt that was moved to the next free slot', () => {
	const NEXT = {
		appointmentDefinitionId: id(seed.definitions.personalStyling, 'list'),
		assignedStaffId: id(seed.staff.priya, 'list'),
		availability: 'nextFree',
		withinDays: 1,
	};
	/** Has the customer's earlier booking take the time that is asked for. */
	const taken = async () => await stage.run(form(NEXT));

	test('is found where it went', async () => {
		await taken();
		stage.sandbox.fault({
			method: 'POST',
			path: /appointments$/,
			handledAfterMs: 700,
			status: 504,
		});
		const run = await stage.run(form(NEXT), { node: { ...RETRY, waitBetweenTries: 1000 } });
		expect(ids(run)).toEqual([5002]);
		expect(bookedIds()).toEqual([5001, 5002]);
	});

	test('is not taken for the one that was there before', async () => {
		await taken();
		stage.sandbox.fault({ method: 'POST', path: /appointments$/, status: 504 });
		const run = await stage.run(form(NEXT), { node: RETRY });
		expect(run.error?.message).toContain("didn't confirm");
		expect(bookedIds()).toEqual([5001]);
	});
});

test('an item that must not be booked twice is not sent while its equal is in doubt', async () => {
	stage.sandbox.fault({ method: 'POST', reset: true });
	const run = await stage.run(form(mode('returnExisting')), {
		items: [{}, {}],
		onError: 'continueErrorOutput',
	});
	const details = run.json('Omneo', 1).map((item) => item.error);
	expect(details).toEqual([
		expect.objectContaining({ outcome: 'unknown' }),
		expect.objectContaining({ outcome: 'unknown', code: 'unknown_outcome' }),
	]);
	expect(posted()).toBe(1);
});
