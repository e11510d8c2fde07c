/** Chapter 8: whoever tries again, n8n or a person, no customer is booked twice. */
import { customers } from '../../dev/sandbox/data/seed/customers';
import { RAN_WELL } from './pages/messages';
import { inUtc, mondayAt } from './support/days';
import { ADD, listWorkflow } from './support/rows';
import { Stage } from './support/stage';

const stage = Stage.use('8-retry');

const starts = Array.from({ length: 6 }, (_, index) => mondayAt(9).plus({ minutes: 15 * index }));
const rows = starts.map((start, index) => ({
	email: String(customers[index].email),
	start: start.toFormat('yyyy-MM-dd HH:mm'),
}));
const REUSED = '5 items were already completed by an earlier try. Nothing was sent twice.';

const node = () => stage.editor.node;

beforeEach(async () => {
	stage.sandbox.reset();
	// The last one to ask is refused once, when all the others are booked or about to be.
	stage.sandbox.fault({ method: 'POST', path: '/appointments', nth: rows.length, status: 403 });
});

/** One booking for each row. */
function expectBookedOnce(): void {
	const book = stage.sandbox.appointments();
	const inBook = book.map(({ profile_id, scheduled_start_at }) => [profile_id, scheduled_start_at]);
	const wanted = starts.map((start, index) => [customers[index].id, inUtc(start)]);
	expect(inBook.sort()).toEqual(wanted.sort());
}

test('Retry On Fail books what is missing, and the output says what was booked before', async () => {
	await stage.openWorkflow(listWorkflow(rows));
	await stage.editor.openNode(ADD);
	await node().openSettings();
	await node().flip('retryOnFail');
	expect(await node().execute()).toMatch(RAN_WELL);
	expectBookedOnce();
	expect(await node().output.hints()).toEqual([REUSED]);
	const shown = await node().output.rows();
	expect(shown.map(({ profile_email }) => profile_email)).toEqual(rows.map(({ email }) => email));
});

test.each(['original', 'saved'] as const)(
	'a failed execution that is retried with the %s workflow books what is missing',
	async (workflow) => {
		const id = await stage.openWorkflow(listWorkflow(rows));
		expect(await stage.editor.execute()).toContain(`Problem in node ‘${ADD}‘`);
		expect(stage.sandbox.appointments()).toHaveLength(rows.length - 1);
		const [failed] = await stage.rest.executions(id);

		await stage.editor.executions.open();
		await stage.editor.executions.retry(failed.id, workflow);
		expect(await stage.editor.messages.next()).toContain('Retry successful');

		const [retry] = await stage.rest.executions(id);
		const run = await stage.rest.finished(retry.id);
		expect(run.execution).toMatchObject({ mode: 'retry', status: 'success' });
		expectBookedOnce();
		expect(run.task(ADD)?.hints).toEqual([expect.objectContaining({ message: REUSED })]);
		expect(run.json(ADD).map(({ profile_email }) => profile_email)).toEqual(
			rows.map(({ email }) => email),
		);
	},
);
