import fc from 'fast-check';
import { invalid } from '../../../omneo/validation';
import { OmneoClient } from '../../../omneo/client/client';
import { LARGEST_PAGE } from '../../../omneo/client/pageLinks';
import type { WriteRequest } from '../../../omneo/client/requests';
import type { AppointmentRequest } from '../../../omneo/schema';
import { CUSTOMER, FakeOmneo, ROOT, type Reply, STAFF, data, errorOf, records } from '../support';

const body: AppointmentRequest = {
	appointment_definition_id: 12,
	profile_id: CUSTOMER,
	location_id: 7,
	scheduled_start_at: '2026-05-11 10:00:00',
	scheduled_end_at: '2026-05-11 10:45:00',
	timezone: 'Australia/Melbourne',
};

const adding = (fields: AppointmentRequest): WriteRequest => ({
	method: 'POST',
	path: ['appointments'],
	body: fields,
});

const answering = (reply: Reply) => new FakeOmneo({ 'POST /appointments': reply });

describe('booking', () => {
	it('sends the body once, as it is, to the address of appointments', async () => {
		const omneo = answering({ status: 201, body: { data: { id: 1 } } });
		await omneo.client.write(adding(body));
		expect(omneo.requests).toEqual([
			{ method: 'POST', url: `${ROOT}/appointments`, body, timeoutMs: 30_000 },
		]);
	});

	it('is not repeated when it fails', async () => {
		for (const reply of [{ status: 503 }, { status: 429 }, { failure: { code: 'ECONNRESET' } }]) {
			const omneo = answering(reply);
			await errorOf(omneo.client.write(adding(body)));
			expect(omneo.calls).toHaveLength(1);
		}
	});

	it('waits as long as the server asks', async () => {
		const omneo = new FakeOmneo({ 'POST /appointments': data({ id: 1 }) }, 5000);
		await omneo.client.write(adding(body));
		expect(omneo.requests[0].timeoutMs).toBe(5000);
	});

	it.each([
		['with fields that are new', { id: 1, status: 'confirmed', loyalty: { points: 5 } }],
		['with a status that is new', { id: 1, status: 'on_hold' }],
		['with fields left out', { id: 1 }],
		['with nothing but nulls', { id: 1, status: null, location: null, answers: null }],
		[
			'with other types than documented',
			{
				id: '1',
				status: 3,
				location_id: '7',
				location: [],
				answers: { 0: {} },
				meta: 'x',
				scheduled_start_at: 5,
			},
		],
	])('gives the appointment as Omneo wrote it: %s', async (_, record) => {
		const omneo = answering({ status: 201, body: { data: record } });
		await expect(omneo.client.write(adding(body))).resolves.toEqual(record);
		const bare = answering({ status: 200, body: record });
		await expect(bare.client.write(adding(body))).resolves.toEqual(record);
	});

	it('gives whatever record comes with an id, and fails without throwing anything else', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue(), async (answer) => {
				const omneo = answering({ status: 201, body: { data: { ...Object(answer), id: 9 } } });
				await expect(omneo.client.write(adding(body))).resolves.toHaveProperty('id', 9);
				const any = answering({ status: 201, body: answer });
				await any.client.write(adding(body)).catch((error: unknown) => {
					expect(error).toMatchObject({ name: 'OmneoError', outcomeUnknown: true });
				});
			}),
		);
	});

	it.each([
		['HTML', '<html><body>Created</body></html>'],
		['text that breaks off', '{"data":{"id":1,"sta'],
		['nothing', undefined],
		['an empty text', ''],
		['an empty record', { data: {} }],
		['no record', { data: null }],
		['a list', { data: [{ id: 1 }] }],
		['a record without an id', { data: { id: null, status: 'confirmed' } }],
	])('leaves the outcome open when the answer to it is %s', async (_, answer) => {
		const error = await errorOf(
			answering({ status: 201, body: answer }).client.write(adding(body)),
		);
		expect(error).toMatchObject({
			kind: 'unexpectedResponse',
			outcomeUnknown: true,
			retryable: false,
			status: 201,
		});
	});
});

