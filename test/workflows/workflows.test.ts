/** Every importable example, run on the real engine against the sandbox. */
import { Settings } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { FinishedRun, WorkflowDefinition } from '../../dev/engine/engine';
import { NOW, Stage, repositoryFile, repositoryFiles, seed } from '../engine/support';
import { seedBookings } from '../../dev/n8n/seedBookings';
import { argumentsFor, shownFields } from '../agent/form';
import { FIRST, book } from '../operations/forms';
import { TRIGGER_EXAMPLES } from './triggerExamples';

const stage = Stage.use({ enforceAvailability: true });

// The examples speak of today and tomorrow.
beforeAll(() => {
	Settings.now = () => NOW.getTime();
});
afterAll(() => {
	Settings.now = () => Date.now();
});

const tested: string[] = [];

function load(file: string): WorkflowDefinition {
	return JSON.parse(repositoryFile(`workflows/${file}`)) as WorkflowDefinition;
}

function example(file: string, does: string, work: (run: Run) => Promise<void>) {
	tested.push(file);
	test(`${file}: ${does}`, async () => {
		await work(async (...items) => {
			const run = await stage.engine.run(load(file), {
				items: items.map((json) => ({ json })),
				credentials: stage.credentials(),
			});
			expect(run.error).toBeUndefined();
			return run;
		});
	});
}

type Run = (...items: IDataObject[]) => Promise<FinishedRun>;

example('book-from-a-list.json', 'books the good rows and tells of the bad ones', async (run) => {
	const rows = JSON.parse(repositoryFile('workflows/bookings.json')) as IDataObject[];
	const done = await run(...rows);
	expect(done.json('Booked')).toHaveLength(rows.length - 2);
	expect(
		done.json('Refused').map(({ error: details }) => (details as { fields: object }).fields),
	).toEqual([
		{ 'Scheduled Start': [expect.stringContaining('could be')] },
		{ Profile: ['no profile has this email address'] },
	]);
	expect(stage.sandbox.appointments()).toHaveLength(rows.length - 2);

	// The same list once more makes no second booking.
	const again = await run(...rows);
	expect(again.json('Booked').every(({ created }) => created === false)).toBe(true);
	expect(stage.sandbox.appointments()).toHaveLength(rows.length - 2);
});

const FORM = {
	'First name': 'Nora',
	'Last name': 'Lindgren',
	Email: 'nora.lindgren@example.com',
	Service: 'Suit Fitting',
	Shop: 'Melbourne Collins Street',
	Day: '2027-03-22',
	Time: '10:00',
};

example('form-to-booking.json', 'books for a customer who is new, once', async (run) => {
	const [booked] = (await run(FORM)).json('Booked');
	expect(booked).toMatchObject({
		profile_name: 'Nora Lindgren',
		scheduled_start_at: '2027-03-22T10:00:00+11:00',
	});
});

example('form-to-booking.json', 'has the next free times when the slot is taken', async (run) => {
	await run(FORM);
	const done = await run({ ...FORM, Email: 'wei.chen@example.com' });
	expect(done.json('Booked')).toEqual([]);
	const [refused] = done.json('Offer other times');
	const { code, alternatives } = refused.error as { code: string; alternatives: IDataObject[] };
	expect(code).toBe('slot_taken');
	expect(alternatives).toHaveLength(3);
	expect(done.json('Ask to correct the form')).toEqual([]);
	expect(stage.sandbox.appointments()).toHaveLength(1);
});

example(
	'form-to-booking.json',
	'asks for another entry when the form cannot be used',
	async (run) => {
		const done = await run({ ...FORM, Time: 'after lunch' });
		expect(done.json('Offer other times')).toEqual([]);
		expect(done.json('Ask to correct the form')).toHaveLength(1);
		expect(stage.sandbox.appointments()).toEqual([]);
	},
);

example('remind-tomorrow.json', 'finds what is on tomorrow, and nothing else', async (run) => {
	await book(stage, at('2027-03-16'));
	await book(stage, { ...at('2027-03-16', '11'), status: 'cancelled' });
	await book(stage, at('2027-03-17'));
	const reminders = (await run({})).json('Send the reminder');
	expect(reminders.map(({ id }) => id)).toEqual([FIRST]);
});

example('cancel-and-offer-next-slots.json', 'cancels and finds three slots', async (run) => {
	await book(stage, at('2027-03-22'));
	const offers = (await run({ body: { appointment_id: FIRST } })).json('Send the offer');
	expect(stage.sandbox.appointments()[0].status).toBe('cancelled');
	expect(offers.map(({ start_at }) => start_at)).toEqual([
		'2027-03-22T10:00:00+11:00',
		'2027-03-22T10:15:00+11:00',
		'2027-03-22T10:30:00+11:00',
	]);
});

example('daily-sheet.json', 'has the day of every shop, by its own clock', async (run) => {
	await book(stage, at('2027-03-15', '15'));
	await book(stage, at('2027-03-16'));
	// In New York it is still the day before.
	await book(stage, {
		...at('2027-03-15', '10', 'America/New_York'),
		location_id: seed.locations.newYork,
	});
	const sheet = (await run({})).json('Print the sheet');
	expect(sheet.map(({ scheduled_start_at }) => scheduled_start_at)).toEqual([
		'2027-03-15T15:00:00+11:00',
	]);
});

