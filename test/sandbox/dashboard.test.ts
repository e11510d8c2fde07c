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
		await ask('GET', '/openapi.json');
		await ask('GET', '/__sandbox/switches');
		expect(sandbox().requests).toEqual([]);
	});
});

test('the OpenAPI description names every path and holds every shape it refers to', async () => {
	const { json, text } = await ask('GET', '/openapi.json', { token: null });
	expect(json.openapi).toBe('3.1.0');
	expect(json.servers).toEqual([{ url: sandbox().apiUrl }]);
	expect(json.paths['/appointments'].post.requestBody.content['application/json'].schema).toEqual({
		$ref: '#/components/schemas/AppointmentRequest',
	});
	expect(json.components.schemas.AppointmentRequest.required).toContain('scheduled_start_at');
	const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
	const missing = refs.map(([, name]) => name).filter((name) => !json.components.schemas[name]);
	expect(missing).toEqual([]);
	expect(text).not.toContain('$defs');

	for (const [path, operations] of Object.entries<object>(json.paths)) {
		for (const method of Object.keys(operations)) {
			const address = path.replace(/\{\w+\}/g, '1');
			const { json: body, status } = await ask(method.toUpperCase() as 'GET', address, {
				token: sandbox().uselessToken,
			});
			expect([path, status, body?.message]).toEqual(
				path === '/auth/verify'
					? [path, 200, undefined]
					: [path, 403, 'This action is unauthorized.'],
			);
		}
	}
});

test('a reset over HTTP empties the book', async () => {
	await ask('POST', '/appointments', { body: alteration(sandbox()) });
	expect((await ask('POST', '/__sandbox/reset')).status).toBe(204);
	expect(sandbox().appointments()).toEqual([]);
});
