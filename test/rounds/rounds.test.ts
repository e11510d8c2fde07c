/** No form waits more often, or asks for more, than it has to. */
import { operations } from '../../nodes/Omneo/operations/registry';
import { readText } from '../operations/cases';
import { type Count, countRounds, countedForms } from './countRounds';
import { roundsPage } from './roundsPage';

let counts: Count[];

beforeAll(async () => {
	counts = await countRounds();
}, 120_000);

test('every operation has a row', () => {
	const counted = new Set(countedForms.map(({ what }) => what));
	const names = operations.map(({ resource, value }) => `${resource}.${value}`);
	expect(names.filter((name) => !counted.has(name))).toEqual([]);
});

test.each(countedForms.map((form, index) => [form.what, form.form, index] as const))(
	'%s, %s: keeps to its rounds and requests',
	(_what, _form, index) => {
		const { counted, rounds, requests } = counts[index];
		expect(counted.rounds.length).toBeLessThanOrEqual(rounds);
		expect(counted.requests).toBeLessThanOrEqual(requests);
	},
);

test('docs/requests.md says what was counted', () => {
	expect(readText('docs/requests.md')).toBe(roundsPage(counts));
});
