/** What the client asks, and which answers it takes. */
import { z } from 'zod/v4';
import { anyRecord } from '../../../omneo/client/parse';
import { prepareChanges } from '../../../omneo/appointments/update';
import { ServerClock } from '../../../omneo/concurrency/serverClock';
import { OmneoClient } from '../../../omneo/client/client';
import { VirtualClock } from '../virtualClock';
import { Retrier } from '../../../omneo/http/retrier';
import { FakeOmneo, ROOT, STAFF, data, errorOf, records } from '../support';

describe('a token', () => {
	const verify = async (body: unknown, status = 200) => {
		const { client } = new FakeOmneo({ 'GET /auth/verify': { status, body } });
		return await client.verifyToken().then(
			() => 'good',
			(error: { code: string }) => error.code,
		);
	};

	it('is good when an API answers, and not by a page, an error or nothing', async () => {
		expect(await verify({ data: {} })).toBe('good');
		expect(await verify({})).toBe('good');
		expect(await verify({ error: 'no' })).toBe('unexpected_response');
		expect(await verify('')).toBe('unexpected_response');
		expect(await verify('<html>')).toBe('unexpected_response');
		expect(await verify([])).toBe('unexpected_response');
		expect(await verify({}, 401)).toBe('authentication');
	});

	it('may read a list unless that is forbidden', async () => {
		const mayRead = async (status: number) => {
			const omneo = new FakeOmneo({ 'GET /locations': { status, body: { data: [] } } });
			const answer = await omneo.client.mayRead('locations');
			expect(omneo.calls).toEqual(['GET /locations']);
			expect(omneo.requests[0].query).toEqual({ 'page[size]': 1 });
			return answer;
		};
		expect(await Promise.all([200, 401, 403, 404, 500].map(mayRead))).toEqual([
			true,
			true,
			false,
			true,
			true,
		]);
	});

	it('may read a list when the failure is not Omneo’s', async () => {
		const transport = async () => await Promise.reject(new TypeError('x'));
		expect(await new OmneoClient({ root: ROOT, transport }).mayRead('locations')).toBe(true);
	});
});

it.each([
	[199, false],
	[200, true],
	[299, true],
	[300, false],
])('%d is an answer: %s', async (status, isAnswer) => {
	const { client } = new FakeOmneo({ 'GET /locations/7': { status, body: { data: { id: 7 } } } });
	const read = client.read(['locations', 7], anyRecord).then(
		() => true,
		() => false,
	);
	expect(await read).toBe(isAnswer);
});

it('a question by POST changes nothing, so that it is not in doubt, and needs a readable answer', async () => {
	const answer = z.object({ data: z.array(z.number()) });
	const { client } = new FakeOmneo({ 'POST /slots': { status: 200, body: { data: [1] } } });
	expect(await client.ask(['slots'], {}, answer)).toEqual({ data: [1] });
	for (const reply of [
		{ status: 200, body: { data: 'x' } },
		{ status: 502, body: '' },
	]) {
		const odd = new FakeOmneo({ 'POST /slots': reply });
		expect((await errorOf(odd.client.ask(['slots'], {}, answer))).outcomeUnknown).toBe(false);
	}
});

it('questions that cannot be read are left out, and none are no fault', async () => {
	const asked = async (questions: unknown) =>
		await new FakeOmneo({
			'GET /appointment-definitions/12/questions': data({ questions }),
		}).client.bookingQuestions(12);
	expect(await asked(null)).toEqual([]);
	expect(await asked(undefined)).toEqual([]);
	expect(await asked([7, {}, { questionnaire_question_id: 5 }])).toHaveLength(1);
});

it('the time of an answer sets the clock, and an answer without one leaves it', async () => {
	const serverClock = new ServerClock(() => 1_000_000);
	const omneo = new FakeOmneo({ 'GET /locations/7': data({ id: 7 }) });
	const client = new OmneoClient({ root: ROOT, transport: omneo.transport, serverClock });
	omneo.date = 'Thu, 01 Jan 1970 01:00:00 GMT';
	await client.location(7);
	expect(serverClock.now()).toBe(3_600_000);
	omneo.date = undefined;
	await client.location(7);
	expect(serverClock.now()).toBe(3_600_000);
});

