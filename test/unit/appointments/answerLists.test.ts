/** Answers to questions as forms, expressions and JSON hold them. */
import { encodeAnswer, readAnswers } from '../../../omneo/appointments/answers';
import { nameAnswers } from '../../../omneo/appointments/bookingAnswers';
import { OmneoError } from '../../../omneo/errors';

const refused = { ok: false, problem: expect.any(String) };

it.each<[unknown, unknown]>([
	['', []],
	[{}, []],
	[[], []],
	['{"101":"Navy","102":""}', [[101, 'Navy']]],
	[
		{ 101: 'Navy', x: 'y' },
		[
			[101, 'Navy'],
			[undefined, 'y'],
		],
	],
	[[{ questionnaire_question_id: '101', value: 0 }], [[101, 0]]],
])('%j has the answers %j', (given, pairs) => {
	expect(readAnswers(given)).toEqual({ ok: true, value: pairs });
});

it.each<unknown>([
	'{"101":',
	'Navy',
	7,
	[7],
	[{ questionnaire_question_id: 101, value: 1 }, 7],
	[
		{ questionnaire_question_id: 101, value: 1 },
		{ id: 102, value: 1 },
	],
	[{ questionnaire_question_id: 101, value: 1, more: 1 }],
	[{ value: 1 }],
])('%j has none that can be read', (given) => expect(readAnswers(given)).toEqual(refused));

describe('an answer of several words', () => {
	const question = { questionnaire_question_id: 5, version: { type: 'multi_select' } };
	const encoded = (value: unknown, asked: object = question) =>
		encodeAnswer(asked as never, value, { encoding: 'native', zone: 'UTC', now: 0 } as never);

	it('without choices is a list, JSON text or words with commas', () => {
		expect(encoded('["a","b"]')).toEqual(encoded(['a', 'b']));
		expect(encoded('a,b')).toEqual(encoded(['a', 'b']));
		expect(encoded('["a,b"]')).toEqual(encoded(['a,b']));
		expect(encoded(['a', ''])).toEqual(encoded('a'));
		expect(encoded(['a', {}]).ok).toBe(false);
		expect(encoded([])).toEqual({ ok: true, value: undefined });
		expect(encoded(', ,')).toEqual({ ok: true, value: undefined });
		const bare = { questionnaire_question_id: 5 };
		expect(() => encoded('a', bare)).not.toThrow();
	});
});

it('problems of answers are named by their questions', () => {
	const error = (fields: object) =>
		new OmneoError({ kind: 'validation', message: '', hint: '', fields } as never);
	const labels = Array.from({ length: 12 }, (_, index) => `Question ${index}`);
	const named = (fields: object) => nameAnswers(error(fields), labels).fields;
	expect(named({ 'answers.11.value': ['is odd'], notes: ['is long'] })).toEqual({
		answers: ["'Question 11': is odd"],
		notes: ['is long'],
	});
	const others = { 'x.answers.1': ['is odd'], 'answers.99.value': ['is odd'] };
	expect(named(others)).toEqual(others);
});
