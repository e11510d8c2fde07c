/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** What a run that ends early says of what it booked, and that it sends nothing more. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type OnError, Stage, errorText, form, omneoNode, id, workflowWith } from './support';

const stage = Stage.use();

const ROWS = ['09', '10', '11'].map((hour) => ({ start: `2027-03-22 ${hour}:00` }));
const START = { scheduledStartAt: '={{ $json.start }}' };
const IN_TURN = { options: { maxRequestsAtOnce: 1 } };

/** The lines below the first, which names the item that ends the run. */
const below = (text: string) => text.split('\n').slice(1);

describe.each<OnError>(['continueRegularOutput', 'continueErrorOutput'])(
	'a run that is cancelled with %s',
	(onError) => {
		it('ends with the cancel, and says what was refused and what was booked', async () => {
			stage.sandbox.fault({
				method: 'POST',
				nth: 3,
				status: 429,
				headers: { 'retry-after': '30' },
				times: 'always',
			});
			const waiting = async () => {
				while (!stage.sandbox.requests.some(({ status }) => status === 429)) await sleep(10);
			};
			const run = await stage.run(form({ ...START, ...IN_TURN }), {
				items: [{ start: 'soon' }, ...ROWS],
				onError,
				cancel: waiting(),
			});
			expect(run.run.status).toBe('canceled');
			expect(run.error?.message).toBe('The execution was canceled [item 3]');
			const lines = below(errorText(run));
			expect(lines.slice(1)).toEqual([
				"Item 3 is '2027-03-22 11:00'.<br>",
				expect.stringMatching(/^Item 0: Scheduled Start: /),
				'2 items were completed before the workflow stopped (IDs 5001, 5002).',
			]);
		});
	},
);

it('a run that is cancelled at once puts out nothing and sends nothing', async () => {
	const run = await stage.run(form(START), {
		items: ROWS,
		onError: 'continueErrorOutput',
		cancel: Promise.resolve(),
	});
	expect(run.run.status).toBe('canceled');
	expect(run.json('Omneo', 1)).toEqual([]);
	expect(stage.posted()).toEqual([]);
});

it('a row that waits for its equal is not sent when that is refused', async () => {
	stage.sandbox.fault({ method: 'POST', status: 403, body: { message: 'No.' }, times: 'always' });
	const equal = { options: { ifAlreadyBooked: 'returnExisting' } };
	const run = await stage.run(form(equal), { items: [{}, {}, {}] });
	expect(run.error?.message).toContain('[item 0]');
	expect(errorText(run)).not.toMatch(/Items? [12]|completed/);
	expect(stage.posted()).toHaveLength(1);
});

it('a retry that cannot be checked says what the try before it booked', async () => {
	stage.sandbox.fault({ method: 'POST', nth: 3, status: 403, body: { message: 'No.' } });
	const items = ROWS.map((json) => ({ json }));
	const credentials = stage.credentials();
	const of = (more: object) => workflowWith(omneoNode(form({ ...IN_TURN, ...more })));
	const stopped = await stage.engine.run(of(START), { items, credentials });
	const again = await stage.engine.retry(stopped, of({ scheduledStartAt: 'soon' }), {
		credentials,
	});
	expect(again.error?.message).toBe('3 of 3 items need attention [item 0]');
	expect(errorText(again)).toContain('completed before the workflow stopped (IDs 5001, 5002).');
	expect(stage.posted()).toHaveLength(3);
});

it('a stop in a later round of a loop says nothing of the rounds before', async () => {
	const workflow = workflowWith(omneoNode(form({ ...START, ...IN_TURN })));
	const [toOmneo] = workflow.connections.Trigger.main[0] ?? [];
	workflow.connections.Trigger.main = [[toOmneo, toOmneo]];
	stage.sandbox.fault({ method: 'POST', nth: 5, status: 403, body: { message: 'No.' } });
	const items = ROWS.map((json) => ({ json }));
	const run = await stage.engine.run(workflow, { items, credentials: stage.credentials() });
	expect(run.error?.message).toContain('[item 1]');
	expect(errorText(run)).toMatch(/completed before the workflow stopped \(IDs 5004\)\.$/);
	expect(stage.sandbox.appointments()).toHaveLength(4);
});

it('an error that would be the same for each row is asked for once', async () => {
	const unknown = form({ profileId: id('={{ $json.who }}', 'email'), ...IN_TURN });
	stage.sandbox.fault({ path: /profiles/, status: 401, times: 'always' });
	const items = [1, 2, 3].map((number) => ({ who: `row.${number}@example.com` }));
	const run = await stage.run(unknown, { items });
	expect(run.error?.message).toContain('[item 0]');
	expect(stage.reads(/profiles/)).toBe(1);
});
