import { bridal, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const book = async (body: unknown) => await ask('POST', '/appointments', { body });

async function refusedFields(body: unknown): Promise<string[]> {
	const { status, json } = await book(body);
	return status === 201 ? [] : Object.keys(json.errors);
}

describe('the value of an answer', () => {
	type Name = keyof ReturnType<typeof sandbox>['seed']['questions']['bridal'];
	const answering = (name: Name, value: unknown) =>
		bridal(sandbox(), {
			answers: [{ questionnaire_question_id: sandbox().seed.questions.bridal[name], value }],
		});

	const asText: Array<[Name, unknown, unknown]> = [
		['partnerName', 'Sam', 'Sam'],
		['guests', '3', '3'],
		['formality', '7.5', '7.5'],
		['photos', '0', false],
		['silhouette', 'mermaid', 'mermaid'],
		['extras', '["veil","shoes"]', ['veil', 'shoes']],
		['weddingDate', '2026-10-03', '2026-10-03'],
		['callBack', '2026-05-05 09:30:00', '2026-05-05 09:30:00'],
		['plannerEmail', 'kim@example.com', 'kim@example.com'],
		['plannerPhone', '+61 491 570 006', '+61 491 570 006'],
		['measurements', '{"bust":88}', { bust: 88 }],
	];
	const asJson: Array<[Name, unknown]> = [
		['guests', 3],
		['photos', false],
		['extras', ['veil', 'shoes']],
		['measurements', { bust: 88 }],
	];

	test.each(asText)('%s is read from text', async (name, value, stored) => {
		const { status, json } = await book(answering(name, value));
		expect([status, json.data?.answers[0].value]).toEqual([201, stored]);
	});

	test.each(asJson)('%s as JSON is refused as text is expected', async (name, value) => {
		expect(await refusedFields(answering(name, value))).toEqual(['answers.0.value']);
	});

	test.each(asJson)(
		'%s is JSON of the native type when native values are expected',
		async (name, value) => {
			sandbox().switches({ answerValues: 'native' });
			expect((await book(answering(name, value))).json.data.answers[0].value).toEqual(value);
			expect(await refusedFields(answering(name, 'text'))).toEqual(['answers.0.value']);
		},
	);

	test.each(asJson)('%s may be anything when nothing is checked', async (name, value) => {
		sandbox().switches({ answerValues: 'any' });
		expect(await refusedFields(answering(name, value))).toEqual([]);
	});

	test.each<[Name, string]>([
		['guests', 'three'],
		['guests', '7'],
		['photos', 'true'],
		['silhouette', 'empire'],
		['extras', '["crown"]'],
		['extras', 'veil'],
		['weddingDate', '3 October'],
		['callBack', '2026-05-05'],
		['plannerEmail', 'kim'],
		['plannerPhone', 'ask Kim'],
		['measurements', '{'],
	])('%s cannot be %s', async (name, value) => {
		expect(await refusedFields(answering(name, value))).toEqual(['answers.0.value']);
	});

	test('belongs to a question of the service', async () => {
		const { occasion } = sandbox().seed.questions.styling;
		const stray = bridal(sandbox(), {
			answers: [{ questionnaire_question_id: occasion, value: 'x' }],
		});
		expect(await refusedFields(stray)).toEqual(['answers.0.questionnaire_question_id']);
	});
});
