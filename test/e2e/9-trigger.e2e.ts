/** Chapter 9: published by clicking, a workflow starts by itself when an appointment is booked. */
import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { TRIGGER_EXAMPLES } from '../workflows/triggerExamples';
import { seed } from '../../dev/sandbox';
import { RAN_WELL } from './pages/messages';
import { mondayAt } from './support/days';
import { eventually } from './support/eventually';
import { takeScreen } from './support/pictures';
import { Stage } from './support/stage';

const FOLDER = resolve(__dirname, '../../workflows');
/** A poll comes within a minute, at a second that n8n picks. */
const NEXT_POLL_MS = 75_000;

const stage = Stage.use('9-trigger');
const executions = async () => await stage.rest.executions(stage.editor.workflowId);

function book(hour: number): number {
	const start = mondayAt(hour);
	const { id } = stage.sandbox.addAppointment({
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.amelia,
		scheduled_start_at: start.toFormat('yyyy-MM-dd HH:mm:ss'),
		scheduled_end_at: start.plus({ minutes: 45 }).toFormat('yyyy-MM-dd HH:mm:ss'),
		timezone: String(start.zoneName),
	});
	return id;
}

test.each(TRIGGER_EXAMPLES)('%s is imported, and its trigger shows a test event', async (file) => {
	book(10);
	await stage.editor.importFile(join(FOLDER, file));
	expect(await stage.editor.messages.next()).toContain('Credentials auto-added');
	expect(await stage.editor.nodesWithIssues()).toEqual([]);
	expect(await stage.editor.execute()).toMatch(RAN_WELL);
});

test('the form of the trigger is the one in the docs', async () => {
	await stage.editor.importFile(join(FOLDER, 'remind-before-start.json'));
	await stage.editor.openNode('An hour before');
	await stage.page.getByText('Time Before Start', { exact: true }).waitFor();
	await takeScreen(stage.editor.node.form, 'trigger', { windowHeight: 1200, height: 690 });
	await stage.editor.node.close();
});

test('published, a booking starts the workflow once; unpublished, none does', async () => {
	book(9);
	await stage.editor.importFile(join(FOLDER, 'confirm-new-booking.json'));
	await stage.editor.messages.next();
	await stage.editor.publish();
	const booked = book(14);
	const [execution] = await eventually(async () => {
		const found = await executions();
		expect(found).toHaveLength(1);
		return found;
	}, NEXT_POLL_MS);
	const run = await stage.rest.finished(execution.id);
	expect(run.execution).toMatchObject({ mode: 'trigger', status: 'success' });
	const items = run.json('Send the confirmation');
	expect(items.map(({ event }) => event)).toEqual(['added']);
	expect((items[0].appointment as IDataObject).id).toBe(booked);

	await stage.editor.unpublish();
	const polls = stage.sandbox.requests.length;
	book(15);
	await new Promise((resolve) => setTimeout(resolve, NEXT_POLL_MS));
	expect(await executions()).toHaveLength(1);
	expect(stage.sandbox.requests).toHaveLength(polls);
});
