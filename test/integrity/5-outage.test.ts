/** A tenant that refuses for ever: all rows end within about one row's patience. Counted in requests. */
import { Stage, seconds } from './engine';
import { booking, row, rows } from './forms';
import { type Claim, claims, expectTruth, tally } from './oracle';
import { type Answer, type Fault, always, answer, dropped, stored } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';
const COUNT = 60;

const limited = (headers: Answer['headers'] = {}): Fault =>
	dropped({ ...answer(429, { message: 'Too Many Attempts.' }), headers });

const form = booking({ options: { requestTimeout: 0.5 } });

async function bookAll(count = COUNT): Promise<Claim[]> {
	const all = rows(count);
	const reported = claims(await stage.run(form, all, { onError }), count);
	expectTruth(reported, all, tenant);
	return reported;
}

/** How many rows have been sent at least once. */
const sent = () =>
	new Set(tenant.asked('POST', '/appointments').map(({ body }) => body.profile_id)).size;

describe('endless 429', () => {
	it.each([
		['no time', {}],
		['Retry-After: 0', { 'retry-after': '0' }],
		['a date in the past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }],
		['a reset in the past', { 'x-ratelimit-reset': '1445412480' }],
	])('that names %s gives up all rows together', async (_, headers) => {
		tenant.reset({ faults: always(limited(headers)) });
		const reported = await bookAll();
		expect(tally(reported)).toEqual({ refused: COUNT });
		for (const { error } of reported) expect(error).toMatchObject({ retryable: true });
		// Most rows were never sent: what holds for one holds for all.
		expect(sent()).toBeLessThan(COUNT / 2);
		expect(tenant.writes).toBeLessThan(COUNT);
	});

	it.each([
		['Retry-After: 0', { 'retry-after': '0' }],
		['a date in the past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }],
	])('that names %s is not hammered', async (_, headers) => {
		tenant.reset({ faults: always(limited(headers)) });
		const own = claims(await stage.run(form, [row()], { onError }), 1);
		expect(tally(own)).toEqual({ refused: 1 });
		const withZero = tenant.writes;
		tenant.reset({ faults: always(limited()) });
		await stage.run(form, [row()], { onError });
		// No more often than one that names no time.
		expect(withZero).toBeLessThanOrEqual(tenant.writes + 2);
	});

	it('of reads gives up all rows together', async () => {
		tenant.reset({ reads: () => answer(429) });
		const reported = await bookAll();
		expect(tally(reported)).toEqual({ refused: COUNT });
		expect(tenant.received.length).toBeLessThan(COUNT);
	});

	it('that ends meanwhile lets all rows through', async () => {
		tenant.reset({ faults: (nth) => (nth <= 3 ? limited() : undefined) });
		expect(tally(await bookAll(40))).toEqual({ created: 40 });
		expect(tenant.book.appointments).toHaveLength(40);
	});
});

const ENDS: Array<[string, Fault['end']]> = [
	['500', answer(500)],
	['503', answer(503)],
	['502', answer(502)],
	['nothing', 'silence'],
	['a broken connection', 'reset'],
];

describe.each(ENDS)('an outage in which every write ends with %s', (_, end) => {
	it('gives up all rows together, those never sent as certainly not booked', async () => {
		tenant.reset({ faults: always(dropped(end)) });
		const reported = await bookAll();
		const posted = new Set(
			tenant.asked('POST', '/appointments').map(({ body }) => body.profile_id),
		);
		const all = rows(COUNT);
		const never = reported.filter((_claim, index) => !posted.has(all[index].customer));
		expect(never.length).toBeGreaterThan(COUNT / 2);
		expect(tally(never)).toEqual({ refused: never.length });
		for (const { error } of never) expect(error).toMatchObject({ retryable: true });
		expect(tally(reported).created).toBeUndefined();
		expect(tenant.writes).toBeLessThan(COUNT);
	});

	it('says nothing untrue when each was stored, and the list is late', async () => {
		const late = seconds(20);
		tenant.reset({
			faults: always(stored(end)),
			lag: { list: late, single: late, slots: late },
		});
		const reported = await bookAll(30);
		expect(tally(reported).refused ?? 0).toBe(30 - sent());
		for (const { customer } of rows(30)) expect(tenant.book.of(customer).length).toBeLessThan(3);
	});

	it('that ends meanwhile lets the rest through, each once', async () => {
		tenant.reset({ faults: (nth) => (nth <= 3 ? dropped(end) : undefined) });
		const reported = await bookAll(40);
		expect(tally(reported).created ?? 0).toBeGreaterThanOrEqual(37);
		expect(tenant.book.appointments).toHaveLength(tally(reported).created ?? 0);
	});
});

it('reads that never answer give up all rows together', async () => {
	tenant.reset({ reads: () => answer(503) });
	const reported = await bookAll();
	expect(tally(reported)).toEqual({ refused: COUNT });
	expect([tenant.writes, tenant.received.length < 2 * COUNT]).toEqual([0, true]);
});

it('a stop after hundreds of rows names rows, and not pages of IDs', async () => {
	const all = rows(400);
	tenant.reset({ faults: (nth) => (nth > 390 ? dropped(answer(422)) : undefined) });
	// Nothing here is to be waited for: a busy machine must not be taken for an outage.
	const { error } = await stage.run(booking({ options: { requestTimeout: 10 } }), all);
	const text = error && 'description' in error ? String(error.description) : '';
	expect(tenant.book.appointments.length).toBeGreaterThan(380);
	expect([text.length > 0, text.length < 1_500]).toEqual([true, true]);
});
