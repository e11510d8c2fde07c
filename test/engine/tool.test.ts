import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { pressedForm } from '../agent/form';
import { book } from '../operations/forms';
import { NOW, Stage, seed } from './support';
import { callTool, toolNode } from './tool.support';

const stage = Stage.use();

/** The form with every field left to the model; the person who makes the agent may choose more. */
const formOf = (more: object = {}): INodeParameters => ({
	...pressedForm(stage, 'appointment', 'add'),
	...more,
});

const START = 'Start__2027_05_11T10_00_on_the_shop_s_clock__or_with_offset_';
const CUSTOMER_LABEL = 'Customer Email, Phone, Name or ID';
const CUSTOMER = 'Customer_Email__Phone__Name_or_ID';

/** A model fills in every argument, and writes an empty text where it knows nothing. */
const NOTHING = {
	Service_Name_or_ID: '',
	Shop_Name_or_ID: '',
	[CUSTOMER]: '',
	[START]: '',
	Staff_Name_or_ID__empty_for_anyone_: '',
	Answers_as_JSON_by_Question_ID__or_empty_: '',
	One_More_the_Same_Day__yes_or_no_: '',
	Notes__or_empty_: '',
};

const AMELIA = {
	...NOTHING,
	Service_Name_or_ID: 'Suit Fitting',
	Shop_Name_or_ID: 'Melbourne Collins Street',
	[CUSTOMER]: 'amelia.nguyen@example.com',
	[START]: '2027-03-22T10:00',
};

async function called(calls: object[], tool = toolNode(formOf())): Promise<IDataObject[]> {
	return await callTool(stage, tool, calls);
}

const answersOf = (items: IDataObject[]) => items.map(({ answer }) => String(answer));

