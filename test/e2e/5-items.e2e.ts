/** Chapter 5: many rows by expressions, the short and the whole answer, and what is known beforehand. */
import { customers } from '../../dev/sandbox/data/seed/customers';
import schema from '../../nodes/Omneo/__schema__/v1.0.0/appointment/add.json';
import { RAN_WELL } from './pages/messages';
import { inUtc, mondayAt } from './support/days';
import { ADD, BEHIND, listWorkflow } from './support/rows';
import { Stage } from './support/stage';

const stage = Stage.use('5-items');

const starts = Array.from({ length: 20 }, (_, index) => mondayAt(9).plus({ minutes: 15 * index }));
const booked = customers.slice(0, starts.length);
const rows = starts.map((start, index) => ({
	email: String(booked[index].email),
	start: start.toFormat('yyyy-MM-dd HH:mm'),
}));

const node = () => stage.editor.node;

beforeAll(async () => {
	await stage.openWorkflow(listWorkflow(rows));
});

test('before the first run, the next node is offered the fields that will come', async () => {
	await stage.editor.openNode(BEHIND);
	await node().input.getByText('Usually outputs the following fields').waitFor();
	expect(await node().previewedFields()).toEqual(Object.keys(schema.properties));
});

test('20 rows become 20 bookings, in their order', async () => {
	await stage.editor.openNode(ADD);
	expect(await node().execute()).toMatch(RAN_WELL);
	expect(await node().output.itemCount()).toContain('20 items');
	const shown = await node().output.rows();
	expect(shown.map(({ profile_email }) => profile_email)).toEqual(rows.map(({ email }) => email));

	const book = stage.sandbox.appointments();
	const inBook = book.map(({ profile_id, scheduled_start_at }) => [profile_id, scheduled_start_at]);
	const wanted = starts.map((start, index) => [booked[index].id, inUtc(start)]);
	expect(inBook.sort()).toEqual(wanted.sort());
});

test('what came has the fields that were announced', async () => {
	const [shown] = await node().output.rows();
	expect(columns(shown)).toEqual(Object.keys(schema.properties));
});

test("with 'Simplify' switched off, the answer is Omneo's own", async () => {
	stage.sandbox.reset();
	await node().addToCollection('Options', 'Simplify');
	await node().flip('simplify');
	expect(await node().execute()).toMatch(RAN_WELL);
	const [shown] = await node().output.rows();
	expect(columns(shown)).toEqual(Object.keys(stage.sandbox.appointments()[0]));
	expect(shown.profile).toContain(rows[0].email);
	expect(shown).not.toHaveProperty('profile_email');
});

/** The last column of n8n's table has no head. */
function columns(row: Record<string, string>): string[] {
	return Object.keys(row).filter(Boolean);
}
