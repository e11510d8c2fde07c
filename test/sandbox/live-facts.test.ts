/**
 * What the live tests of `omneo-sdk` observed on a real tenant, one test a fact. The sandbox must
 * never contradict these; everything else about it may turn out to be different.
 * Source: `omneo-sdk`, `src/tests/integration/omneo`, the folders of auth and
 * appointments. The others are in the files beside it, `live-facts-*.test.ts`.
 */
import { alteration, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const book = async (changes: Record<string, unknown> = {}) =>
	(await ask('POST', '/appointments', { body: alteration(sandbox(), changes) })).json.data;

const requested = async () =>
	await book({ appointment_definition_id: sandbox().seed.definitions.suitFitting });

const change = async (body: unknown) =>
	(await ask('PUT', '/appointments/5001', { body })).json.data;

const link = async (id: string) =>
	(await ask('POST', '/appointments/5001/link', { body: { type: 'profile', id } })).json.data;

describe('auth', () => {
	test('GET /auth/verify answers 200 with a valid token', async () => {
		expect((await ask('GET', '/auth/verify')).status).toBe(200);
	});

	test('a bad token is answered with 401 {"message":"Unauthenticated."}', async () => {
		const answer = await ask('GET', '/auth/verify', { token: 'bad' });
		expect([answer.status, answer.json]).toEqual([401, { message: 'Unauthenticated.' }]);
	});

	test('GET /api/health answers 200 and is not under /v3', async () => {
		expect((await fetch(`${sandbox().url}/api/health`)).status).toBe(200);
		expect((await fetch(`${sandbox().apiUrl}/health`)).status).toBe(404);
	});

	test('GET /locations?page[size]=1 answers one location', async () => {
		expect((await ask('GET', '/locations?page[size]=1')).json.data).toHaveLength(1);
	});

	test('a list has data, links {first, last, prev, next} and meta with the page and the total', async () => {
		const { json } = await ask('GET', '/locations?page[size]=10');
		expect(Object.keys(json.links)).toEqual(['first', 'last', 'prev', 'next']);
		expect(Object.keys(json.meta).sort()).toEqual(
			'current_page from last_page links path per_page to total'.split(' '),
		);
	});
});

describe('appointments', () => {
	test('a create answers what was sent: definition, profile, location, timezone and notes', async () => {
		expect(await book({ notes: 'A note' })).toMatchObject({
			appointment_definition_id: 23,
			profile_id: sandbox().seed.customers.amelia,
			location_id: 101,
			timezone: 'Australia/Melbourne',
			notes: 'A note',
		});
	});

	test('an appointment of an instant definition is created as confirmed, with confirmed_at set', async () => {
		const data = await book();
		expect(data.status).toBe('confirmed');
		expect(data.confirmed_at).not.toBeNull();
	});

	test('an appointment of an approval_required definition is created as requested, with confirmed_at null', async () => {
		expect(await requested()).toMatchObject({ status: 'requested', confirmed_at: null });
	});

	test.each(['plain', 'iso', 'micros'] as const)(
		'scheduled times come back in UTC, in a text that Date can parse (%s)',
		async (timeFormat) => {
			sandbox().switches({ timeFormat });
			const data = await book();
			expect(new Date(data.scheduled_start_at).getTime()).not.toBeNaN();
			expect(data.scheduled_start_at).toMatch(/^2026-05-11[ T]00:00:00/);
		},
	);

	test('a read answers id, profile, definition, status, scheduled_start_at and answers', async () => {
		const data = await book();
		expect((await ask('GET', '/appointments/5001')).json.data).toMatchObject({
			id: data.id,
			profile_id: data.profile_id,
			appointment_definition_id: data.appointment_definition_id,
			status: data.status,
			scheduled_start_at: data.scheduled_start_at,
			answers: [],
		});
	});

	test('filter[profile_id] lists the appointments of one profile', async () => {
		const { wei } = sandbox().seed.customers;
		await book();
		await book({ profile_id: wei });
		const { json } = await ask('GET', `/appointments?filter[profile_id]=${wei}`);
		expect(json.data.map((record: { id: number }) => record.id)).toEqual([5002]);
	});

	test('filter[appointment_definition_id] and filter[status] hold together', async () => {
		await book();
		await book({ status: 'cancelled' });
		await requested();
		const query = 'filter[appointment_definition_id]=23&filter[status]=confirmed';
		const { json } = await ask('GET', `/appointments?${query}`);
		expect(json.data.map((record: { id: number }) => record.id)).toEqual([5001]);
	});

	test('PUT with status confirmed stamps confirmed_at', async () => {
		await requested();
		const data = await change({ status: 'confirmed' });
		expect([data.id, data.status]).toEqual([5001, 'confirmed']);
		expect(data.confirmed_at).not.toBeNull();
	});

	test('PUT with status cancelled stamps cancelled_at', async () => {
		await book();
		const data = await change({ status: 'cancelled' });
		expect(data.status).toBe('cancelled');
		expect(data.cancelled_at).not.toBeNull();
	});

	test('PUT with scheduled_start_at, scheduled_end_at and timezone together reschedules', async () => {
		await book();
		const data = await change({
			scheduled_start_at: '2026-05-13 14:00:00',
			scheduled_end_at: '2026-05-13 14:30:00',
			timezone: 'Australia/Melbourne',
		});
		expect([data.id, data.scheduled_start_at]).toEqual([5001, '2026-05-13 04:00:00']);
	});

	test.each(['any', 'final'] as const)(
		'requested, confirmed, rescheduled, cancelled is accepted in sequence (transitions %s)',
		async (statusTransitions) => {
			sandbox().switches({ statusTransitions });
			await requested();
			expect((await change({ status: 'confirmed' })).status).toBe('confirmed');
			const moved = {
				scheduled_start_at: '2026-05-13 14:00:00',
				scheduled_end_at: '2026-05-13 14:30:00',
				timezone: 'Australia/Melbourne',
			};
			expect((await change(moved)).id).toBe(5001);
			expect((await change({ status: 'cancelled' })).status).toBe('cancelled');
		},
	);

	test.each(['confirm', 'cancel', 'arrive', 'complete', 'reject', 'reschedule'])(
		'there is no route to %s: a status changes through PUT',
		async (action) => {
			await book();
			expect((await ask('POST', `/appointments/5001/${action}`)).status).toBe(404);
		},
	);

	test('DELETE answers 204 with no body, and a read afterwards 404', async () => {
		await book();
		const answer = await ask('DELETE', '/appointments/5001');
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect((await ask('GET', '/appointments/5001')).status).toBe(404);
	});
});

describe('links', () => {
	test('link answers the appointment with links[], where target_id equals the id that was sent', async () => {
		await book();
		const { wei } = sandbox().seed.customers;
		const [{ type, target_id }] = (await link(wei)).links;
		expect({ type, target_id }).toEqual({ type: 'profile', target_id: wei });
	});

	test('linking is idempotent: the second time there is still one link', async () => {
		await book();
		await link(sandbox().seed.customers.wei);
		expect((await link(sandbox().seed.customers.wei)).links).toHaveLength(1);
	});

	test('reads never include links', async () => {
		await book();
		await link(sandbox().seed.customers.wei);
		expect((await ask('GET', '/appointments/5001')).json.data.links).toEqual([]);
		expect((await ask('GET', '/appointments')).json.data[0].links).toEqual([]);
	});

	test('unlink takes the link away, as the full links[] of the next link answer shows', async () => {
		await book();
		const { wei, jose } = sandbox().seed.customers;
		await link(wei);
		await ask('POST', '/appointments/5001/unlink', { body: { type: 'profile', id: wei } });
		const targets = (await link(jose)).links.map((each: { target_id: string }) => each.target_id);
		expect(targets).toEqual([jose]);
	});
});