describe('a change that finds no record at its second attempt', () => {
	const gone = async (answer: 'anything' | 'record', status = 404) => {
		const clock = new VirtualClock();
		const replies = [{ status: 502 }, { status, body: { message: 'None.' } }];
		const omneo = new FakeOmneo({ 'DELETE /tags/7': () => replies.shift() ?? { status: 500 } });
		const retrier = new Retrier(clock);
		const client = new OmneoClient({ root: ROOT, transport: omneo.transport, retrier });
		const path = ['tags', 7];
		return await clock.run(client.write({ method: 'DELETE', path, answer })).then(
			() => 'done',
			(error: { kind: string }) => error.kind,
		);
	};

	it('is done when it takes away, and in no other case', async () => {
		expect(await gone('anything')).toBe('done');
		expect(await gone('record')).toBe('notFound');
		expect(await gone('anything', 403)).toBe('permission');
	});
});

it('the answer to a change of another record is not taken', async () => {
	const change = (id: unknown) => {
		const { client } = new FakeOmneo({ 'PUT /appointments/7': data({ id }) });
		return client.write({ method: 'PUT', path: ['appointments', 7], body: {} });
	};
	expect(await change(7)).toEqual({ id: 7 });
	expect(await change('7')).toEqual({ id: '7' });
	expect(await errorOf(change(8))).toMatchObject({ outcomeUnknown: true });
	expect(await errorOf(change(null))).toMatchObject({ outcomeUnknown: true });
});

describe('look-ups', () => {
	const routes = {
		'GET /appointment-definitions': records(
			{ id: 12, name: 'Styling' },
			{ id: 13, name: 'Bridal' },
		),
		'GET /locations/7/profiles': records(
			{ profile_id: 'other', profile: { id: 'other', first_name: 'Zoe' } },
			{ profile_id: STAFF, profile: { id: STAFF, first_name: 'Priya', last_name: 'Rao' } },
			{ profile_id: 'full', profile: { id: 'full', full_name: 'F. Name', first_name: 'Fay' } },
			{ profile_id: 'bare' },
		),
	};

	it('know what a list says of a service', async () => {
		const { lookups } = new FakeOmneo(routes);
		expect(await lookups.listedDefinition(13)).toMatchObject({ name: 'Bridal' });
		expect(await lookups.listedDefinition(14)).toBeUndefined();
	});

	it('know what people call a staff member', async () => {
		const { lookups } = new FakeOmneo(routes);
		expect(await lookups.staffName(7, STAFF.toUpperCase())).toBe('Priya Rao');
		expect(await lookups.staffName(7, 'full')).toBe('F. Name');
		expect(await lookups.staffName(7, 'bare')).toBeUndefined();
		expect(await lookups.staffName(7, 'unknown')).toBeUndefined();
	});
});

describe('the body of a change', () => {
	const changes = async (rest: object, clear: string[] = []) => {
		const choices = ['notes', 'confirmed_at'].map((value) => ({ name: value, value }));
		return await prepareChanges({ rest: rest as never, clear: { given: clear, choices } }, {
			lookups: new FakeOmneo({}).lookups,
			workflowZone: 'UTC',
		} as never);
	};

	it('sets and clears fields, at least one and none twice', async () => {
		expect(await changes({ notes: 'x' })).toEqual({ notes: 'x' });
		expect(await changes({}, ['notes'])).toEqual({ notes: null });
		expect((await errorOf(changes({}))).fields).toEqual({
			update_fields: ['must set or clear at least one field'],
		});
		expect((await errorOf(changes({ notes: 'x' }, ['notes']))).fields).toEqual({
			notes: ["can't be set and cleared at the same time"],
		});
	});
});
