import { alteration, styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const ids = async (query = ''): Promise<number[]> => {
	const { json } = await ask('GET', `/appointments?${query}`);
	return json.data.map((record: { id: number }) => record.id);
};

describe('the list of appointments', () => {
	test('is filtered by what they name', async () => {
		const { seed } = sandbox();
		await ask('POST', '/appointments', { body: alteration(sandbox()) });
		const cancelled = { profile_id: seed.customers.wei, status: 'cancelled', order: { id: 8001 } };
		await ask('POST', '/appointments', { body: alteration(sandbox(), cancelled) });
		await ask('POST', '/appointments', { body: styling(sandbox(), { timezone: 'UTC' }) });
		const { definitions, locations, staff, customers } = seed;
		expect(await ids()).toEqual([5001, 5002, 5003]);
		expect(await ids(`filter[profile_id]=${customers.wei}`)).toEqual([5002]);
		expect(await ids('filter[status]=confirmed')).toEqual([5001, 5003]);
		expect(await ids(`filter[location_id]=${locations.london}`)).toEqual([]);
		expect(
			await ids(`filter[appointment_definition_id][eq]=${definitions.expressAlteration}`),
		).toEqual([5001, 5002]);
		expect(await ids(`filter[assigned_staff_id]=${staff.priya}`)).toEqual([5003]);
		expect(await ids('filter[timezone]=UTC')).toEqual([5003]);
		expect(await ids('filter[order_id]=8001')).toEqual([5002]);
	});

	test.each(['2026-05-11 00:00:00', '2026-05-11T00:00:00Z', '2026-05-11T10:00:00%2B10:00'])(
		'is filtered by the start %s, unless filters on times are ignored',
		async (time) => {
			await ask('POST', '/appointments', { body: alteration(sandbox()) });
			await ask('POST', '/appointments', { body: alteration(sandbox(), { timezone: 'UTC' }) });
			expect(await ids(`filter[scheduled_start_at]=${time}`)).toEqual([5001]);
			sandbox().switches({ timeFilters: 'ignored' });
			expect(await ids(`filter[scheduled_start_at]=${time}`)).toEqual([5001, 5002]);
			sandbox().switches({ unknownFilters: 'rejected' });
			const answer = await ask('GET', `/appointments?filter[scheduled_start_at]=${time}`);
			expect(answer.status).toBe(400);
		},
	);

	test('comes oldest or newest first where sort is ignored', async () => {
		sandbox().switches({ sorting: 'ignored' });
		await ask('POST', '/appointments', { body: alteration(sandbox()) });
		await ask('POST', '/appointments', { body: alteration(sandbox()) });
		expect(await ids('sort=-scheduled_start_at')).toEqual([5001, 5002]);
		sandbox().switches({ listOrder: 'newest' });
		expect(await ids('sort=id')).toEqual([5002, 5001]);
	});
});

describe('a listener', () => {
	test('hears of a request before it is handled, and can book in between two pages', async () => {
		sandbox().switches({ listOrder: 'newest' });
		for (let count = 0; count < 4; count += 1) sandbox().addAppointment(alteration(sandbox()));
		const stop = sandbox().onRequest(({ path, query }) => {
			if (path.endsWith('/appointments') && query['page[number]'] === '2') {
				sandbox().addAppointment(alteration(sandbox()));
			}
		});
		expect(await ids('page[size]=2&page[number]=1')).toEqual([5004, 5003]);
		expect(await ids('page[size]=2&page[number]=2')).toEqual([5003, 5002]);
		stop();
		expect(await ids('page[size]=2&page[number]=2')).toEqual([5003, 5002]);
		expect(sandbox().appointments()).toHaveLength(5);
	});

	test('can delete in between, so that a record moves to a page that was read', async () => {
		for (let count = 0; count < 4; count += 1) sandbox().addAppointment(alteration(sandbox()));
		sandbox().onRequest(({ query }) => {
			if (query['page[number]'] === '2') sandbox().removeAppointment(5001);
		});
		expect(await ids('page[size]=2&page[number]=1')).toEqual([5001, 5002]);
		expect(await ids('page[size]=2&page[number]=2')).toEqual([5004]);
	});

	test('reads the body, may take its time, and is forgotten by a reset', async () => {
		const heard: unknown[] = [];
		sandbox().onRequest(async ({ method, body }) => {
			await Promise.resolve();
			heard.push([method, body]);
		});
		await ask('POST', '/profiles', { body: { email: 'a@b.example' } });
		expect(heard).toEqual([['POST', { email: 'a@b.example' }]]);
		sandbox().reset();
		await ask('GET', '/locations');
		expect(heard).toHaveLength(1);
	});

	test('hears nothing of the dashboard', async () => {
		const heard: unknown[] = [];
		sandbox().onRequest((request) => void heard.push(request));
		await ask('GET', '/');
		expect(heard).toEqual([]);
	});
});

test('an appointment added in code is checked as one that is sent', () => {
	expect(() => sandbox().addAppointment(alteration(sandbox(), { location_id: 99 }))).toThrow(
		'The selected location id is invalid.',
	);
});
