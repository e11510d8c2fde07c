/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Chapter 7: every example workflow is imported as a person does it, and does its work. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import { exampleWorkflows } from '../../dev/n8n/exampleWorkflows';
import type { FinishedExecution } from '../../dev/n8n/execution';
import { seed } from '../../dev/sandbox';
import { TRIGGER_EXAMPLES } from '../workflows/triggerExamples';
import { RAN_WELL } from './pages/messages';
import { mondayAt } from './support/days';
import { eventually } from './support/eventually';
import { FakeModel } from './support/fakeModel';
import { N8N_ZONE, SHOP_ZONE, baseUrl } from './support/settings';
import { Stage } from './support/stage';

const FOLDER = resolve(__dirname, '../../workflows');
const HEADER = { name: 'x-key', value: 'only-for-this-run' };
const MONDAY = mondayAt(10);

const stage = Stage.use('7-examples');
/** The label of the field, as the ✨ button makes it an argument. */
const START = 'Start__2027_05_11T10_00_on_the_shop_s_clock__or_with_offset_';

let model: FakeModel;

beforeAll(async () => {
	model = await FakeModel.start('Book_appointment', {
		Service_Name_or_ID: 'Suit Fitting',
		Shop_Name_or_ID: 'Melbourne Collins Street',
		Customer_Email__Phone__Name_or_ID: 'amelia.nguyen@example.com',
		[START]: MONDAY.toFormat("yyyy-MM-dd'T'HH:mm"),
		Staff_Name_or_ID__empty_for_anyone_: '',
		One_More_the_Same_Day__yes_or_no_: 'no',
		Notes__or_empty_: '',
	});
	const openAi = { apiKey: 'none', url: model.url };
	await stage.rest.createCredential({ name: 'OpenAI', type: 'openAiApi', data: openAi });
	await stage.rest.createCredential({ name: 'Header', type: 'httpHeaderAuth', data: HEADER });
});
beforeEach(() => stage.sandbox.reset());
afterAll(async () => await model.stop());

/** Imports a file of the folder; n8n must not find anything wrong with it. */
async function importExample(file: string, name: string): Promise<void> {
	await stage.editor.importFile(join(FOLDER, file));
	await expectSound(name);
}

/** n8n tells which credentials it chose, and that is all it has to say. */
async function expectSound(name: string): Promise<void> {
	expect(await stage.editor.messages.next()).toContain('Credentials auto-added');
	expect(await stage.editor.workflowName.innerText()).toBe(name);
	expect(await stage.editor.nodesWithIssues()).toEqual([]);
}

/** The run of the workflow that is open. */
async function lastRun(): Promise<FinishedExecution> {
	const [{ id }] = await stage.rest.executions(stage.editor.workflowId);
	const run = await stage.rest.finished(id);
	expect(run.status).toBe('success');
	return run;
}

/** A fitting of three quarters of an hour, booked without a request. */
function book(start: DateTime, location_id: number = seed.locations.melbourne): number {
	const booking = stage.sandbox.addAppointment({
		appointment_definition_id: seed.definitions.suitFitting,
		location_id,
		profile_id: seed.customers.amelia,
		scheduled_start_at: start.toFormat('yyyy-MM-dd HH:mm:ss'),
		scheduled_end_at: start.plus({ minutes: 45 }).toFormat('yyyy-MM-dd HH:mm:ss'),
		timezone: String(start.zoneName),
	});
	return booking.id;
}

const noonIn = (zone: string) => DateTime.now().setZone(zone).startOf('day').plus({ hours: 12 });

test('every example without a trigger of this package is run here', () => {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
	const others = files.filter((file) => !TRIGGER_EXAMPLES.some((example) => example === file));
	expect(others.sort()).toEqual([
		'ai-agent-that-books.json',
		'book-from-a-list.json',
		'bookings.json',
		'cancel-and-offer-next-slots.json',
		'daily-sheet.json',
		'form-to-booking.json',
		'remind-tomorrow.json',
	]);
});

