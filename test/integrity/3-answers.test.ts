/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Answers that are no answers: what they leave open is looked for, or reported as unknown. */
import { gzipSync } from 'node:zlib';
import { Stage, seconds } from './engine';
import { booking, bookingWith, row } from './forms';
import { type Claim, claims, expectTruth } from './oracle';
import { type Row, customer } from './tenant/book';
import { type Answer, type Fault, answer, dropped, firstOnly, stored } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';
const form = bookingWith({ ifAlreadyBooked: 'createAnyway' });

async function book(fault: Fault, lag = 0): Promise<Claim> {
	const late = seconds(lag);
	tenant.reset({
		faults: firstOnly(fault),
		lag: { list: late, single: late, slots: late },
	});
	const reported = claims(await stage.run(form, [row()], { onError }), 1);
	expectTruth(reported, [row()], tenant);
	return reported[0];
}

const posts = () => tenant.asked('POST', '/appointments').length;

/** No refusals by the API reference or by what HTTP means. */
const STATUSES = [302, 303, 304, 307, 402, 408, 418, 419, 425, 444, 460, 499, 501, 504, 520, 599];

describe.each(STATUSES)('a booking answered with %d', (status) => {
	const body = status === 304 ? undefined : { message: 'Odd' };
	const end: Answer = { ...answer(status, body), headers: { location: '../elsewhere' } };

	it.each([0, 8])('is adopted when it was stored and shows after %d s', async (lag) => {
		expect(await book(stored(end), lag)).toMatchObject({ kind: 'created', id: '5001' });
		expect([posts(), tenant.book.appointments.length]).toEqual([1, 1]);
		// The token goes nowhere else.
		expect(tenant.received.filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
	});

	it('is reported as unknown when it does not show, and not sent again', async () => {
		expect(await book(dropped(end))).toMatchObject({ kind: 'unknown', error: { status } });
		expect(posts()).toBe(1);
	});
});

it.each([400, 401, 403, 404, 409, 413, 422])('is refused by a %d', async (status) => {
	expect(await book(dropped(answer(status)))).toMatchObject({ kind: 'refused', error: { status } });
	expect([posts(), tenant.book.appointments.length]).toEqual([1, 0]);
});

const wrap = (change: (one: Row) => Row) => (one: Row) => ({ data: change(one) });

/** Bodies of a 201 that do not show the booking that was sent. */
const BODIES: Array<[string, unknown]> = [
	[
		'another customer',
		wrap((one) => ({ ...one, id: 900, profile_id: customer(9), profile: null })),
	],
	[
		'another customer, nested',
		wrap((one) => ({ ...one, id: 900, profile_id: undefined, profile: { id: customer(9) } })),
	],
	['another definition', wrap((one) => ({ ...one, id: 900, appointment_definition_id: 8 }))],
	['another location', wrap((one) => ({ ...one, id: 900, location_id: 4 }))],
	[
		'another start',
		wrap((one) => ({ ...one, id: 900, scheduled_start_at: '2031-01-01T00:00:00Z' })),
	],
	['a job ID', { data: { id: 'job_81', status: 'queued' } }],
	['a job ID without an envelope', { job_id: 81, status: 'queued' }],
	['a UUID', wrap((one) => ({ ...one, id: 'c0ffee00-0000-4000-8000-000000000001' }))],
	['a fraction', wrap((one) => ({ ...one, id: 1.5 }))],
	['a negative id', wrap((one) => ({ ...one, id: -7 }))],
	['an id of 0', wrap((one) => ({ ...one, id: 0 }))],
	['an id beyond 2^53', wrap((one) => ({ ...one, id: '99999999999999999999' }))],
	['an id that is an object', wrap((one) => ({ ...one, id: { value: 5001 } }))],
	['an id that is true', wrap((one) => ({ ...one, id: true }))],
	['a list', (one: Row) => ({ data: [one] })],
	['an error', { error: 'Something went wrong' }],
	['success false', { success: false, data: { message: 'not saved' } }],
	['an empty object', {}],
	['null', { data: null }],
	['nothing', undefined],
	['a page', '<html><body>Please wait</body></html>'],
	['half of its JSON', '{"data":{"id":50'],
];

describe.each(BODIES)('a 201 that carries %s', (_, body) => {
	it('is looked for and adopted when it was stored', async () => {
		const headers = { 'content-type': 'application/json' };
		const claim = await book(stored({ ...answer(201, body), headers }));
		expect(claim).toMatchObject({ kind: 'created', id: '5001' });
		expect([posts(), tenant.book.appointments.length]).toEqual([1, 1]);
	});

	it('is reported as unknown when it was not', async () => {
		const given = typeof body === 'function' ? (body as (one: Row) => unknown)(GIVEN) : body;
		expect(await book(dropped(answer(201, given)))).toMatchObject({ kind: 'unknown' });
		expect(posts()).toBe(1);
	});
});

/** What a tenant may show of a booking that it has not stored. */
const GIVEN: Row = {
	id: 900,
	profile_id: customer(9),
	appointment_definition_id: 7,
	location_id: 3,
	status: 'confirmed',
	scheduled_start_at: '2031-01-01T00:00:00Z',
};

/** Bodies that say enough in another way. */
const GOOD: Array<[string, unknown]> = [
	['no envelope', (one: Row) => one],
	['an id as text', wrap((one) => ({ ...one, id: String(one.id) }))],
	[
		'the customer in capitals',
		wrap((one) => ({ ...one, profile_id: String(one.profile_id).toUpperCase() })),
	],
	['nothing but the id', wrap(({ id }) => ({ id }))],
	['ids as text', wrap((one) => ({ ...one, location_id: '3', appointment_definition_id: '7' }))],
];

it.each(GOOD)('takes a 201 with %s at its word', async (_, body) => {
	expect(await book(stored(answer(201, body)))).toMatchObject({ kind: 'created', id: '5001' });
	expect(tenant.book.appointments).toHaveLength(1);
});

describe('a very large answer', () => {
	const padding = 'x'.repeat(20_000_000);
	const json = { 'content-type': 'application/json' };

	it.each(['plain', 'gzip'])('is read or looked for, and reported truly (%s)', async (kind) => {
		const text = JSON.stringify({ data: { message: padding } });
		const packed = { headers: { ...json, 'content-encoding': 'gzip' }, raw: gzipSync(text) };
		const end = kind === 'gzip' ? packed : { headers: json, raw: text };
		const claim = await book(stored({ status: 201, ...end }));
		expect(['created', 'unknown']).toContain(claim.kind);
		expect([posts(), JSON.stringify(claim).length < 10_000]).toEqual([1, true]);
	});

	it('of the kind that was not asked for does not book', async () => {
		const end = { status: 200, headers: json, raw: gzipSync('{}') };
		expect((await book(dropped(end))).kind).toBe('unknown');
	});
});

it('stops a workflow with what to look for when an answer cannot be read', async () => {
	tenant.reset({ faults: firstOnly(dropped(answer(303))) });
	const { error } = await stage.run(booking(), [row()]);
	expect(error && 'description' in error ? String(error.description) : '').toMatch(
		/look in omneo/i,
	);
});