test("the editor's sandbox has something for the daily sheet and the reminder", async () => {
	stage.sandbox.switches({ enforceAvailability: false });
	seedBookings(stage.sandbox, NOW);
	const found = async (file: string, last: string) => {
		const run = await stage.engine.run(load(file), {
			items: [{ json: {} }],
			credentials: stage.credentials(),
		});
		return run.json(last).length;
	};
	expect(await found('daily-sheet.json', 'Print the sheet')).toBeGreaterThan(1);
	expect(await found('remind-tomorrow.json', 'Send the reminder')).toBeGreaterThan(1);
});

/** What a scripted model says in a chat: the tool and what it fills in, by the labels of the form. */
const AGENT = 'ai-agent-that-books.json';
tested.push(AGENT);

describe.each([
	['as the example is', undefined],
	['with the agent of before', 1.7],
])(`${AGENT}, %s`, (_, typeVersion) => {
	async function ask(tool: string, meant: Record<string, string>): Promise<string> {
		const workflow = load(AGENT);
		const agent = workflow.nodes.find(({ name }) => name === 'Booking agent')!;
		expect(agent.typeVersion).toBeGreaterThanOrEqual(3);
		if (typeVersion !== undefined) agent.typeVersion = typeVersion;
		const { resource, operation } = workflow.nodes.find(({ name }) => name === tool)!.parameters;
		const args = argumentsFor(stage, String(resource), String(operation), meant);
		const run = await stage.engine.run(workflow, {
			items: [{ json: { tool, args: args as IDataObject } }],
			credentials: stage.credentials(),
		});
		expect(run.error).toBeUndefined();
		return String(run.json('Booking agent')[0].answer);
	}

	test('finds, books, moves and cancels, and offers times that are free', async () => {
		const shop = 'Melbourne Collins Street';
		expect(await ask('List services', { shop })).toContain('Suit Fitting');
		expect(await ask('List shops', {})).toContain(shop);
		const nora = { email: 'nora@example.com', phone: '+61491570999', first: 'Nora', last: 'Lind' };
		expect(await ask('Find or create customer', nora)).toContain('"created":true');
		const wanted = { service: 'Suit Fitting', shop, customer: nora.email };
		expect(await ask('Show free times', { ...wanted, from: '2027-03-22' })).toContain('09:00');
		const start = '2027-03-22T10:00';
		expect(await ask('Book appointment', { ...wanted, start })).toContain('22 March 2027, 10:00');
		const other = { ...wanted, customer: 'wei.chen@example.com', start };
		expect(await ask('Book appointment', other)).toMatch(/isn't free.*Next free: .*10:45/);
		expect(await ask('List appointments', { customer: nora.email })).toContain('ID 5001');
		const moved = { appointment: '5001', start: '2027-03-22T15:00' };
		expect(await ask('Move appointment', moved)).toContain('15:00');
		const cancelled = { appointment: '5001', status: 'cancelled' };
		expect(await ask('Cancel or confirm appointment', cancelled)).toContain('"cancelled"');
		expect(stage.sandbox.appointments()).toMatchObject([
			{ id: 5001, status: 'cancelled', scheduled_start_at: '2027-03-22 04:00:00' },
		]);
	});
});

test('the agent of the example knows the day, and its tools have names that differ', () => {
	const { nodes } = load(AGENT);
	const agent = nodes.find(({ name }) => name === 'Booking agent');
	expect(JSON.stringify(agent?.parameters)).toMatch(/\$now.*Australia\/Melbourne/);
	const tools = nodes.filter(({ type }) => type === 'n8n-nodes-omneo.omneoTool');
	expect(tools.length).toBeGreaterThanOrEqual(8);
	for (const tool of tools) {
		const { resource, operation } = tool.parameters as Record<string, string>;
		const shown = shownFields(stage, resource, operation).map(({ name }) => name);
		const own = ['resource', 'operation', 'descriptionType', 'toolDescription'];
		const unknown = Object.keys(tool.parameters).filter(
			(name) => ![...own, ...shown].includes(name),
		);
		expect(unknown).toEqual([]);
	}
});

test('every example is run here, and is in the list', () => {
	const files = repositoryFiles('workflows').filter(isExample);
	expect([...new Set([...tested, ...TRIGGER_EXAMPLES])].sort()).toEqual(files.sort());
	for (const file of files) expect(repositoryFile('workflows/README.md')).toContain(file);
});

test.each(repositoryFiles('workflows').filter(isExample))(
	'%s says on the canvas what it does',
	(file) => {
		const notes = load(file).nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content)).toContainEqual(
			expect.stringMatching(/^## .+\n.+/),
		);
	},
);

test('the agent remembers what was said, and what it booked', () => {
	const { nodes, connections } = load('ai-agent-that-books.json');
	expect(nodes.map(({ type }) => type)).toContain('@n8n/n8n-nodes-langchain.memoryBufferWindow');
	expect(connections.Memory.ai_memory[0]).toMatchObject([{ node: 'Booking agent' }]);
});

function isExample(file: string): boolean {
	return file.endsWith('.json') && file !== 'bookings.json';
}

/** Three quarters of an hour from an hour of a day. */
function at(day: string, hour = '10', timezone = 'Australia/Melbourne') {
	return {
		scheduled_start_at: `${day} ${hour}:00:00`,
		scheduled_end_at: `${day} ${hour}:45:00`,
		timezone,
	};
}
