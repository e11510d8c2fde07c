/** What was written is written once and reported, whatever happens around it. */
import { book, FIRST } from '../operations/forms';
import { ON_ERROR, Stage, form, id, seed } from './support';

const stage = Stage.use();

const writes = () => stage.sandbox.requests.filter(({ method }) => method !== 'GET');
type Told = { message: string };
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe.each(ON_ERROR)('an option that cannot be used, with %s', (onError) => {
	test.each([
		['simplify', 'Simplify'],
		['dryRun', 'Dry Run'],
	])(
		'%s is reported by its label before anything is sent, however often it is tried',
		async (name, label) => {
			const parameters = form({ options: { [name]: '={{ $json.option }}' } });
			const items = [{ option: true }, { option: 'perhaps' }];
			const run = await stage.run(parameters, { items, onError, node: RETRY });
			const reported = [
				run.error?.message,
				...run.json('Omneo').map(({ error }) => (error as Told | undefined)?.message),
				...run.json('Omneo', 1).map(({ error }) => (error as Told | undefined)?.message),
			];
			expect(reported.join()).toContain(`${label}: must be true or false`);
			// With stop, a bad second row prevents every booking; else the first row is booked, or shown by its dry run.
			const goodRow = onError !== 'stopWorkflow' && name === 'simplify' ? 1 : 0;
			expect(writes()).toHaveLength(goodRow);
		},
	);
});

test('an answer that cannot be shown in short is passed on as it came, and nothing is sent twice', async () => {
	await book(stage);
	const body = { data: { id: FIRST, status: 7, links: { not: 'a list' } } };
	stage.sandbox.fault({ method: 'POST', path: /link$/, when: 'after', status: 200, body });
	const before = writes().length;
	const run = await stage.run(
		{
			resource: 'appointment',
			operation: 'link',
			appointmentId: id(FIRST),
			type: 'profile',
			profileId: id(seed.customers.wei),
		} as never,
		{ node: RETRY },
	);
	expect(run.error).toBeUndefined();
	expect(run.json('Omneo')).toEqual([body.data]);
	expect(writes().length - before).toBe(1);
});

describe('the message of a run that stops midway', () => {
	const failing = () =>
		stage.sandbox.fault({
			method: 'DELETE',
			path: new RegExp(`/appointments/${FIRST + 1}$`),
			status: 403,
		});
	const removing = (options: object = {}) =>
		stage.run(
			{
				resource: 'appointment',
				operation: 'delete',
				appointmentId: id('={{ $json.id }}'),
				options,
			} as never,
			{ items: [{ id: FIRST }, { id: FIRST + 1 }] },
		);

	test('names what was deleted', async () => {
		await book(stage);
		await book(stage);
		failing();
		const run = await removing();
		expect(run.error?.description).toContain(`(IDs ${FIRST}).`);
	});

	test('does not count what was left as it was', async () => {
		await book(stage, { status: 'cancelled' });
		stage.sandbox.fault({
			method: 'GET',
			path: new RegExp(`/appointments/${FIRST + 1}$`),
			status: 403,
			nth: 1,
		});
		const run = await stage.run(
			{
				resource: 'appointment',
				operation: 'changeStatus',
				appointmentId: id('={{ $json.id }}'),
				status: 'cancelled',
			} as never,
			{ items: [{ id: FIRST }, { id: FIRST + 1 }] },
		);
		expect(run.error?.description).not.toContain('completed before');
	});
});
