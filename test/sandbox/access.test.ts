import { withSandbox, alteration } from './client';

const { sandbox, ask } = withSandbox();

describe('a token', () => {
	test('that is good is verified', async () => {
		const answer = await ask('GET', '/auth/verify');
		expect([answer.status, answer.json]).toEqual([200, { status: 200 }]);
	});

	test.each([
		['missing', null],
		['unknown', 'guessed'],
		['named like a built-in', 'constructor'],
	])('that is %s is answered with 401', async (_, token) => {
		const answer = await ask('GET', '/auth/verify', { token });
		expect([answer.status, answer.json]).toEqual([401, { message: 'Unauthenticated.' }]);
	});

	test('that only reads may browse and may not book', async () => {
		const token = sandbox().readOnlyToken;
		for (const path of [
			'/appointments',
			'/appointment-waitlists',
			'/appointment-queues',
			'/profiles/gid-1001?identity[handle]=shopify',
		]) {
			expect((await ask('GET', path, { token })).status).toBe(200);
		}
		const answer = await ask('POST', '/appointments', { token, body: alteration(sandbox()) });
		expect([answer.status, answer.json]).toEqual([
			403,
			{ message: 'This action is unauthorized.' },
		]);
		expect(sandbox().appointments()).toEqual([]);
	});

	test.each([
		['PUT', '/appointments/5001'],
		['DELETE', '/appointments/5001'],
		['POST', '/appointments/5001/link'],
		['POST', '/appointments/5001/unlink'],
		['POST', '/appointment-waitlists'],
		['PUT', '/appointment-waitlists/1501'],
		['DELETE', '/appointment-waitlists/1501'],
		['POST', '/appointment-queues'],
		['PUT', '/appointment-queues/1801'],
		['DELETE', '/appointment-queues/1801'],
		['POST', '/profiles'],
	] as const)('that only reads may not %s %s', async (method, path) => {
		const token = sandbox().readOnlyToken;
		expect((await ask(method, path, { token, body: {} })).status).toBe(403);
	});

	test('without rights is valid and may do nothing', async () => {
		const token = sandbox().uselessToken;
		expect((await ask('GET', '/auth/verify', { token })).status).toBe(200);
		for (const path of ['/appointments', '/appointment-definitions', '/profiles', '/locations']) {
			expect((await ask('GET', path, { token })).status).toBe(403);
		}
	});

	test('is never written to the log of requests', async () => {
		await ask('GET', '/locations?page[size]=1');
		const [request] = sandbox().requests;
		expect(request).toMatchObject({
			method: 'GET',
			path: '/api/v3/locations',
			query: { 'page[size]': '1' },
			status: 200,
		});
		expect(JSON.stringify(request)).not.toContain(sandbox().token);
	});
});

describe('an address', () => {
	test('of the health check needs no token', async () => {
		expect((await fetch(`${sandbox().url}/api/health`)).status).toBe(200);
	});

	test('of a record that does not exist is answered with 404 and the model', async () => {
		const answer = await ask('GET', '/appointments/99');
		expect([answer.status, answer.json]).toEqual([
			404,
			{ message: 'No query results for model [App\\Models\\Appointment] 99' },
		]);
		for (const path of ['/appointment-definitions/99', '/profiles/nobody', '/locations/x']) {
			expect((await ask('GET', path)).status).toBe(404);
		}
	});

	test('outside the API is answered with a page, as a mistyped base URL is', async () => {
		const answer = await ask('GET', '/elsewhere/auth/verify');
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toContain('text/html');
		expect(answer.text).toContain('Not Found');
	});

	test('inside the API that is not served is answered with JSON', async () => {
		const answer = await ask('PUT', '/locations/101', { body: {} });
		expect(answer.status).toBe(404);
		expect(answer.json.message).toContain('could not be found');
	});
});
