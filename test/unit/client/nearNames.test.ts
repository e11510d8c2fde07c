/** Which names are offered for one that was not found. */
import { named, namesNear } from '../../../omneo/client/nearNames';

const near = (wanted: string, ...names: Array<string | null | undefined>) =>
	[...namesNear(wanted, names).matchAll(/'([^']*)'/g)].map(([, name]) => name);

it.each<[string, string, boolean]>([
	['melborne', 'Melbourne', true],
	['Melbourne', 'Melbourne Central', true],
	['Melbourne Central', 'Melbourne', true],
	['Central Melbourne', 'Melbourne Central', true],
	['Melbourne-Central', 'Melbourne  Central', true],
	['Central Perth', 'Melbourne Central', true],
	['the men', 'the inn', false],
	['abcd xyz', 'abcd quux', true],
	['abc xyzuvw', 'abc quuxes', false],
	['Perth', 'Melbourne', false],
	['abcde', 'abcdx', true],
	['abcd', 'abcx', false],
	['abcdefghij', 'abcdefghxy', true],
	['abcdefghi', 'abcdefgxy', false],
	['abcdefghij', 'abcdefgh', true],
	['abcdefghi', 'abcdefghijkl', false],
	['styling room', 'room styling two', true],
	['xbcdefghij', 'abcdefghij', true],
	['', 'Melbourne', false],
	[' ', 'Melbourne', false],
	[`Melbourne ${'x'.repeat(50)}`, 'Melbourne', true],
	[`Melbourne ${'x'.repeat(51)}`, 'Melbourne', false],
])('%j and %j are near: %s', (wanted, name, isNear) => {
	expect(near(wanted, name)).toEqual(isNear ? [name.replace(/ +/g, ' ')] : []);
});

it('three at most are offered, the nearest first and each once', () => {
	const names = ['Melborne Two', 'Melbourne', null, 'Perth', undefined, 'Melbourne', ''];
	expect(near('Melborne', ...names)).toEqual(['Melbourne', 'Melborne Two']);
	const five = ['Room B Styling', 'Styling C', 'Stylingss', 'Stylings', 'Styling A'];
	expect(near('Styling', ...five)).toEqual(['Stylings', 'Room B Styling', 'Styling C']);
});

it('the offer is a question, and nothing when there is none', () => {
	expect(namesNear('Melborne', ['Melbourne', 'Melbornes'])).toMatch(
		/^\. Did you mean 'Melb\w+' or 'Melb\w+'\?$/,
	);
	expect(namesNear('x', [])).toBe('');
	expect(namesNear('x', ['', ' ', null, undefined])).toBe('');
	expect(namesNear('', ['', ' '])).toBe('');
});

it('a name is repeated up to sixty characters', () => {
	expect(named('x'.repeat(60))).toBe(`named '${'x'.repeat(60)}'`);
	expect(named('x'.repeat(61))).toBe('with this name');
});