describe('reading one record', () => {
	it('asks at the address of each', async () => {
		const omneo = new FakeOmneo({
			'GET /appointment-definitions/12': data({ id: 12, name: 'Styling', duration_minutes: 45 }),
			'GET /appointment-definitions/12/questions': data({ questionnaire: null, questions: [] }),
			'GET /locations/7': data({ id: 7, timezone: 'Australia/Melbourne', new_field: 1 }),
			'GET /auth/verify': { status: 200, body: {} },
		});
		await omneo.client.verifyToken();
		await expect(omneo.client.definition(12)).resolves.toMatchObject({ duration_minutes: 45 });
		await expect(omneo.client.bookingQuestions(12)).resolves.toEqual([]);
		await expect(omneo.client.location(7)).resolves.toMatchObject({ new_field: 1 });
		expect(omneo.requests.every(({ body: sent }) => sent === undefined)).toBe(true);
	});

	it('encodes what it puts into the path', async () => {
		const omneo = new FakeOmneo({});
		await errorOf(omneo.client.location('7/../../users?x=1#y' as unknown as number));
		expect(omneo.calls).toEqual(['GET /locations/7%2F..%2F..%2Fusers%3Fx%3D1%23y']);
	});

	it('does without the envelope', async () => {
		const omneo = new FakeOmneo({ 'GET /locations/7': { status: 200, body: { id: 7 } } });
		await expect(omneo.client.location(7)).resolves.toEqual({ id: 7 });
	});

	it('does without fields of other types than documented', async () => {
		const omneo = new FakeOmneo({
			'GET /locations/7': data({ id: 7, timezone: 'Australia/Perth', is_published: '1' }),
			'GET /appointment-definitions/12': data({
				id: 12,
				duration_minutes: 45,
				requires_staff: 'no',
				locations: 'none',
			}),
		});
		await expect(omneo.client.location(7)).resolves.toEqual({ id: 7, timezone: 'Australia/Perth' });
		await expect(omneo.client.definition(12)).resolves.toEqual({ id: 12, duration_minutes: 45 });
	});

	it.each(['<html>', undefined, [], { data: [] }, { data: { name: 'without id' } }, 5, null])(
		'takes %j for another service than Omneo',
		async (answer) => {
			const omneo = new FakeOmneo({ 'GET /locations/7': { status: 200, body: answer } });
			expect(await errorOf(omneo.client.location(7))).toMatchObject({
				kind: 'unexpectedResponse',
				outcomeUnknown: false,
			});
		},
	);

	it('says what the status means', async () => {
		const omneo = new FakeOmneo({ 'GET /locations/7': { status: 403, body: { message: 'No.' } } });
		expect(await errorOf(omneo.client.location(7))).toMatchObject({ kind: 'permission' });
		expect(await errorOf(omneo.client.location(8))).toMatchObject({ kind: 'notFound' });
	});

	it('refuses to follow to another address', async () => {
		const omneo = new FakeOmneo({ 'GET /auth/verify': { status: 302, body: '' } });
		expect(await errorOf(omneo.client.verifyToken())).toMatchObject({
			kind: 'unexpectedResponse',
			status: 302,
		});
	});

	it('gives the questions that it can read, and skips the others', async () => {
		const omneo = new FakeOmneo({
			'GET /appointment-definitions/1/questions': data({
				questions: [
					{ questionnaire_question_id: 5, version: { type: 'hologram' }, extra: true },
					{ questionnaire_question_id: 'five' },
					null,
					'text',
				],
			}),
			'GET /appointment-definitions/2/questions': data({ questionnaire: null }),
		});
		const questions = await omneo.client.bookingQuestions(1);
		expect(questions.map((question) => question.questionnaire_question_id)).toEqual([5]);
		await expect(omneo.client.bookingQuestions(2)).resolves.toEqual([]);
	});
});