describe('a call of the tool', () => {
	test('books what the model says', async () => {
		const [answer] = answersOf(await called([AMELIA]));
		expect(stage.posted()).toEqual([
			{
				appointment_definition_id: 22,
				location_id: 101,
				profile_id: seed.customers.amelia,
				scheduled_start_at: '2027-03-22 10:00:00',
				scheduled_end_at: '2027-03-22 10:45:00',
				timezone: 'Australia/Melbourne',
			},
		]);
		expect(JSON.parse(answer)).toMatchObject([
			{ id: 5001, scheduled_start_at: '2027-03-22T10:00:00+11:00' },
		]);
	});

	test('takes everything that the model may fill in', async () => {
		const everything = {
			...AMELIA,
			Service_Name_or_ID: 'Personal Styling',
			[START]: '2027-03-22T10:00:00+11:00',
			Staff_Name_or_ID__empty_for_anyone_: 'Priya Raman',
			Answers_as_JSON_by_Question_ID__or_empty_: JSON.stringify({
				[seed.questions.styling.occasion]: 'A wedding',
			}),
			Notes__or_empty_: 'Likes blue',
		};
		await called([everything]);
		expect(stage.posted()).toMatchObject([
			{
				appointment_definition_id: 21,
				location_id: 101,
				profile_id: seed.customers.amelia,
				assigned_staff_id: seed.staff.priya,
				scheduled_start_at: '2027-03-22 10:00:00',
				scheduled_end_at: '2027-03-22 11:00:00',
				timezone: 'Australia/Melbourne',
				notes: 'Likes blue',
				answers: [{ value: 'A wedding' }],
			},
		]);
	});

	test('is answered each, made at once, with one booking of each customer', async () => {
		const wei = { ...AMELIA, [CUSTOMER]: 'wei.chen@example.com' };
		const node = toolNode(formOf({ availability: 'asGiven' }));
		const answers = answersOf(await called([AMELIA, wei, AMELIA], node));
		expect(stage.posted()).toHaveLength(2);
		expect(answers.map((answer) => /Amelia|Wei/.exec(answer)?.[0])).toEqual([
			'Amelia',
			'Wei',
			'Amelia',
		]);
	});

	test.each(['asGiven', 'nextFree'])(
		'goes without a look, or to the next free time, with %s',
		async (availability) => {
			await book(stage);
			const wei = { ...AMELIA, [CUSTOMER]: 'wei.chen@example.com' };
			await called([wei], toolNode(formOf({ availability })));
			const [{ scheduled_start_at }] = stage.posted().slice(1);
			const isTaken = availability === 'asGiven';
			expect(scheduled_start_at).toBe(isTaken ? '2027-03-22 10:00:00' : '2027-03-22 10:45:00');
		},
	);

	test('is not made while it is unknown whether an equal one was', async () => {
		stage.sandbox.fault({ method: 'POST', reset: true });
		const calls = ['', 'By the window'].map((notes) => ({ ...AMELIA, Notes__or_empty_: notes }));
		const node = toolNode(formOf({ availability: 'asGiven' }));
		const answers = answersOf(await called(calls, node));
		for (const answer of answers)
			expect(answer).toMatch(/may be done.*look with the tool that lists/);
		expect(stage.posted()).toHaveLength(1);
	});

	test.each([
		['tomorrow at 10', /Start: .*isn't in a supported date format.*Use a format like/s],
		['05/04/2027 10:00', /Start: .*could be 5 April or 4 May/s],
		['2027-03-22', /Start: .*no time/s],
		['', /Start: is required/],
	])('with the start %j is answered with what to write instead', async (start, reason) => {
		const [answer] = answersOf(await called([{ ...AMELIA, [START]: start }]));
		expect(answer).toMatch(reason);
		expect(stage.posted()).toEqual([]);
	});

	test('for an unknown customer says so, and another call still books', async () => {
		const stranger = { ...AMELIA, [CUSTOMER]: 'stranger@example.com' };
		const [first, second] = answersOf(await called([stranger, AMELIA]));
		expect(first).toContain(`${CUSTOMER_LABEL}: no customer has this email address`);
		expect(second).toContain('Amelia');
	});

	test('that Omneo refuses is answered with the reason and what to do', async () => {
		stage.sandbox.switches({ enforceAvailability: true });
		const night = { ...AMELIA, [START]: '2027-03-22T03:00' };
		const node = toolNode(formOf({ availability: 'asGiven' }));
		const [answer] = answersOf(await called([night], node));
		expect(answer).toMatch(/Start: .*outside opening hours/);
		expect(answer).not.toMatch(/\[item|again/);
	});

	test('never tells the model the token', async () => {
		stage.sandbox.fault({ method: 'POST', status: 401 });
		const [answer] = answersOf(await called([AMELIA]));
		expect(answer).toMatch(/rejected the access token/);
		expect(answer).not.toContain(stage.sandbox.token);
	});

	test('that goes on after a failure answers with the reason as data', async () => {
		const tool = toolNode(formOf(), { onError: 'continueRegularOutput' });
		const bad = { ...AMELIA, [START]: 'soon' };
		const [answer] = answersOf(await called([bad], tool));
		expect(JSON.parse(answer)).toMatchObject([{ error: { code: 'invalid_input' } }]);
	});
});

describe('the tool introduces itself', () => {
	test('by the name of the node, what it does, and what may be filled in', async () => {
		const [seen] = await called([AMELIA]);
		expect(seen.name).toBe('Book_Appointment');
		expect(seen.description).toBe('Add appointment in Omneo');
		expect(seen.args).toEqual(expect.arrayContaining(Object.keys(NOTHING)));
	});

	test("by the user's own words, when there are any", async () => {
		const words = { descriptionType: 'manual', toolDescription: 'Books fittings only.' };
		const [seen] = await called([AMELIA], toolNode(formOf(words)));
		expect(seen.description).toBe('Books fittings only.');
	});

	test('by a description that warns of double bookings and explains times, ready to be used', () => {
		const { properties, displayName } = description('n8n-nodes-omneo.omneoTool');
		const suggested = properties.find(({ name }) => name === 'toolDescription');
		expect(displayName).toBe('Omneo Tool');
		expect(suggested?.default).toMatch(/make a new record on every call/);
		expect(suggested?.default).toMatch(/without an offset is local to the shop/);
	});
});

function description(type: string) {
	return stage.engine.nodeTypes.getByNameAndVersion(type).description;
}

test('the clock of these tests stands before their bookings', () => {
	expect(NOW.toISOString() < AMELIA[START]).toBe(true);
});
