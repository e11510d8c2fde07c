/** Some hundred wild cases; `npm run faults` has thousands. */
import { fuzzAnswers } from './fuzz.answers';
import { type FuzzResult, SECRET, checkRequests, nothingYet } from './fuzz.check';
import { fuzzParameters } from './fuzz.parameters';
import { type OutputCapture, captureOutput } from './captureOutput';
import { SEED } from './scenarioSets';

describe.each([
	['wild values in the fields of every operation', fuzzParameters, 264],
	['wild answers to every operation', fuzzAnswers, 264],
] as const)('%s', (_, fuzz, cases) => {
	let result: FuzzResult;
	let output: OutputCapture;

	beforeAll(async () => {
		output = captureOutput();
		result = await fuzz(SEED, cases).finally(() => output.stop());
	}, 240_000);

	test('never make the node stumble, or tell what it must not', () => {
		expect(result.findings).toEqual([]);
	});

	test('reach both ends of an item', () => {
		expect(result.cases).toBeGreaterThanOrEqual(cases);
		expect(result.done).toBeGreaterThan(cases / 10);
		expect(result.refused).toBeGreaterThan(cases / 10);
		expect(result.codes.size).toBeGreaterThan(1);
	});

	test('bring no token into what is printed', () => {
		expect(output.text).not.toContain(SECRET);
	});
});

describe('the check finds', () => {
	const request = { at: new Date(0), query: {}, headers: {}, status: 201 };

	test('a request that the contract refuses', () => {
		const result = nothingYet();
		const body = { appointment_definition_id: 'soon' };
		checkRequests(result, 'here', [
			{ ...request, method: 'POST', path: '/api/v3/appointments', body },
		]);
		expect(result.findings).toEqual([
			expect.stringContaining('here: sent {"appointment_definition_id"'),
		]);
	});

	test('a request to an address outside the API', () => {
		const result = nothingYet();
		checkRequests(result, 'here', [
			{ ...request, method: 'GET', path: '/api/v3/users', body: undefined },
		]);
		expect(result.findings).toEqual(['here: asked for GET /api/v3/users']);
	});
});
