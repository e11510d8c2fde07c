/** What a list does not say is not 'not there'. */
import { Stage } from './engine';
import { allAppointments, booking, bookingWith, row } from './forms';
import { claims, expectTruth, stopText } from './oracle';
import { customer } from './tenant/book';
import { answer, firstOnly, stored } from './tenant/faults';
import {
	CLEAR,
	EMPTY_PAGES,
	ENDLESS,
	ENDLESS_PAGES,
	type Paging,
	REPEATING,
	UNCLEAR,
	WHOLE,
} from './tenant/lists';
import { DAY, ZONE, momentOf } from './tenant/times';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';
const returnExisting = bookingWith({ ifAlreadyBooked: 'returnExisting' });

const start = () => momentOf(row().start, ZONE) as number;

/** Bookings of the first customer on other days, so that the one that matters is on a later page. */
function seedOthers(count: number): void {
	for (let day = 1; day <= count; day++) tenant.book.seed(customer(1), start() + (40 + day) * DAY);
}

async function book(form = returnExisting) {
	const reported = claims(await stage.run(form, [row()], { onError }), 1);
	expectTruth(reported, [row()], tenant);
	return reported[0];
}

describe.each(Object.entries(CLEAR))('rows with %s', (_, shape) => {
	it('show a booking that is there', async () => {
		tenant.reset({ shape });
		const { id } = tenant.book.seed(customer(1), start());
		expect(await book()).toMatchObject({ kind: 'existing', id: String(id) });
		expect(tenant.writes).toBe(0);
	});

	it.each([500, 502])('show a booking that was stored with a %d', async (status) => {
		tenant.reset({ shape, faults: firstOnly(stored(answer(status))) });
		expect(await book()).toMatchObject({ kind: 'created', id: '5001' });
		expect(tenant.book.appointments).toHaveLength(1);
	});
});

describe.each(Object.entries(UNCLEAR))('rows with %s', (_, shape) => {
	it('are no proof that a booking is not there', async () => {
		tenant.reset({ shape });
		tenant.book.seed(customer(1), start());
		expect(await book()).toMatchObject({
			kind: expect.stringMatching(/unknown|refused/) as string,
		});
		expect(tenant.writes).toBe(0);
	});

	it.each([500, 502])('leave it open whether one was stored with a %d', async (status) => {
		tenant.reset({ shape, faults: firstOnly(stored(answer(status))) });
		const form = bookingWith({ ifAlreadyBooked: 'createAnyway' });
		expect(await book(form)).toMatchObject({ kind: 'unknown', error: { retryable: false } });
		expect(tenant.book.appointments).toHaveLength(1);
	});

	it('of another customer do not count', async () => {
		tenant.reset({ shape: (one) => (one.profile_id === customer(2) ? shape(one) : one) });
		tenant.book.seed(customer(2), start());
		expect(await book()).toMatchObject({ kind: 'created' });
	});
});

describe.each(Object.entries(WHOLE))('a list with %s', (_, paging) => {
	it('shows a booking that is on its last page', async () => {
		tenant.reset({ paging });
		seedOthers(130);
		const { id } = tenant.book.seed(customer(1), start());
		expect(await book()).toMatchObject({ kind: 'existing', id: String(id) });
		expect(tenant.writes).toBe(0);
	});

	it('shows a booking that was stored with a 502', async () => {
		tenant.reset({ paging, faults: firstOnly(stored(answer(502))) });
		seedOthers(130);
		expect(await book()).toMatchObject({ kind: 'created' });
		expect(tenant.book.of(customer(1), start())).toHaveLength(1);
	});

	it.each([0, 40, 100, 250])('is returned with all of its %d records', async (count) => {
		tenant.reset({ paging });
		seedOthers(count);
		expect(await allIds()).toEqual(tenant.book.appointments.map(({ id }) => String(id)));
	});
});

/** What Get Many with Return All puts out; undefined when it failed. */
async function allIds(): Promise<string[] | undefined> {
	const run = await stage.run(allAppointments(), [{}]);
	if (run.error) return undefined;
	return run
		.json('Omneo')
		.flatMap(({ id }) => (id === undefined ? [] : [String(id)]))
		.sort();
}

const reads = () => tenant.asked('GET', '/appointments').length;

describe('a list that repeats its first page', () => {
	it('is no proof that a booking is not there', async () => {
		tenant.reset({ paging: REPEATING });
		seedOthers(130);
		tenant.book.seed(customer(1), start());
		expect(['unknown', 'refused']).toContain((await book()).kind);
		expect([tenant.writes, reads() < 20]).toEqual([0, true]);
	});

	it('is not returned as all there is', async () => {
		tenant.reset({ paging: REPEATING });
		seedOthers(250);
		expect(await allIds()).toBeUndefined();
	});

	it('gives as many as a limit asks for', async () => {
		tenant.reset({ paging: REPEATING });
		seedOthers(250);
		const run = await stage.run(allAppointments({ returnAll: false, limit: 50 }), [{}]);
		expect(run.json('Omneo')).toHaveLength(50);
	});
});

describe('a list of thousands of empty pages', () => {
	it('ends with the first of them for a look', async () => {
		tenant.reset({ paging: EMPTY_PAGES });
		seedOthers(3);
		expect(await book()).toMatchObject({ kind: 'created' });
		expect(reads()).toBeLessThan(20);
	});

	it('ends with the first of them for Return All', async () => {
		tenant.reset({ paging: EMPTY_PAGES });
		seedOthers(60);
		expect(await allIds()).toHaveLength(60);
		expect(reads()).toBeLessThan(20);
	});
});

describe('a list without an end', () => {
	const bounded: Paging = (records, asked) =>
		asked.page > ENDLESS_PAGES ? { data: 'no more' } : ENDLESS(records, { ...asked, size: 20 });

	it('is given up by a look, and nothing is booked', async () => {
		tenant.reset({ paging: bounded });
		expect(['unknown', 'refused']).toContain((await book(booking(returnExisting))).kind);
		expect([tenant.writes, reads() < 200]).toEqual([0, true]);
	});

	it('is given up by Return All, with the reason', async () => {
		tenant.reset({ paging: bounded });
		const run = await stage.run(allAppointments(), [{}]);
		expect(stopText(run)).toMatch(/too (many|long)|no end|without (an )?end/i);
		expect(reads()).toBeLessThan(ENDLESS_PAGES);
	});
});
