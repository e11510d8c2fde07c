import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { NOW, Stage, form, id, seed } from './support';
import { callTool, toolNode } from './tool.support';

const stage = Stage.use();

/** What n8n writes into a field that is left to the model. */
function fromAi(key: string, type = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/** The model chooses the customer, the time and some more; the rest is fixed. */
const TOOL_FORM = form({
	profileId: id(fromAi('Profile'), 'email'),
	scheduledStartAt: fromAi('Scheduled_Start__ISO_8601_'),
	scheduledEndAt: fromAi('Scheduled_End__ISO_8601_'),
	timezone: id(fromAi('Timezone'), 'name'),
	assignedStaffId: id(fromAi('Assigned_Staff'), 'name'),
	specifyAnswers: 'json',
	answersJson: fromAi('Answers__JSON_'),
	additionalFields: {
		notes: fromAi('Notes'),
		meta: fromAi('Meta'),
		order: { values: { orderNumber: fromAi('values0_Order_Number') } },
	},
});

/** A model fills in every argument, and writes an empty text where it knows nothing. */
const NOTHING = {
	Profile: '',
	Scheduled_Start__ISO_8601_: '',
	Scheduled_End__ISO_8601_: '',
	Timezone: '',
	Assigned_Staff: '',
	Answers__JSON_: '',
	Notes: '',
	Meta: '',
	values0_Order_Number: '',
};

const AMELIA = {
	...NOTHING,
	Profile: 'amelia.nguyen@example.com',
	Scheduled_Start__ISO_8601_: '2027-03-22T10:00',
};

async function called(calls: object[], tool = toolNode(TOOL_FORM)): Promise<IDataObject[]> {
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
			Scheduled_Start__ISO_8601_: '2027-03-22T10:00:00Z',
			Scheduled_End__ISO_8601_: '2027-03-22T12:00:00+00:00',
			Timezone: 'Europe/London',
			Assigned_Staff: 'Priya Raman',
			Notes: 'Likes blue',
			Meta: '{"source":"chat"}',
			values0_Order_Number: '#1001',
		};
		await called([everything]);
		expect(stage.posted()).toEqual([
			{
				appointment_definition_id: 22,
				location_id: 101,
				profile_id: seed.customers.amelia,
				assigned_staff_id: seed.staff.priya,
				scheduled_start_at: '2027-03-22 10:00:00',
				scheduled_end_at: '2027-03-22 12:00:00',
				timezone: 'Europe/London',
				notes: 'Likes blue',
				meta: { source: 'chat' },
				order: { order_number: '#1001' },
			},
		]);
	});

	test.each([
		['returnExisting', 2],
		['createAnyway', 3],
	])('answers each call made at once, with %s by %i bookings', async (ifAlreadyBooked, made) => {
		const wei = { ...AMELIA, Profile: 'wei.chen@example.com' };
		const node = toolNode({ ...TOOL_FORM, options: { ifAlreadyBooked } });
		const answers = answersOf(await called([AMELIA, wei, AMELIA], node));
		expect(stage.posted()).toHaveLength(made);
		expect(answers.map((answer) => /Amelia|Wei/.exec(answer)?.[0])).toEqual([
			'Amelia',
			'Wei',
			'Amelia',
		]);
	});

	test('is not made while it is unknown whether an equal one was', async () => {
		stage.sandbox.fault({ method: 'POST', reset: true });
		const options = { ifAlreadyBooked: 'returnExisting' };
		const calls = ['', 'By the window'].map((Notes) => ({ ...AMELIA, Notes }));
		const answers = answersOf(await called(calls, toolNode({ ...TOOL_FORM, options })));
		expect(answers[1]).toContain("Omneo didn't confirm whether an identical item was saved");
		expect(stage.posted()).toHaveLength(1);
	});

	test.each([
		['tomorrow at 10', /Scheduled Start: .*isn't in a supported date format.*Use a format like/s],
		['05/04/2027 10:00', /Scheduled Start: .*could be 5 April or 4 May/s],
		['2027-03-22', /Scheduled Start: .*no time/s],
		['', /Scheduled Start: is required/],
	])('with the start %j is answered with what to write instead', async (start, reason) => {
		const [answer] = answersOf(await called([{ ...AMELIA, Scheduled_Start__ISO_8601_: start }]));
		expect(answer).toMatch(reason);
		expect(stage.posted()).toEqual([]);
	});

	test('for an unknown customer says so, and another call still books', async () => {
		const stranger = { ...AMELIA, Profile: 'stranger@example.com' };
		const [first, second] = answersOf(await called([stranger, AMELIA]));
		expect(first).toContain('Profile: no profile has this email address');
		expect(second).toContain('Amelia');
	});

	test('that Omneo refuses is answered with the reason and what to do', async () => {
		stage.sandbox.switches({ enforceAvailability: true });
		const night = { ...AMELIA, Scheduled_Start__ISO_8601_: '2027-03-22T03:00' };
		const [answer] = answersOf(await called([night]));
		expect(answer).toMatch(/Scheduled Start: .*outside opening hours/);
		expect(answer).toContain('Correct the fields listed');
	});

	test('never tells the model the token', async () => {
		stage.sandbox.fault({ method: 'POST', status: 401 });
		const [answer] = answersOf(await called([AMELIA]));
		expect(answer).toMatch(/rejected the access token/);
		expect(answer).not.toContain(stage.sandbox.token);
	});

	test('that goes on after a failure answers with the reason as data', async () => {
		const tool = toolNode(TOOL_FORM, { onError: 'continueRegularOutput' });
		const bad = { ...AMELIA, Scheduled_Start__ISO_8601_: 'soon' };
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
		const [seen] = await called([AMELIA], toolNode({ ...TOOL_FORM, ...words }));
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

/** The parameters of a name that a form shows. */
function shown(type: string, name: string): INodeProperties[] {
	const node = { ...toolNode(TOOL_FORM), type };
	const own = description(type);
	return own.properties.filter(
		(property) =>
			property.name === name &&
			NodeHelpers.displayParameter(TOOL_FORM, property, node, own, TOOL_FORM),
	);
}

describe.each([
	['scheduledStartAt', 'Scheduled Start'],
	['scheduledEndAt', 'Scheduled End'],
])('%s', (name, label) => {
	test('is text with a telling name for a model', () => {
		const [field, ...more] = shown('n8n-nodes-omneo.omneoTool', name);
		expect(more).toEqual([]);
		expect(field).toMatchObject({ displayName: `${label} (ISO 8601)`, type: 'string' });
	});

	test('is a date picker for people', () => {
		const [field, ...more] = shown('n8n-nodes-omneo.omneo', name);
		expect(more).toEqual([]);
		expect(field).toMatchObject({ displayName: label, type: 'dateTime' });
	});
});

test('the arguments are named as n8n makes names out of the labels', () => {
	const [{ displayName }] = shown('n8n-nodes-omneo.omneoTool', 'scheduledStartAt');
	expect(displayName.replace(/\W/g, '_')).toBe('Scheduled_Start__ISO_8601_');
	expect(Object.keys(NOTHING)).toContain('Scheduled_Start__ISO_8601_');
});

test('the clock of these tests stands before their bookings', () => {
	expect(NOW.toISOString() < AMELIA.Scheduled_Start__ISO_8601_).toBe(true);
});
