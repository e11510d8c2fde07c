import fc from 'fast-check';
import {
	type AnswerEncoding,
	CODECS,
	encodeAnswer,
	questionType,
	readAnswers,
} from '../../../omneo/appointments/answers';
import {
	type BookingQuestion,
	type QuestionType,
	json,
	questionLabel,
	questionTypes,
} from '../../../omneo/schema';
import { NOW, problemOf, valueOf } from '../support';

const OPTIONS = [
	{ label: 'Red', value: 'red' },
	{ label: 'Dark blue, or navy', value: 'navy' },
	{ label: 'Size 8', value: 8 },
	{ label: 'Surprise me', value: true },
	{ label: null, value: 'plain' },
];

function question(type: string, options?: BookingQuestion['version']): BookingQuestion {
	return { questionnaire_question_id: 5, version: { label: 'Colour', type, ...options } };
}

const select = (type: 'single_select' | 'multi_select') => question(type, { options: OPTIONS });

const encode = (
	asked: BookingQuestion,
	value: unknown,
	encoding: AnswerEncoding = 'text',
	zone = 'Australia/Melbourne',
) => encodeAnswer(asked, value, { encoding, zone, now: NOW });

describe('an answer', () => {
	/** What is given, what is sent as text, what is sent as plain JSON. */
	const TABLE: Array<[QuestionType, unknown, string, unknown]> = [
		['text', 'Allergic to wool', 'Allergic to wool', 'Allergic to wool'],
		['text', ' tidied\u200b ', 'tidied', 'tidied'],
		['text', 'kept  inside', 'kept  inside', 'kept  inside'],
		['text', 12, '12', '12'],
		['text', true, 'true', 'true'],
		['textarea', 'Two\nlines', 'Two\nlines', 'Two\nlines'],
		['email', 'ana@example.com', 'ana@example.com', 'ana@example.com'],
		['phone', '0412 345 678', '0412345678', '0412345678'],
		['email', '<ana@example.com>;', 'ana@example.com', 'ana@example.com'],
		['phone', 61412345678, '61412345678', '61412345678'],
		['number', 3, '3', 3],
		['number', ' 2.5 ', '2.5', 2.5],
		['number', '-7', '-7', -7],
		['number', 0, '0', 0],
		['slider', '80', '80', 80],
		['boolean', true, '1', true],
		['boolean', 'Yes', '1', true],
		['boolean', 1, '1', true],
		['boolean', 'TRUE', '1', true],
		['boolean', false, '0', false],
		['boolean', 'no', '0', false],
		['boolean', 0, '0', false],
		['boolean', ['on'], '1', true],
		['date', '2026-05-11', '2026-05-11', '2026-05-11'],
		['date', '2026-05-11T23:30', '2026-05-11', '2026-05-11'],
		// As databases and JavaScript write a day, whatever the place.
		['date', '2026-05-11T00:00:00.000Z', '2026-05-11', '2026-05-11'],
		['date', new Date('2026-05-11'), '2026-05-11', '2026-05-11'],
		['date', '31/05/2026', '2026-05-31', '2026-05-31'],
		['date', '1931-02-28', '1931-02-28', '1931-02-28'],
		['datetime', '2026-05-11 10:00', '2026-05-11 10:00:00', '2026-05-11 10:00:00'],
		['datetime', '11 May 2026 9:30', '2026-05-11 09:30:00', '2026-05-11 09:30:00'],
		['datetime', '2026-05-11T00:00:00Z', '2026-05-11 10:00:00', '2026-05-11 10:00:00'],
		// Neither skipped nor refused: it is an answer, not a time to be at the shop.
		['datetime', '2026-10-04 02:30', '2026-10-04 02:30:00', '2026-10-04 02:30:00'],
		['datetime', '2026-04-05 02:30', '2026-04-05 02:30:00', '2026-04-05 02:30:00'],
		['json', { a: [1] }, '{"a":[1]}', { a: [1] }],
		['json', '{ "a": [1] }', '{"a":[1]}', { a: [1] }],
		['json', [1, 'two'], '[1,"two"]', [1, 'two']],
		['json', '"quoted"', '"quoted"', 'quoted'],
		['json', 5, '5', 5],
		['json', false, 'false', false],
	];

	it.each(TABLE)('to a %s question: %j is sent as %j, or natively as %j', (type, ...row) => {
		const [given, text, native] = row;
		expect(valueOf(encode(question(type), given))).toBe(text);
		expect(valueOf(encode(question(type), given, 'native'))).toEqual(native);
	});

	it('is known for each type of question', () => {
		expect(Object.keys(CODECS).sort()).toEqual([...questionTypes].sort());
		const tested = new Set<string>(TABLE.map(([type]) => type));
		expect([...tested, 'single_select', 'multi_select'].sort()).toEqual([...questionTypes].sort());
	});

	it.each([
		['red', 'red', 'red'],
		['Red', 'red', 'red'],
		[' RED ', 'red', 'red'],
		['Dark blue, or navy', 'navy', 'navy'],
		[8, '8', 8],
		['8', '8', 8],
		['size 8', '8', 8],
		[true, 'true', true],
		['plain', 'plain', 'plain'],
		[['Red'], 'red', 'red'],
		['["Red"]', 'red', 'red'],
	])('to a choice is its value or its label: %j', (given, text, native) => {
		expect(valueOf(encode(select('single_select'), given))).toBe(text);
		expect(valueOf(encode(select('single_select'), given, 'native'))).toBe(native);
	});

	it.each([
		[
			['red', 'Size 8'],
			['red', 8],
		],
		['red', ['red']],
		['Dark blue, or navy', ['navy']],
		['red, 8', ['red', 8]],
		['Red,Surprise me,', ['red', true]],
		['["navy","red"]', ['navy', 'red']],
		['[8]', [8]],
		[8, [8]],
		[
			['Dark blue, or navy', ' red '],
			['navy', 'red'],
		],
	])('to several choices is a list, JSON text or words: %j', (given, chosen) => {
		expect(valueOf(encode(select('multi_select'), given, 'native'))).toEqual(chosen);
		expect(valueOf(encode(select('multi_select'), given))).toBe(JSON.stringify(chosen));
	});

	it('that no option has is refused with the options there are', () => {
		const listed = "'Red', 'Dark blue, or navy', 'Size 8', 'Surprise me', 'plain'";
		for (const given of ['green', {}, ['green']]) {
			expect(problemOf(encode(select('single_select'), given))).toBe(`must be one of ${listed}`);
		}
		for (const given of [['red', 'green'], 'red, green']) {
			expect(problemOf(encode(select('multi_select'), given))).toBe(`must be any of ${listed}`);
		}
	});

	it('that no option has names ten options at most', () => {
		const many = Array.from({ length: 30 }, (_, i) => ({ label: `Option ${i}`, value: i }));
		const text = problemOf(encode(question('single_select', { options: many }), 'none'));
		expect(text).toMatch(/'Option 9' and 20 more$/);
	});

	it('prefers a value to the label of another option', () => {
		const options = [
			{ label: 'B', value: 'A' },
			{ label: 'A', value: 'B' },
		];
		expect(valueOf(encode(question('single_select', { options }), 'A'))).toBe('A');
	});

	it('to a choice whose options are unknown is passed on', () => {
		expect(valueOf(encode(question('single_select'), 'any'))).toBe('any');
		expect(valueOf(encode(question('multi_select'), 'a, b', 'native'))).toEqual(['a', 'b']);
	});

	it.each<[QuestionType, unknown, RegExp]>([
		['text', ['two', 'texts'], /must be one value, not several/],
		['text', {}, /must be text/],
		['number', 'many', /must be a number/],
		['number', '1,5', /must be a number/],
		['number', true, /must be a number/],
		['slider', {}, /must be a number/],
		['boolean', 'maybe', /must be true or false/],
		['boolean', 2, /must be true or false/],
		['email', 'Ana', /must be an email address/],
		['phone', '------', /must be a phone number/],
		['date', '11/05/2026', /could be 11 May or 5 November/],
		['date', '2026-02-30', /isn't a real date/],
		['date', '2026-05-10T14:30:00Z', /another day at some places/],
		['date', new Date('2026-05-10T14:30:00Z'), /another day at some places/],
		['datetime', '2026-05-11', /has no time\. Add one, e\.g\. 2026-05-11 10:00/],
		['datetime', 'soon', /Use a format like 2026-04-02 10:00/],
		['json', '{a:1}', /must be valid JSON/],
	])('to a %s question is refused when it is %j', (type, given, why) => {
		expect(problemOf(encode(question(type), given))).toMatch(why);
		expect(problemOf(encode(question(type), given, 'native'))).toMatch(why);
	});

	it('to a question of a type that is not known yet is text', () => {
		expect(questionType(question('hologram'))).toBe('text');
		expect(questionType(question('toString'))).toBe('text');
		expect(questionType({ questionnaire_question_id: 1 })).toBe('text');
		expect(valueOf(encode(question('hologram'), 'x'))).toBe('x');
	});

	it('never makes the encoding throw, and what is sent is JSON', () => {
		const objects = fc.jsonValue({ maxDepth: 3 });
		// Objects that cannot be turned into text.
		const odd = fc.constantFrom<unknown>({ toString: 1 }, [{ toString: null, valueOf: 'x' }]);
		fc.assert(
			fc.property(
				fc.constantFrom(...questionTypes, 'hologram'),
				fc.boolean(),
				fc.oneof({ weight: 9, arbitrary: objects }, { weight: 1, arbitrary: odd }),
				fc.constantFrom<AnswerEncoding>('text', 'native'),
				(type, withOptions, value, encoding) => {
					const asked = question(type, withOptions ? { options: OPTIONS } : undefined);
					const encoded = encode(asked, value, encoding);
					if (!encoded.ok) expect(encoded.problem).not.toBe('');
					else if (encoded.value === undefined) return;
					else if (encoding === 'text') expect(typeof encoded.value).toBe('string');
					else expect(json.safeParse(encoded.value).success).toBe(true);
				},
			),
			{ numRuns: 5000 },
		);
	});

	it('that is a day of a year with two digits is refused, as it may be of two centuries', () => {
		expect(problemOf(encode(question('date'), '0085-03-02'))).toMatch(/year from 1000 to 9998/);
	});

	it.each(['', null, [], '\u200b', ' '])('that is blank says nothing: %j', (blank) => {
		for (const type of questionTypes.filter((known) => known !== 'json')) {
			expect(valueOf(encode(question(type, { options: OPTIONS }), blank))).toBeUndefined();
		}
	});
});

describe('the label of a question', () => {
	it('is what people know it by', () => {
		expect(questionLabel(question('text'))).toBe('Colour');
		const bare = { questionnaire_question_id: 5 };
		expect(questionLabel({ ...bare, question: { name: 'Hue', handle: 'hue' } })).toBe('Hue');
		expect(questionLabel({ ...bare, question: { name: null, handle: 'hue' } })).toBe('hue');
		expect(questionLabel(bare)).toBe('Question 5');
	});
});

describe('the answers of a form', () => {
	const read = (given: unknown) => valueOf(readAnswers(given));

	it.each([
		['an object by question ID', { 5: 'red', 9: 3 }],
		['a list as the API has it', [five('red'), nine(3)]],
		['a list with IDs as text', [{ ...five('red'), questionnaire_question_id: ' 5 ' }, nine(3)]],
		['JSON text of an object', '{"5":"red","9":3}'],
		['JSON text of a list', JSON.stringify([five('red'), nine(3)])],
	])('may be %s', (_, given) => {
		expect(read(given)).toEqual([
			[5, 'red'],
			[9, 3],
		]);
	});

	function five(value: unknown) {
		return { questionnaire_question_id: 5, value };
	}
	function nine(value: unknown) {
		return { questionnaire_question_id: 9, value };
	}

	it('leave out what is blank, and keep what is false or zero', () => {
		expect(read({ 1: '', 2: null, 3: '  ', 4: false, 5: 0, 6: undefined, 7: [] })).toEqual([
			[4, false],
			[5, 0],
		]);
		expect(read([five(''), nine(null)])).toEqual([]);
	});

	it.each([undefined, null, '', '  ', {}, [], [null], '{}', '[]'])(
		'may be missing: %j',
		(given) => {
			expect(read(given)).toEqual([]);
		},
	);

	it.each([
		'{"5":',
		'red',
		'5',
		'true',
		5,
		true,
		['red'],
		[{ value: 'red' }],
		[{ questionnaire_question_id: 5, val: 'red' }],
		{ '': 'x' },
	])('are refused when they have another form: %j', (given) => {
		expect(problemOf(readAnswers(given))).toMatch(/JSON/);
	});

	it('never repeat what was typed in a problem', () => {
		expect(problemOf(readAnswers('{"5": "secret'))).not.toContain('secret');
	});

	it('never make the reading throw', () => {
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), fc.json(), fc.string()), (given) => {
				const outcome = readAnswers(given);
				if (outcome.ok) for (const [, value] of outcome.value) expect(value ?? '').not.toBe('');
			}),
			{ numRuns: 2000 },
		);
	});
});
