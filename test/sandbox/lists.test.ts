import { definition, location, locationProfile, profile, questionTypes } from '../../omneo/schema';
import { bookingQuestions, list, single } from './envelopes';
import { withSandbox } from './client';

const { sandbox, ask } = withSandbox();

describe('a list', () => {
	test('comes in pages with links and meta', async () => {
		const answer = await ask('GET', '/profiles?page[size]=100&page[number]=1');
		const { data, links, meta } = answer.json;
		expect(data).toHaveLength(100);
		expect(meta).toMatchObject({
			current_page: 1,
			from: 1,
			last_page: 2,
			path: `${sandbox().apiUrl}/profiles`,
			per_page: 100,
			to: 100,
			total: 135,
		});
		expect(meta.links.map((link: { label: string }) => link.label)).toEqual([
			'&laquo; Previous',
			'1',
			'2',
			'Next &raquo;',
		]);
		expect(links).toMatchObject({ prev: null, last: links.next });

		const next = await fetch(links.next, {
			headers: { authorization: `Bearer ${sandbox().token}` },
		});
		const second = (await next.json()) as { data: unknown[]; links: { next: null } };
		expect(second.data).toHaveLength(35);
		expect(second.links.next).toBeNull();
	});

	test('has 15 records a page unless asked otherwise, and an empty page past the end', async () => {
		expect((await ask('GET', '/profiles')).json.data).toHaveLength(15);
		const past = (await ask('GET', '/profiles?page[number]=99')).json;
		expect([past.data, past.meta.from, past.meta.to]).toEqual([[], null, null]);
	});

	test.each(['0', '101', 'many'])('refuses a page size of %s', async (size) => {
		const answer = await ask('GET', `/locations?page[size]=${size}`);
		expect(answer.status).toBe(422);
		expect(answer.json.errors['page.size']).toHaveLength(1);
	});
});

describe('profiles', () => {
	const names = async (query: string) => {
		const { json } = await ask('GET', `/profiles?page[size]=100&${query}`);
		return (json.data as Array<{ full_name: string }>).map((found) => found.full_name);
	};

	test('are found by name, email and phone, whatever the accents', async () => {
		expect(await names('search=amelia')).toEqual(['Amelia Nguyen', 'Amelia Hartley']);
		expect(await names('search=amelia hart')).toEqual(['Amelia Hartley']);
		expect(await names('search=JOSE.ALVAREZ@')).toEqual(['José Álvarez']);
		expect(await names('search=siobhan')).toEqual(["Siobhán O'Connell"]);
		expect(await names(`search=${encodeURIComponent('+61491570100')}`)).toEqual(['Amelia Nguyen']);
	});

	test('are filtered by email and by phone', async () => {
		expect(await names('filter[email]=Wei.Chen@example.com')).toEqual(['Wei Chen']);
		expect(await names(`filter[mobile_phone]=${encodeURIComponent('+61491570104')}`)).toEqual([
			'Wei Chen',
		]);
		expect(await names('filter[email]=nobody@example.com')).toEqual([]);
	});

	test('have names and emails of their own', async () => {
		const people = [
			...(await ask('GET', '/profiles?page[size]=100')).json.data,
			...(await ask('GET', '/profiles?page[size]=100&page[number]=2')).json.data,
		].map((record) => profile.parse(record));
		for (const key of ['id', 'full_name', 'email'] as const) {
			expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
		}
	});

	test('can be added by a test, even with an email that is taken', async () => {
		const added = sandbox().addProfile({
			first_name: 'Wei',
			last_name: 'Chan',
			email: 'wei.chen@example.com',
		});
		expect(await names('filter[email]=wei.chen@example.com')).toEqual(['Wei Chen', 'Wei Chan']);
		const read = await ask('GET', `/profiles/${added.id}`);
		expect(single(profile).parse(read.json).data).toEqual(added);
	});
});

