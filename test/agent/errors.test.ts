/** The message carries everything, on both paths and with every On Error. */
import type { INode } from 'n8n-workflow';
import { type OnError, Stage } from '../engine/support';
import { book } from '../operations/forms';
import { type Path, answerTo } from './paths';

const stage = Stage.use();

const FITTING = {
	service: 'Suit Fitting',
	shop: 'Melbourne Collins Street',
	customer: 'wei.chen@example.com',
	start: '2027-03-22T10:00',
};

const WAYS: Array<[Path, OnError | undefined]> = (['invoke', 'request'] as const).flatMap((path) =>
	([undefined, 'stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const).map(
		(onError): [Path, OnError | undefined] => [path, onError],
	),
);

describe.each(WAYS)('by %s with On Error %s', (path, onError) => {
	const more: Partial<INode> = onError ? { onError } : {};
	const ask = async (changes: object) =>
		await answerTo(stage, path, { tool: 'book', with: { ...FITTING, ...changes } }, more);

	test('a taken time is said in words, with the next free ones', async () => {
		await book(stage);
		const answer = await ask({});
		expect(answer).toMatch(/22 March 2027, 10:00 at Melbourne Collins Street isn't free/);
		expect(answer).toMatch(/Next free: Monday 22 March 2027: 10:45, 11:00, 11:15/);
		expect(answer).not.toMatch(/\[item|run (this|it|again)/);
	});

	test('every value that cannot be used is named', async () => {
		const answer = await ask({ shop: 'Paris', staff: 'Bob', start: 'soon' });
		expect(answer).toMatch(/Shop Name or ID: .*London Marylebone/);
		expect(answer).toMatch(/Start: .*2027-03-16 10:00/);
		expect(answer).not.toMatch(/\[item|run (this|it|again)/);
	});

	test('what may be booked is to be looked for first', async () => {
		// Each look for it fails as well.
		stage.sandbox.fault({ method: 'POST', path: /\/appointments$/, reset: true, times: 9 });
		stage.sandbox.fault({
			method: 'GET',
			path: '/appointments?',
			status: 500,
			nth: 2,
			times: 90,
		});
		const answer = await ask({});
		expect(answer).toMatch(/may be done.*look with the tool that lists/);
		expect(answer).not.toMatch(/\[item|run (this|it|again)/);
	});

	test('a booking is told', async () => {
		expect(await ask({})).toMatch(/Suit Fitting for Wei Chen on Monday 22 March 2027, 10:00/);
	});

	test('a credential that is refused is no secret', async () => {
		stage.sandbox.fault({ status: 401, times: 20 });
		const answer = await ask({});
		expect(answer).toMatch(/rejected the access token/);
		expect(answer).not.toContain(stage.sandbox.token);
	});
});
