/** Reads that lag behind writes: each booking is made once, however late the book shows it. */
import { Stage, seconds } from './engine';
import { booking, bookingWith, findOrCreate, row, rows } from './forms';
import { type Claim, claims, expectTruth, kinds, stopText, tally } from './oracle';
import { type Fault, always, answer, dropped, firstOnly, stored } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;

/** Within the time of the looks, in seconds; and one beyond it. */
const LAGS = [0, 0.3, 1, 3, 8];
const BEYOND = 20;

const ENDS: Array<[string, Fault['end']]> = [
	['500', answer(500)],
	['503', answer(503)],
	['502', answer(502)],
	['nothing', 'silence'],
	['a broken connection', 'reset'],
];

/** A lag of all reads. */
const lagging = (count: number) => {
	const lag = seconds(count);
	return { lag: { list: lag, single: lag, slots: lag } };
};

const onError = 'continueErrorOutput';
const quick = { requestTimeout: 0.5 };

async function once(lag: number, end: Fault['end'], options: object = {}): Promise<Claim> {
	tenant.reset({ ...lagging(lag), faults: firstOnly(stored(end)) });
	const run = await stage.run(bookingWith({ ...quick, ...options }), [row()], { onError });
	const all = claims(run, 1);
	expectTruth(all, [row()], tenant);
	return all[0];
}

describe.each(ENDS)('a booking that is stored and answered with %s', (name, end) => {
	it.each(LAGS)('is made once when it shows after %d s, and reported as made', async (lag) => {
		const { kind } = await once(lag, end);
		expect([tenant.book.appointments.length, kind]).toEqual([1, 'created']);
	});

	it('is reported as unknown at most when it shows too late to be seen', async () => {
		const { kind, error } = await once(BEYOND, end);
		// After the server's own 500 it is sent again once the looks have ended: one more, no further.
		const most = name === '500' || name === '503' ? 2 : 1;
		expect(tenant.book.appointments.length).toBeLessThanOrEqual(most);
		expect(['created', 'unknown']).toContain(kind);
		if (kind === 'unknown') expect(error).toMatchObject({ retryable: false });
	});
});

it.each(['createAnyway', 'returnExisting'])(
	'books a hundred rows once each, with each tenth stored and answered 500 (%s)',
	async (ifAlreadyBooked) => {
		const all = rows(100);
		tenant.reset({
			...lagging(1),
			faults: (nth) => (nth % 10 === 0 ? stored(answer(500)) : undefined),
		});
		const run = await stage.run(bookingWith({ ifAlreadyBooked }), all, { onError });
		const reported = claims(run, 100);
		expect(tenant.book.appointments).toHaveLength(100);
		expect(tally(reported)).toEqual({ created: 100 });
		expectTruth(reported, all, tenant);
	},
);

it('does not say that nothing was made when every attempt is stored, answered 500 and shown late', async () => {
	tenant.reset({ ...lagging(BEYOND), faults: always(stored(answer(500))) });
	const run = await stage.run(booking(), [row()], { onError });
	const reported = claims(run, 1);
	expect(tenant.book.appointments.length).toBeLessThanOrEqual(2);
	expectTruth(reported, [row()], tenant);
	expect(JSON.stringify(reported)).not.toMatch(/nothing was made/i);
});

describe.each([...LAGS, BEYOND])('with all reads %d s behind', (lag) => {
	it('books three equal rows once', async () => {
		tenant.reset(lagging(lag));
		const equal = [row(), row(), row()];
		const form = bookingWith({ ifAlreadyBooked: 'returnExisting' });
		const reported = claims(await stage.run(form, equal, { onError }), 3);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(reported.filter(({ kind }) => kind === 'created')).toHaveLength(1);
		expectTruth(reported, equal, tenant);
		if (lag < BEYOND) expect(kinds(reported).sort()).toEqual(['created', 'existing', 'existing']);
	});

	it('makes one profile for three spellings of an email', async () => {
		tenant.reset(lagging(lag));
		const emails = ['ann@example.com', 'Ann@Example.com', ' ANN@EXAMPLE.COM '];
		const spellings = emails.map((email) => ({ email }));
		const reported = claims(await stage.run(findOrCreate(), spellings, { onError }), 3);
		expect(tenant.book.people).toHaveLength(1);
		expect(reported.filter(({ kind }) => kind === 'created')).toHaveLength(1);
		const ids = reported.flatMap(({ id }) => (id === undefined ? [] : [id]));
		expect(new Set(ids)).toEqual(new Set([tenant.book.people[0].id]));
	});

	it.each([1, 3])('gives five customers no more than %d places', async (capacity) => {
		tenant.reset({ ...lagging(lag), capacity });
		const all = rows(5);
		const form = booking({ availability: 'check' });
		const reported = claims(await stage.run(form, all, { onError }), 5);
		expect(tenant.book.appointments).toHaveLength(capacity);
		expect(tally(reported)).toEqual({ created: capacity, refused: 5 - capacity });
		expectTruth(reported, all, tenant);
	});

	it('gives two customers different free slots', async () => {
		tenant.reset(lagging(lag));
		const form = booking({ availability: 'nextFree', withinDays: 3 });
		await stage.run(form, rows(2), { onError });
		const starts = tenant.book.appointments.map(({ start }) => start);
		expect([starts.length, new Set(starts).size]).toEqual([2, 2]);
	});

	it('retries a stopped run without booking the first row again', async () => {
		const taken = { errors: { notes: ['The notes are too long.'] } };
		tenant.reset({
			...lagging(lag),
			faults: (nth) => (nth === 2 ? dropped(answer(422, taken)) : undefined),
		});
		const form = bookingWith({ maxRequestsAtOnce: 1 });
		const stopped = await stage.run(form, rows(2));
		const retried = await stage.retry(stopped, form);
		expect(tenant.book.of(row(1).customer)).toHaveLength(1);
		expect(stopText(retried)).not.toMatch(/not in Omneo any more|new execution/);
		if (lag < BEYOND) expect(tenant.book.appointments).toHaveLength(2);
	});
});

describe.each([1, 8, BEYOND])(
	'a refusal after a first attempt that was stored, shown after %d s',
	(lag) => {
		it('does not tell a taken slot as refused', async () => {
			tenant.reset({ ...lagging(lag), faults: firstOnly(stored(answer(500))) });
			tenant.book.uniqueSlot = true;
			const reported = claims(await stage.run(booking(), [row()], { onError }), 1);
			expect(tenant.book.appointments).toHaveLength(1);
			expect(['created', 'unknown']).toContain(reported[0].kind);
			expectTruth(reported, [row()], tenant);
		});

		it('does not tell a taken email as refused', async () => {
			tenant.reset({ ...lagging(lag), faults: firstOnly(stored(answer(500))) });
			tenant.book.uniqueEmail = true;
			const form = findOrCreate();
			const reported = claims(
				await stage.run(form, [{ email: 'ann@example.com' }], { onError }),
				1,
			);
			expect(tenant.book.people).toHaveLength(1);
			expect(['created', 'existing', 'unknown']).toContain(reported[0].kind);
			if (reported[0].id !== undefined) expect(reported[0].id).toBe(tenant.book.people[0].id);
		});
	},
);
