import type { IDataObject } from 'n8n-workflow';
import { Stage, form, id, mapped, seed, stylingForm } from './support';

const stage = Stage.use();

const { occasion, budget } = seed.questions.styling;

/** Every parameter by an expression over the item. */
const FROM_ITEM = form({
	appointmentDefinitionId: id('={{ $json.service }}'),
	locationId: id('={{ $json.place }}'),
	profileId: id('={{ $json.customer }}'),
	scheduledStartAt: '={{ $json.start }}',
	scheduledEndAt: '={{ $json.end }}',
	timezone: id('={{ $json.zone }}', 'name'),
	assignedStaffId: id('={{ $json.staff }}'),
	specifyAnswers: 'fields',
	answers: mapped({ [occasion]: '={{ $json.occasion }}', [budget]: '={{ $json.budget }}' }),
	additionalFields: {
		confirmedAt: '={{ $json.confirmed }}',
		meta: '={{ $json.meta }}',
		notes: '={{ $json.notes }}',
		status: '={{ $json.status }}',
		order: { values: { orderNumber: '={{ $json.order }}' } },
		transaction: { values: { receiptRef: '={{ $json.receipt }}' } },
	},
	options: { simplify: '={{ $json.simplify ?? true }}' },
});

/** Rows that differ in everything; the rich ones are followed by poor ones. */
const ROWS: IDataObject[] = [
	{
		service: seed.definitions.personalStyling,
		place: seed.locations.melbourne,
		customer: seed.customers.amelia,
		start: '2027-03-22 10:00',
		end: '2027-03-22 12:00',
		zone: 'Australia/Hobart',
		staff: seed.staff.priya,
		occasion: 'A wedding',
		budget: 'Above 500',
		confirmed: '2027-03-16 09:00',
		meta: { source: 'first' },
		notes: 'First',
		status: 'confirmed',
		order: '#1001',
		receipt: 'R-10231',
		simplify: false,
	},
	{
		service: seed.definitions.suitFitting,
		place: seed.locations.london,
		customer: seed.customers.wei,
		start: '2027-03-23 11:00',
	},
	{
		service: seed.definitions.personalStyling,
		place: seed.locations.newYork,
		customer: seed.customers.jose,
		start: '2027-03-24 12:00',
		staff: seed.staff.rosa,
		budget: 'under_250',
		notes: 'Third',
	},
	{
		service: seed.definitions.suitFitting,
		place: seed.locations.melbourne,
		customer: seed.customers.siobhan,
		start: '2027-03-25T13:00:00Z',
		order: '#1002',
		simplify: false,
	},
	{
		service: seed.definitions.expressAlteration,
		place: seed.locations.adelaide,
		customer: seed.customers.ameliaHartley,
		start: '2027-03-26 14:00',
	},
];

const BODIES = [
	{
		appointment_definition_id: 21,
		location_id: 101,
		profile_id: seed.customers.amelia,
		scheduled_start_at: '2027-03-22 10:00:00',
		scheduled_end_at: '2027-03-22 12:00:00',
		timezone: 'Australia/Hobart',
		assigned_staff_id: seed.staff.priya,
		status: 'confirmed',
		confirmed_at: '2027-03-16 09:00:00',
		notes: 'First',
		meta: { source: 'first' },
		order: { order_number: '#1001' },
		transaction: { receipt_ref: 'R-10231' },
		answers: [
			{ questionnaire_question_id: occasion, value: 'A wedding' },
			{ questionnaire_question_id: budget, value: 'over_500' },
		],
	},
	{
		appointment_definition_id: 22,
		location_id: 102,
		profile_id: seed.customers.wei,
		scheduled_start_at: '2027-03-23 11:00:00',
		scheduled_end_at: '2027-03-23 11:45:00',
		timezone: 'Europe/London',
	},
	{
		appointment_definition_id: 21,
		location_id: 105,
		profile_id: seed.customers.jose,
		scheduled_start_at: '2027-03-24 12:00:00',
		scheduled_end_at: '2027-03-24 13:00:00',
		timezone: 'America/New_York',
		assigned_staff_id: seed.staff.rosa,
		notes: 'Third',
		answers: [{ questionnaire_question_id: budget, value: 'under_250' }],
	},
	{
		appointment_definition_id: 22,
		location_id: 101,
		profile_id: seed.customers.siobhan,
		scheduled_start_at: '2027-03-26 00:00:00',
		scheduled_end_at: '2027-03-26 00:45:00',
		timezone: 'Australia/Melbourne',
		order: { order_number: '#1002' },
	},
	{
		appointment_definition_id: 23,
		location_id: 104,
		profile_id: seed.customers.ameliaHartley,
		scheduled_start_at: '2027-03-26 14:00:00',
		scheduled_end_at: '2027-03-26 14:15:00',
		timezone: 'Australia/Adelaide',
	},
];

