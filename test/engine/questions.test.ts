import { NodeHelpers } from 'n8n-workflow';
import {
	Stage,
	bridalForm,
	form,
	id,
	mapped,
	omneoNode,
	seed,
	stylingForm,
	errorText,
} from './support';

const stage = Stage.use();
const bridal = seed.questions.bridal;
const BRIDAL = id(seed.definitions.bridalConsultation, 'list');

/** What a person, a spreadsheet or a model may give, and what Omneo keeps of it. */
const ANSWERS: Array<[keyof typeof bridal, given: unknown, stored: unknown]> = [
	['partnerName', 'Sam', 'Sam'],
	['vision', 'Lace.\nLong sleeves.', 'Lace.\nLong sleeves.'],
	['guests', 4, 4],
	['formality', 7, 7],
	['photos', false, false],
	['silhouette', 'mermaid', 'mermaid'],
	['extras', 'Veil, shoes', ['veil', 'shoes']],
	['weddingDate', '2027-09-18T00:00:00', '2027-09-18'],
	['callBack', '2027-03-18T15:30:00', '2027-03-18 15:30:00'],
	['plannerEmail', 'plan@example.com', 'plan@example.com'],
	['plannerPhone', '+61 491 570 006', '+61491570006'],
	['measurements', { bust: 88, waist: 70 }, { bust: 88, waist: 70 }],
];

const allGiven = () => Object.fromEntries(ANSWERS.map(([key, given]) => [bridal[key], given]));

/** Answers as they are in the book, by question; numbers may be kept as text. */
function kept(): Record<string, unknown> {
	const answers = stage.sandbox.appointments().flatMap((booking) => booking.answers ?? []);
	return Object.fromEntries(
		answers.map(({ questionnaire_question_id, question_type, value }) => [
			questionnaire_question_id,
			['number', 'slider'].includes(String(question_type)) ? Number(value) : value,
		]),
	);
}

/** The one question that always has to be answered. */
const NAMED = { [bridal.partnerName]: 'Sam' };

const ALL_KEPT = Object.fromEntries(ANSWERS.map(([key, , stored]) => [bridal[key], stored]));