describe('definitions', () => {
	test('fit the contract and are filtered by what can be booked', async () => {
		const all = await ask('GET', '/appointment-definitions');
		expect(list(definition).parse(all.json).data).toHaveLength(7);
		const open = await ask(
			'GET',
			'/appointment-definitions?filter[is_published]=1&filter[is_archived]=0',
		);
		expect(open.json.data).toHaveLength(5);
		const named = await ask('GET', '/appointment-definitions?filter[name]=suit fitting');
		expect(named.json.data.map((found: { id: number }) => found.id)).toEqual([
			sandbox().seed.definitions.suitFitting,
		]);
	});

	test.each([
		['filter[handle]=personal-styling', 1],
		['filter[booking_type]=approval_required', 1],
		['filter[requires_staff]=1', 2],
		['filter[allow_waitlist]=1', 2],
		['filter[allow_queue]=1', 2],
		['filter[allow_walk_in]=0', 5],
		['filter[allow_customer_booking]=0', 1],
		['filter[customer_must_select_staff]=1', 0],
		['filter[definitionLocations.location_id]=106', 1],
		['filter[definitionLocations.is_active]=0', 1],
		['filter[created_at]=2024-02-01 00:00:00', 7],
		['filter[updated_at]=2025-02-01', 0],
	])('are filtered by %s', async (query, count) => {
		expect((await ask('GET', `/appointment-definitions?${query}`)).json.data).toHaveLength(count);
	});

	test('list their questions: one of every type, or none', async () => {
		const { bridalConsultation, suitFitting } = sandbox().seed.definitions;
		const asked = await ask('GET', `/appointment-definitions/${bridalConsultation}/questions`);
		const { questions } = single(bookingQuestions).parse(asked.json).data;
		expect(new Set(questions.map((question) => question.version?.type))).toEqual(
			new Set(questionTypes),
		);
		expect(questions.filter((question) => question.visibility_condition)).toHaveLength(1);
		const none = await ask('GET', `/appointment-definitions/${suitFitting}/questions`);
		expect(none.json).toEqual({ data: { questionnaire: null, questions: [] } });
	});

	test('list their staff', async () => {
		const { personalStyling } = sandbox().seed.definitions;
		const { json } = await ask('GET', `/appointment-definitions/${personalStyling}`);
		expect(json.data.staff[0]).toMatchObject({
			staff_id: sandbox().seed.staff.priya,
			is_active: true,
		});
	});
});

describe('locations', () => {
	test('fit the contract; one is closed for good', async () => {
		const { data } = list(location).parse((await ask('GET', '/locations')).json);
		expect(data).toHaveLength(6);
		expect(data.filter((place) => place.is_permanently_closed)).toHaveLength(1);
		const { json } = await ask('GET', '/locations?filter[name]=London Marylebone');
		expect(json.data[0]).toMatchObject({ id: 102, timezone: 'Europe/London' });
		expect((await ask('GET', '/locations/102')).json.data).toEqual(json.data[0]);
	});

	test.each([
		['filter[handle]=london-marylebone', 1],
		['filter[is_published]=1', 5],
		['filter[is_permanently_closed]=1', 1],
		['filter[timezone]=Australia/Brisbane', 1],
		['filter[external_id]=STORE-MEL', 1],
	])('are filtered by %s', async (query, count) => {
		expect((await ask('GET', `/locations?${query}`)).json.data).toHaveLength(count);
	});

	test('list their staff without managers and those who left', async () => {
		const { seed } = sandbox();
		const path = `/locations/${seed.locations.melbourne}/profiles`;
		expect((await ask('GET', path)).json.data).toHaveLength(4);
		const staff = await ask('GET', `${path}?filter[assignment_type]=staff&filter[is_active]=1`);
		const { data } = list(locationProfile).parse(staff.json);
		expect(data.map((post) => post.profile_id)).toEqual([seed.staff.priya, seed.staff.marcus]);
	});
});