describe('items that differ in every parameter', () => {
	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'are each sent with their own values, in their order, and leave nothing to the next: %s',
		async (onError) => {
			const run = await stage.run(FROM_ITEM, { items: ROWS, onError });
			expect(run.error).toBeUndefined();
			expect(stage.posted()).toEqual(BODIES);
		},
	);

	test('in the other order give the same bodies in the other order', async () => {
		await stage.run(FROM_ITEM, { items: ROWS.toReversed() });
		expect(stage.posted()).toEqual(BODIES.toReversed());
	});

	test('come out in the order they came in, each paired with its own input', async () => {
		const run = await stage.run(FROM_ITEM, { items: ROWS });
		expect(run.json('Omneo').map((item) => item.profile_id)).toEqual(
			ROWS.map((row) => row.customer),
		);
		expect(run.json('Main pairs').map((json) => json.paired)).toEqual(ROWS);
	});

	test('keep their own options', async () => {
		const run = await stage.run(FROM_ITEM, { items: ROWS });
		expect(run.json('Omneo').map((item) => 'profile_name' in item)).toEqual(
			ROWS.map((row) => row.simplify !== false),
		);
	});
});

describe('look-ups', () => {
	const DEFINITION = /appointment-definitions\/\d+$/;
	const QUESTIONS = /appointment-definitions\/\d+\/questions$/;
	const LOCATION = /locations\/\d+$/;
	const PROFILES = /profiles$/;

	const twenty = Array.from({ length: 20 }, (_, index) => ({
		service: index % 2 ? seed.definitions.suitFitting : seed.definitions.expressAlteration,
		place: index % 2 ? seed.locations.london : seed.locations.melbourne,
		email: index % 4 > 1 ? 'wei.chen@example.com' : ' Amelia.Nguyen@example.com',
		start: `2027-03-22 ${String(9 + Math.floor(index / 4)).padStart(2, '0')}:00`,
	}));
	const byEmail = form({
		appointmentDefinitionId: id('={{ $json.service }}'),
		locationId: id('={{ $json.place }}'),
		profileId: id('={{ $json.email }}', 'email'),
		scheduledStartAt: '={{ $json.start }}',
	});

	test.each(['stopWorkflow', 'continueErrorOutput'] as const)(
		'are made once for each distinct value, however many items there are: %s',
		async (onError) => {
			const run = await stage.run(byEmail, { items: twenty, onError });
			expect(run.json('Omneo')).toHaveLength(20);
			expect([DEFINITION, LOCATION, PROFILES, QUESTIONS].map((path) => stage.reads(path))).toEqual([
				2, 2, 2, 0,
			]);
		},
	);

	test('of questions are made once for each definition, and only for items with answers', async () => {
		const answers = mapped({ [occasion]: '={{ $json.occasion }}' });
		const items = [{}, { occasion: 'One' }, { occasion: 'Two' }, {}];
		await stage.run(stylingForm({ answers }), { items });
		expect(stage.reads(QUESTIONS)).toBe(1);
		expect(stage.posted().map((body) => 'answers' in body)).toEqual([false, true, true, false]);
	});

	test('of names read a list once, whatever the case and the spaces', async () => {
		const items = ['Suit Fitting', ' suit  fitting', 'SUIT-FITTING'].map((name) => ({ name }));
		await stage.run(form({ appointmentDefinitionId: id('={{ $json.name }}', 'name') }), { items });
		expect(stage.posted()).toHaveLength(3);
		expect(stage.posted().map((body) => body.appointment_definition_id)).toEqual([22, 22, 22]);
		expect(stage.reads(/appointment-definitions$/)).toBe(1);
	});

	test('are not made when everything is given', async () => {
		await stage.run(
			form({
				scheduledEndAt: '2027-03-22T11:00:00',
				timezone: id('Australia/Melbourne', 'list'),
			}),
			{ items: [{}, {}] },
		);
		expect(stage.sandbox.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
	});

	test('are not shared between executions', async () => {
		await stage.run(form());
		await stage.run(form());
		expect([stage.reads(DEFINITION), stage.reads(LOCATION)]).toEqual([2, 2]);
	});

	test('that failed for a moment are made again, so that no item is lost', async () => {
		stage.sandbox.fault({ method: 'GET', status: 503, times: 3 });
		const run = await stage.run(form(), { items: [{}, {}] });
		expect(run.json('Omneo')).toHaveLength(2);
	});

	test('that failed at every attempt are made again for the next item', async () => {
		stage.sandbox.fault({ method: 'GET', path: DEFINITION, status: 503, times: 4 });
		const items = [{ n: 1 }, { n: 2 }];
		const oneByOne = form({ options: { maxRequestsAtOnce: 1 } });
		const run = await stage.run(oneByOne, { items, onError: 'continueErrorOutput' });
		expect(run.json('Omneo')).toHaveLength(1);
		expect(run.json('Error pairs')).toEqual([{ paired: { n: 1 } }]);
	});
});

test('two hundred items are booked one after the other, in their order', async () => {
	const items = Array.from({ length: 200 }, (_, n) => ({ n }));
	const run = await stage.run(form({ additionalFields: { notes: '={{ "No. " + $json.n }}' } }), {
		items,
	});
	const notes = items.map(({ n }) => `No. ${n}`);
	expect(run.json('Omneo').map((item) => item.notes)).toEqual(notes);
	expect(stage.sandbox.appointments().map((item) => item.notes)).toEqual(notes);
	expect(run.json('Main pairs').map((json) => json.paired)).toEqual(items);
});

test('no items, no requests', async () => {
	const run = await stage.run(form(), { items: [] });
	expect(run.error).toBeUndefined();
	expect(stage.sandbox.requests).toEqual([]);
});