describe('the answer form', () => {
	test('has one field for each booking question, in their order', async () => {
		const { fields } = await stage.questions(BRIDAL);
		expect(fields.map((field) => [field.id, field.type, field.required])).toEqual([
			// Required, which the node judges by the question's own words.
			['4201', 'string', false],
			['4202', 'string', false],
			['4203', 'number', false],
			['4204', 'number', false],
			['4205', 'options', false],
			['4206', 'options', false],
			['4207', 'string', false],
			['4208', 'dateTime', false],
			['4209', 'dateTime', false],
			['4210', 'string', false],
			['4211', 'string', false],
			// Not as JSON: the editor would mark it as wrong when it is left empty.
			['4212', 'string', false],
			// Required, but asked only in some cases.
			['4213', 'string', false],
		]);
	});

	test('names each question as Omneo does, with its help', async () => {
		const { fields } = await stage.questions(BRIDAL);
		const names = Object.fromEntries(fields.map(({ id: key, displayName }) => [key, displayName]));
		expect(names).toMatchObject({
			4201: "Your partner's name *",
			4203: 'How many people come with you? (There is room for six.)',
			4207: expect.stringMatching(/separate with commas: Veil, Shoes, Jewellery/) as string,
			4212: expect.stringMatching(/^Measurements \(JSON/) as string,
			4213: expect.stringMatching(/^Which silhouette\? \(only asked/) as string,
		});
	});

	test('offers the options of a choice, and Yes and No', async () => {
		const { fields } = await stage.questions(BRIDAL);
		const options = (key: string) => fields.find((field) => field.id === key)?.options;
		expect(options('4206')).toEqual([
			{ name: 'A-line', value: 'a_line' },
			{ name: 'Mermaid', value: 'mermaid' },
			{ name: 'Sheath', value: 'sheath' },
			{ name: 'Something else', value: 'other' },
		]);
		// The form cuts a long question; the list under it does not.
		const description = expect.stringContaining('May we take photos during the fitting?') as string;
		expect(options('4205')).toEqual([
			{ name: 'Yes', value: true, description },
			{ name: 'No', value: false, description },
		]);
	});

	test('never matches columns: it only adds', async () => {
		const { fields } = await stage.questions(BRIDAL);
		expect(fields.some((field) => field.canBeUsedToMatch || field.defaultMatch)).toBe(false);
	});

	test.each([
		['nothing is chosen', id('', 'list')],
		['the definition is an expression', id('={{ $json.id }}')],
	])('asks Omneo for nothing while %s', async (_, definition) => {
		expect(await stage.questions(definition)).toEqual({ fields: [] });
		expect(stage.sandbox.requests).toEqual([]);
	});

	test.each([
		['nothing is chosen', {}, id('', 'list'), true],
		['the definition is an expression', {}, id('={{ $json.id }}'), true],
		['a definition is chosen', {}, BRIDAL, false],
		['the answers are JSON', { specifyAnswers: 'json' }, id('', 'list'), false],
	])('has a notice that says what to do while %s', (_, changes, definition, isShown) => {
		const { description } = stage.engine.nodeTypes.getByNameAndVersion('n8n-nodes-omneo.omneo');
		const node = omneoNode(form({ appointmentDefinitionId: definition, ...changes }));
		const notices = description.properties.filter(
			(property) =>
				property.type === 'notice' &&
				NodeHelpers.displayParameter(
					{ specifyAnswers: 'fields', ...node.parameters },
					property,
					node,
					description,
				),
		);
		expect(notices.map(({ displayName }) => displayName)).toEqual(
			isShown ? [expect.stringMatching(/^Choose an 'Appointment Definition' to see/)] : [],
		);
	});

	test('says so when there is nothing to ask', async () => {
		const { fields, emptyFieldsNotice } = await stage.questions(id(seed.definitions.suitFitting));
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/no booking questions/);
	});

	test.each([
		[
			'a wrong token',
			() => ({ accessToken: 'wrong' }),
			/rejected the access token\. Create a new token/,
		],
		['no rights', () => ({ accessToken: stage.sandbox.uselessToken }), /have permission .+scopes/],
	])(
		'says why it cannot be loaded, as the editor shows nothing of an error: %s',
		async (_, credential, reason) => {
			const { fields, emptyFieldsNotice } = await stage.questions(BRIDAL, {
				credential: credential(),
			});
			expect(fields).toEqual([]);
			expect(emptyFieldsNotice).toMatch(reason);
		},
	);

	test('fails when there are fields, so that the editor keeps them with their answers', async () => {
		const answers = mapped({ [bridal.guests]: 4 });
		const credential = { accessToken: 'wrong' };
		await expect(stage.questions(BRIDAL, { credential, answers })).rejects.toThrow(
			/rejected the access token/,
		);
	});

	test('of a definition that does not exist says so', async () => {
		expect((await stage.questions(id('99'))).emptyFieldsNotice).toMatch(
			/couldn.t find the service with ID/,
		);
	});
});

describe.each(['text', 'native'] as const)('with answers sent as %s', (answerEncoding) => {
	beforeEach(() => stage.sandbox.switches({ answerValues: answerEncoding }));
	const options = { answerEncoding };

	test('all twelve types arrive by the form', async () => {
		const run = await stage.run(bridalForm({ options, answers: mapped(allGiven()) }));
		expect(errorText(run).trim()).toBe('');
		expect(kept()).toEqual(ALL_KEPT);
	});

	test.each([
		['an object by question', () => JSON.stringify(allGiven())],
		[
			"Omneo's own list",
			() =>
				JSON.stringify(
					ANSWERS.map(([key, value]) => ({ questionnaire_question_id: bridal[key], value })),
				),
		],
		['an expression that gives an object', () => '={{ $json.answers }}'],
		['an expression that gives a list', () => '={{ $json.list }}'],
	])('all twelve types arrive by JSON: %s', async (_, json) => {
		const list = ANSWERS.map(([key, value]) => ({
			questionnaire_question_id: String(bridal[key]),
			value,
		}));
		const run = await stage.run(
			bridalForm({ options, specifyAnswers: 'json', answersJson: json() }),
			{ items: [{ answers: allGiven(), list } as never] },
		);
		expect(errorText(run).trim()).toBe('');
		expect(kept()).toEqual(ALL_KEPT);
	});

	test.each<[keyof typeof bridal, unknown, unknown]>([
		['guests', ' 4 ', 4],
		['photos', 'yes', true],
		['photos', '0', false],
		['photos', true, true],
		['silhouette', 'Something else', 'other'],
		['silhouette', 'A-LINE', 'a_line'],
		['extras', ['Veil', 'jewellery'], ['veil', 'jewellery']],
		['extras', '["veil"]', ['veil']],
		['extras', 'shoes', ['shoes']],
		['weddingDate', '2027-09-18', '2027-09-18'],
		// The day as it is written, wherever the shop is.
		['weddingDate', '2027-09-17T23:30:00+01:00', '2027-09-17'],
		['weddingDate', '2027-09-18T00:00:00.000Z', '2027-09-18'],
		['weddingDate', '18/09/2027', '2027-09-18'],
		['callBack', '2027-03-18T04:30:00Z', '2027-03-18 15:30:00'],
		['measurements', '{"bust":88}', { bust: 88 }],
		['measurements', [1, 2], [1, 2]],
		['plannerPhone', 61491570006, '61491570006'],
		['plannerPhone', '+61 (0)491 570 006', '+61491570006'],
		['silhouette', ['A-line'], 'a_line'],
	])('%s takes %j', async (key, given, stored) => {
		const answers = mapped({ ...NAMED, [bridal[key]]: given });
		const run = await stage.run(bridalForm({ options, answers }));
		expect(errorText(run).trim()).toBe('');
		expect(kept()).toEqual({ ...NAMED, [bridal[key]]: stored });
	});

	test.each<[keyof typeof bridal, unknown, string]>([
		['guests', 'four', "'How many people come with you?': must be a number"],
		['photos', 'maybe', "'May we take photos during the fitting?': must be true or false"],
		[
			'silhouette',
			'Ballgown',
			"'Silhouette': must be one of 'A-line', 'Mermaid', 'Sheath', 'Something else'",
		],
		[
			'extras',
			'Veil, hat',
			"'What else would you like to try?': must be any of 'Veil', 'Shoes', 'Jewellery'",
		],
		[
			'weddingDate',
			'05/09/2027',
			"'When is the wedding?': '05/09/2027' could be 5 September or 9 May",
		],
		['callBack', '2027-03-18', "'When may we call you back?': "],
		['measurements', '{"bust":', "'Measurements': must be valid JSON"],
	])('%s refuses %j by the question, before anything is sent', async (key, given, reason) => {
		const answers = mapped({ ...NAMED, [bridal[key]]: given });
		const run = await stage.run(bridalForm({ options, answers }));
		expect(errorText(run)).toContain(`Answers: ${reason}`);
		expect(stage.posted()).toEqual([]);
	});

	test('what only Omneo can judge is reported by the question too', async () => {
		const answers = mapped({ [bridal.partnerName]: 'Sam', [bridal.guests]: 40 });
		const run = await stage.run(bridalForm({ options, answers }));
		expect(errorText(run)).toContain(
			"Answers: 'How many people come with you?': The answer must be between 0 and 6",
		);
	});
});

test.each([
	['text', 'native'],
	['native', 'text'],
] as const)('a server that wants %s refuses %s, named by the question', async (wanted, sent) => {
	stage.sandbox.switches({ answerValues: wanted });
	const answers = mapped({ [bridal.partnerName]: 'Sam', [bridal.photos]: true });
	const run = await stage.run(bridalForm({ answers, options: { answerEncoding: sent } }));
	expect(run.error?.message).toContain("Answers: 'May we take photos during the fitting?': ");
	expect(run.error?.message).not.toContain('partner');
});

test('text is what is sent when nothing is chosen', async () => {
	const answers = mapped({ ...NAMED, [bridal.photos]: true, [bridal.guests]: 4 });
	await stage.run(bridalForm({ answers }));
	expect(stage.posted()[0].answers).toEqual([
		{ questionnaire_question_id: bridal.partnerName, value: 'Sam' },
		{ questionnaire_question_id: bridal.guests, value: '4' },
		{ questionnaire_question_id: bridal.photos, value: '1' },
	]);
});

test('a question that was renamed since keeps its answer', async () => {
	const questions = {
		questions: [
			{
				questionnaire_question_id: seed.questions.styling.occasion,
				version: { label: 'A new name for it', type: 'text' },
			},
		],
	};
	stage.sandbox.fault({ path: /questions$/, status: 200, body: { data: questions } });
	const answers = mapped({ [seed.questions.styling.occasion]: 'A wedding' });
	await stage.run(stylingForm({ answers }));
	expect(kept()).toEqual({ [seed.questions.styling.occasion]: 'A wedding' });
});

test.each([
	['by the form', { answers: mapped({ 4999: 'x' }) }],
	['by JSON', { specifyAnswers: 'json', answersJson: '{"4999":"x"}' }],
	[
		"of another definition's questionnaire",
		{ answers: mapped({ 4999: '', [bridal.partnerName]: 'x', 4998: 'y' }) },
	],
])('a question that is not asked is refused %s', async (_, changes) => {
	const run = await stage.run(stylingForm(changes));
	expect(errorText(run)).toMatch(/Answers: '4\d+' isn't a question of this service/);
	expect(stage.posted()).toEqual([]);
});

test.each(['{"4101":', '"A wedding"', '12', '["A wedding"]', '[{"value":"x"}]'])(
	'%s is not taken for answers, and the label says so',
	async (answersJson) => {
		const run = await stage.run(stylingForm({ specifyAnswers: 'json', answersJson }));
		expect(errorText(run)).toMatch(/\[item 0\]\. Answers/);
		expect(stage.posted()).toEqual([]);
	},
);

test('the answers of the way that is not chosen are not sent', async () => {
	const answers = mapped({ [seed.questions.styling.occasion]: 'By the form' });
	const answersJson = `{"${seed.questions.styling.occasion}":"By JSON"}`;
	await stage.run(stylingForm({ specifyAnswers: 'json', answers, answersJson }));
	await stage.run(stylingForm({ specifyAnswers: 'fields', answers, answersJson }));
	expect(stage.posted().map((body) => body.answers)).toEqual([
		[{ questionnaire_question_id: 4101, value: 'By JSON' }],
		[{ questionnaire_question_id: 4101, value: 'By the form' }],
	]);
});

test('a required question left open is reported, when Omneo insists', async () => {
	stage.sandbox.switches({ enforceRequiredAnswers: true });
	const run = await stage.run(bridalForm());
	expect(errorText(run)).toContain('The answer to "Your partner\'s name" is required');
});