describe('reading a page', () => {
	const page = (meta: unknown, ...list: unknown[]): Reply => ({
		status: 200,
		body: { data: list, meta },
	});
	const locations = (reply: Reply) => new FakeOmneo({ 'GET /locations': reply }).client;

	it('asks for the largest pages, and for what can be booked', async () => {
		const omneo = new FakeOmneo({
			'GET /appointment-definitions': records(),
			'GET /locations': records(),
			'GET /locations/7/profiles': records(),
			'GET /profiles': records(),
		});
		await omneo.client.definitions(1);
		await omneo.client.locations(2);
		await omneo.client.staffOf(7, 3);
		await omneo.client.profiles(1, { search: 'ana' });
		const paged = (number: number) => ({ 'page[size]': LARGEST_PAGE, 'page[number]': number });
		expect(omneo.requests.map(({ query }) => query)).toEqual([
			{ 'filter[is_published]': 1, 'filter[is_archived]': 0, ...paged(1) },
			paged(2),
			{ 'filter[assignment_type]': 'staff', ...paged(3) },
			{ search: 'ana', ...paged(1) },
		]);
	});

	it('filters profiles by what is given', async () => {
		const omneo = new FakeOmneo({ 'GET /profiles': records() });
		await omneo.client.profiles(1, { email: 'a@b.c' });
		await omneo.client.profiles(1, { mobilePhone: '+61412345678' });
		const given = omneo.requests.map(({ query }) =>
			Object.entries(query ?? {}).filter(([key, value]) => !key.startsWith('page') && value),
		);
		expect(given).toEqual([
			[['filter[email]', 'a@b.c']],
			[['filter[mobile_phone]', '+61412345678']],
		]);
	});

	it.each([
		[{ current_page: 1, last_page: 3 }, 1, 2],
		[{ current_page: 2, last_page: 3 }, 2, 3],
		[{ current_page: 3, last_page: 3 }, 3, undefined],
		[{ current_page: 4, last_page: 3 }, 4, undefined],
		[{ current_page: 1, last_page: 1, total: 0 }, 1, undefined],
		[{ current_page: 1, last_page: 2, links: [{ url: null }] }, 1, 2],
		// What says nothing about its end is read on.
		[undefined, 1, 2],
		[null, 1, 2],
		[{}, 1, 2],
		[{ current_page: 'one', last_page: 'two' }, 1, 2],
	])('knows from %j on page %i that the next is %j', async (meta, number, next) => {
		const { next: found } = await locations(page(meta, { id: 1 })).locations(number);
		expect(found).toBe(next);
	});

	it('keeps a record of which one field is of another type than documented', async () => {
		const { records: read } = await locations(
			page(undefined, { id: 1, name: 'One', handle: 5 }),
		).locations(1);
		expect(read).toEqual([{ id: 1, name: 'One' }]);
	});

	it('skips a stray record that cannot be read', async () => {
		const { records: read } = await locations(
			page(undefined, { id: 1 }, null, 'x', { name: 'no id' }, { id: 2, name: 'Two', new: 1 }),
		).locations(1);
		expect(read).toEqual([{ id: 1 }, { id: 2, name: 'Two', new: 1 }]);
	});

	it.each([undefined, '<html>', [], {}, { data: {} }, { data: null }])(
		'takes %j for another service than Omneo',
		async (answer) => {
			const client = locations({ status: 200, body: answer });
			expect(await errorOf(client.locations(1))).toMatchObject({ kind: 'unexpectedResponse' });
		},
	);

	it('does not offer staff of whom it cannot be read whether they are still there', async () => {
		const omneo = new FakeOmneo({
			'GET /locations/7/profiles': records({ profile_id: STAFF, is_active: 0 }),
		});
		await expect(omneo.client.staffOf(7, 1)).resolves.toMatchObject({ records: [] });
	});

	it('names staff by their profile, never by their post', async () => {
		const omneo = new FakeOmneo({
			'GET /locations/7/profiles': records({ id: 99, profile_id: STAFF }, { id: 98 }),
		});
		const { records: posts } = await omneo.client.staffOf(7, 1);
		expect(posts.map((post) => post.profile_id)).toEqual([STAFF]);
	});
});

it('reports a failure of the network with its own code', async () => {
	const client = new OmneoClient({
		root: ROOT,
		transport: async () => invalid({ code: 'ECONNREFUSED', timedOut: false, cancelled: false }),
	});
	expect(await errorOf(client.verifyToken())).toMatchObject({
		kind: 'network',
		code: 'ECONNREFUSED',
		retryable: true,
	});
});
