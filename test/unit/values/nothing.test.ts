import { isNothingInWords } from '../../../omneo/values';

test.each([
	'null',
	'None',
	'N/A',
	'n/a',
	'undefined',
	'anybody',
	'No preference',
	'-',
	'""',
	'{}',
	'[]',
	'<none>',
	'(none)',
	'  ',
])('%j says nothing', (text) => expect(isNothingInWords(text)).toBe(true));

test.each(['Nona', 'Anyanwu', 'none of the red ones', '0', 'no', 'All Saints', 'Null Island'])(
	'%j says something',
	(text) => expect(isNothingInWords(text)).toBe(false),
);

test('what is no text is not read', () => {
	expect([undefined, null, 0, {}].map(isNothingInWords)).toEqual([false, false, false, false]);
});