test('book-from-a-list books the good rows and tells of the bad ones', async () => {
	const NAME = 'Book appointments from a list';
	await importExample('book-from-a-list.json', NAME);
	// Its trigger is the place for a list: here the rows are pinned to it.
	const withRows = exampleWorkflows().find(({ name }) => name === NAME);
	const buffer = Buffer.from(JSON.stringify(withRows));
	await stage.editor.importFile({ name: 'rows.json', mimeType: 'application/json', buffer });
	await expectSound(NAME);
	expect(await stage.editor.execute()).toMatch(RAN_WELL);
	const run = await lastRun();
	expect(run.json('Refused')).toHaveLength(2);
	expect(run.json('Booked')).toHaveLength(26);
	expect(stage.sandbox.appointments()).toHaveLength(26);
});

test('form-to-booking books what a customer fills in', async () => {
	await importExample('form-to-booking.json', 'Form to booking');
	const opened = stage.page.context().waitForEvent('page');
	await stage.editor.start();
	const form = await opened;
	await form.getByLabel('First name').fill('Nora');
	await form.getByLabel('Last name').fill('Lindgren');
	await form.getByLabel('Email').fill('nora.lindgren@example.com');
	await form.getByLabel('Service').selectOption('Suit Fitting');
	await form.getByLabel('Shop').selectOption('Melbourne Collins Street');
	await form.getByLabel('Day').fill(MONDAY.toFormat('yyyy-MM-dd'));
	await form.getByLabel('Time').selectOption('10:00');
	await form.getByRole('button', { name: 'Submit' }).click();
	expect(await stage.editor.messages.next()).toMatch(RAN_WELL);
	await form.close();
	const [booked] = (await lastRun()).json('Booked');
	expect(booked).toMatchObject({
		profile_name: 'Nora Lindgren',
		scheduled_start_at: MONDAY.toISO({ suppressMilliseconds: true }),
	});
});

test('remind-tomorrow finds what is on tomorrow, and nothing else', async () => {
	await importExample('remind-tomorrow.json', "Remind customers of tomorrow's appointments");
	const tomorrow = noonIn(N8N_ZONE).plus({ days: 1 });
	const wanted = book(tomorrow);
	book(tomorrow.plus({ days: 1 }));
	expect(await stage.editor.execute()).toMatch(RAN_WELL);
	const reminders = (await lastRun()).json('Send the reminder');
	expect(reminders.map(({ id }) => id)).toEqual([wanted]);
});

test('cancel-and-offer-next-slots cancels and finds three slots', async () => {
	await importExample(
		'cancel-and-offer-next-slots.json',
		'Cancel an appointment and offer the next free slots',
	);
	const id = book(MONDAY);
	await stage.editor.start();
	await eventually(async () => {
		const response = await stage.page.request.post(`${baseUrl()}/webhook-test/cancel-appointment`, {
			headers: { [HEADER.name]: HEADER.value },
			data: { appointment_id: id },
		});
		expect(response.status()).toBe(200);
	});
	expect(await stage.editor.messages.next()).toMatch(RAN_WELL);
	expect(stage.sandbox.appointments().map(({ status }) => status)).toEqual(['cancelled']);
	const offers = (await lastRun()).json('Send the offer');
	const quarters = [0, 15, 30].map((minutes) => MONDAY.plus({ minutes }));
	expect(offers.map(({ start_at }) => start_at)).toEqual(
		quarters.map((start) => start.toISO({ suppressMilliseconds: true })),
	);
});

test('daily-sheet has the day of every shop', async () => {
	await importExample('daily-sheet.json', 'Daily sheet for every shop');
	const inMelbourne = book(noonIn(SHOP_ZONE));
	const inLondon = book(noonIn('Europe/London'), seed.locations.london);
	book(noonIn(SHOP_ZONE).plus({ days: 1 }));
	expect(await stage.editor.execute()).toMatch(RAN_WELL);
	const sheet = (await lastRun()).json('Print the sheet');
	expect(sheet.map(({ id }) => id)).toEqual([inMelbourne, inLondon]);
});

test('ai-agent-that-books books what the model says', async () => {
	await importExample('ai-agent-that-books.json', 'AI agent that books');
	await stage.editor.chat('A suit fitting on Monday at ten, please', 'The tool says:');
	const [{ scheduled_start_at }] = stage.sandbox.appointments();
	expect(scheduled_start_at).toBe(MONDAY.toUTC().toFormat('yyyy-MM-dd HH:mm:ss'));
	const { tools = [] } = model.requests[0];
	expect(tools).toHaveLength(8);
	const tool = tools.find((one) => one.function.name === 'Book_appointment');
	expect(JSON.stringify(tool?.function.parameters)).toContain(START);
});
