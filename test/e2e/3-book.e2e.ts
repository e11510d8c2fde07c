/** Chapter 3: a workflow is built by clicking, and books what its form says. */
import type { DateTime } from 'luxon';
import { seed } from '../../dev/sandbox';
import { RAN_WELL } from './pages/messages';
import { takeScreen } from './support/pictures';
import { inUtc, mondayAt } from './support/days';
import { Stage } from './support/stage';

const stage = Stage.use('3-book');
const { bridal } = seed.questions;

const start = mondayAt(10);
const wedding = start.plus({ weeks: 12 }).startOf('day');
const callBack = start.minus({ days: 3 }).set({ hour: 15, minute: 30 });
const shown = (time: DateTime) => time.toFormat('yyyy-MM-dd HH:mm:ss');

const node = () => stage.editor.node;

test('trigger and node are added by clicking, and the credential is chosen already', async () => {
	await stage.editor.openNewWorkflow();
	await stage.editor.addNode('manual', 'Manual Trigger');
	await stage.editor.addNode('booking', 'Omneo', 'Add appointment');
	const credential = node().root.getByTestId('node-credentials-select').locator('input');
	expect(await credential.inputValue()).toBe(stage.credential.name);
});

test('service, place and customer are found by typing', async () => {
	const service = node().picker('appointmentDefinitionId');
	await service.open();
	await service.search('bridal', ['Bridal Consultation']);
	await service.take('Bridal Consultation');

	const place = node().picker('locationId');
	await place.open();
	// The service is offered at three of the five places.
	await place.search('', ['Melbourne Collins Street', 'London Marylebone', 'New York SoHo']);
	await place.search('melb', ['Melbourne Collins Street']);
	await place.take('Melbourne Collins Street');

	const customer = node().picker('profileId');
	await customer.open();
	await customer.search('amelia', [
		'Amelia Nguyen (amelia.nguyen@example.com)',
		'Amelia Hartley (amelia.hartley@example.com)',
	]);
	await customer.take('Amelia Nguyen');

	expect(await service.shown()).toBe('Bridal Consultation');
	expect(await place.shown()).toBe('Melbourne Collins Street');
	expect(await customer.shown()).toBe('Amelia Nguyen (amelia.nguyen@example.com)');
});

test('the start is picked in the calendar', async () => {
	expect(await node().date('scheduledStartAt').pick(start)).toBe(shown(start));
});

test('the list of staff begins with those who are free on that day', async () => {
	const staff = node().picker('assignedStaffId');
	await staff.open();
	await staff.search('', [
		expect.stringMatching(/^Priya Raman/) as string,
		expect.stringMatching(/^Marcus Oyelaran/) as string,
	]);
	await staff.take('Priya Raman');
	await takeScreen(node().form, 'form');
});

test('the questions of the service are a form, and take an answer of each type', async () => {
	await node().parameter(String(bridal.partnerName)).waitFor();
	expect(await node().questions()).toHaveLength(Object.keys(bridal).length);

	await node().fill(String(bridal.partnerName), 'Sam');
	await node().fill(String(bridal.vision), 'Lace, long sleeves');
	await node().fill(String(bridal.guests), '4');
	await node().fill(String(bridal.formality), '7');
	// Below each choice stands the question, as n8n cuts it above them.
	expect(await node().choose(String(bridal.photos), 'No')).toEqual([
		'Yes\nMay we take photos during the fitting?',
		'No\nMay we take photos during the fitting?',
	]);
	expect(await node().choose(String(bridal.silhouette), 'Mermaid')).toEqual([
		'A-line',
		'Mermaid',
		'Sheath',
		'Something else',
	]);
	await node().fill(String(bridal.extras), 'Veil, Shoes');
	expect(await node().date(String(bridal.weddingDate)).pick(wedding)).toBe(shown(wedding));
	expect(await node().date(String(bridal.callBack)).pick(callBack)).toBe(shown(callBack));
	await node().fill(String(bridal.plannerEmail), 'plan@example.com');
	await node().fill(String(bridal.plannerPhone), '+61 491 570 006');
	await node().fill(String(bridal.measurements), '{"bust": 88, "waist": 70}');
	await takeScreen(node().questionForm, 'questions', { windowHeight: 1900, margin: 12 });
});

test('it runs, and the output shows the booking', async () => {
	expect(await node().execute()).toMatch(RAN_WELL);
	const [booked] = await node().output.rows();
	expect(booked).toMatchObject({
		status: 'confirmed',
		appointment_definition_name: 'Bridal Consultation',
		location_name: 'Melbourne Collins Street',
		profile_name: 'Amelia Nguyen',
		assigned_staff_name: 'Priya Raman',
		scheduled_start_at: start.toISO({ suppressMilliseconds: true }),
		created: 'true',
	});
	await node().output.showAs('schema');
	await takeScreen(node().output.root, 'output', { height: 690 });
});

test('the book holds exactly these values', () => {
	const [booking, ...more] = stage.sandbox.appointments();
	expect(more).toEqual([]);
	expect(booking).toMatchObject({
		appointment_definition_id: seed.definitions.bridalConsultation,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.amelia,
		assigned_staff_id: seed.staff.priya,
		scheduled_start_at: inUtc(start),
		scheduled_end_at: inUtc(start.plus({ minutes: 90 })),
		timezone: start.zoneName,
	});
	const answers = (booking.answers ?? []).map(({ questionnaire_question_id, value }) => [
		questionnaire_question_id,
		value,
	]);
	expect(Object.fromEntries(answers)).toEqual({
		[bridal.partnerName]: 'Sam',
		[bridal.vision]: 'Lace, long sleeves',
		[bridal.guests]: '4',
		[bridal.formality]: '7',
		[bridal.photos]: false,
		[bridal.silhouette]: 'mermaid',
		[bridal.extras]: ['veil', 'shoes'],
		[bridal.weddingDate]: wedding.toISODate(),
		[bridal.callBack]: shown(callBack),
		[bridal.plannerEmail]: 'plan@example.com',
		[bridal.plannerPhone]: '+61491570006',
		[bridal.measurements]: { bust: 88, waist: 70 },
	});
});
