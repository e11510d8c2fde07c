/** Which names are offered for one that was not found. */
import { named, namesNear, namesToChooseFrom } from '../../../omneo/client/nearNames';

/** The names that are offered as the one that is meant. */
function near(wanted: string, ...names: Array<string | null | undefined>) {
	const offer = namesNear(wanted, names);
	if (!offer.startsWith('. Did you mean ')) return [];
	return [...offer.matchAll(/'([^']*)'/g)].map(([, name]) => name);
}

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

it('all names are named when none is near, up to twelve of them', () => {
	const rooms = (count: number) => Array.from({ length: count }, (_, index) => `Room ${index}`);
	expect(namesToChooseFrom('Perth', ['A  b', null, 'C', 'C'])).toBe(". There is 'A b', 'C'");
	expect(namesToChooseFrom('Perth', rooms(12))).toMatch(/'Room 10', 'Room 11'$/);
	expect(namesToChooseFrom('Perth', rooms(13))).toMatch(/'Room 10', 'Room 11' and 1 more$/);
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
