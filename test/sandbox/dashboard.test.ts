import { alteration, styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

describe('the dashboard', () => {
	test('says when nothing is booked', async () => {
		const page = await ask('GET', '/', { token: null });
		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.text).toContain('No bookings yet');
		expect(page.text).toContain(sandbox().apiUrl);
	});

	test('shows a booking under its shop, at the time of the shop', async () => {
		const { london } = sandbox().seed.locations;
		await ask('POST', '/appointments', { body: styling(sandbox()) });
		await ask('POST', '/appointments', { body: alteration(sandbox(), { location_id: london }) });
		const { text } = await ask('GET', '/');
		const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		expect(words).toContain('2 bookings');
		expect(words).toMatch(
			/Melbourne Collins Street.*Monday, 11 May 2026 10:00 – 11:00 Amelia Nguyen Personal Styling with Priya Raman ID \d+ Confirmed/,
		);
		expect(words).toMatch(/London Marylebone.*Monday, 11 May 2026 01:00 – 01:15/);
		expect(words).toMatch(/POST \/api\/v3\/appointments 201/);
	});

	test('says how many people wait in a shop, booked or not', async () => {
		const { customers, definitions, locations } = sandbox().seed;
		const place = {
			appointment_definition_id: definitions.expressAlteration,
			location_id: locations.london,
		};
		await ask('POST', '/appointment-queues', { body: place });
		await ask('POST', '/appointment-queues', { body: { ...place, status: 'served' } });
		await ask('POST', '/appointment-waitlists', {
			body: { ...place, profile_id: customers.wei },
		});
		const { text } = await ask('GET', '/');
		const words = text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		expect(words).toMatch(/London Marylebone.*1 on the waitlist 1 in the queue/);
		expect(words).not.toContain('No bookings yet');
	});

	test('escapes what people write', async () => {
		const attack = '<img src=x onerror="alert(1)">';
		const { id } = sandbox().addProfile({ first_name: attack, last_name: "O'Neil & Co" });
		await ask('POST', '/appointments', {
			body: alteration(sandbox(), { profile_id: id, notes: '<script>alert(2)</script>' }),
		});
		await ask('GET', '/elsewhere/<b>bold');
		const { text } = await ask('GET', '/');
		expect(text).not.toContain('<img');
		expect(text).not.toContain('<script>alert');
		expect(text).not.toContain('<b>');
		expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; O&#39;Neil &amp; Co');
	});

	test('loads nothing from elsewhere', async () => {
		const { text, headers } = await ask('GET', '/');
		expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
		expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	});

	test('is not part of the log of requests', async () => {
		await ask('GET', '/');
		await ask('GET', '/__sandbox/switches');
		expect(sandbox().requests).toEqual([]);
	});
});

test('every route but the check of the token asks for a right', async () => {
	const { routes, uselessToken: token } = sandbox();
	expect(routes.length).toBeGreaterThan(30);
	for (const route of routes) {
		const [method, path] = route.split(' ');
		const address = path.replace(/:\w+/g, '1');
		const { json, status } = await ask(method as 'GET', address, { token });
		const refusal = [route, 403, 'This action is unauthorized.'];
		const expected = path === '/auth/verify' ? [route, 200, undefined] : refusal;
		expect([route, status, json?.message]).toEqual(expected);
	}
});

test('a reset over HTTP empties the book', async () => {
	await ask('POST', '/appointments', { body: alteration(sandbox()) });
	expect((await ask('POST', '/__sandbox/reset')).status).toBe(204);
	expect(sandbox().appointments()).toEqual([]);
});
