/** Several executions in one n8n process at the same time. */
import { Stage, seconds } from './engine';
import { booking, bookingWith, findOrCreate, row } from './forms';
import { claims, expectTruth, kinds } from './oracle';
import { answer, firstOnly, stored } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';

/** The same rows in so many executions, begun at once. */
async function together(count: number, form: ReturnType<typeof booking>, rows: object[]) {
	const begun = Array.from(
		{ length: count },
		async () => await stage.run(form, rows as never, { onError }),
	);
	return (await Promise.all(begun)).flatMap((run) => claims(run, rows.length));
}

describe.each([0, 0.3, 1, 8, 20])('with all reads %d s behind', (lag) => {
	const lags = { list: seconds(lag), single: seconds(lag), slots: seconds(lag) };

	it.each([2, 4])('books once when the same webhook comes %d times at once', async (count) => {
		tenant.reset({ lag: lags });
		const reported = await together(count, booking(), [row()]);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(kinds(reported).filter((kind) => kind === 'created')).toHaveLength(1);
		if (lag < 20)
			expect(kinds(reported).filter((kind) => kind === 'existing')).toHaveLength(count - 1);
		expectTruth(
			reported,
			reported.map(() => row()),
			tenant,
		);
	});

	it('books once when it comes twice for the next free slot', async () => {
		tenant.reset({ lag: lags });
		const form = booking({ availability: 'nextFree', withinDays: 3 });
		const reported = await together(2, form, [row()]);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(kinds(reported).filter((kind) => kind === 'created')).toHaveLength(1);
	});

	it('books once when it comes again right after', async () => {
		tenant.reset({ lag: lags });
		await stage.run(booking(), [row()], { onError });
		const reported = claims(await stage.run(booking(), [row()], { onError }), 1);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(reported[0].kind).not.toBe('created');
		expectTruth(reported, [row()], tenant);
	});

	it('makes one profile for two deliveries of one new customer', async () => {
		tenant.reset({ lag: lags });
		const reported = await together(2, findOrCreate(), [{ email: 'ann@example.com' }]);
		expect(tenant.book.people).toHaveLength(1);
		expect(kinds(reported).filter((kind) => kind === 'created')).toHaveLength(1);
	});

	it('gives one place to one of two executions', async () => {
		tenant.reset({ lag: lags });
		const form = booking({ availability: 'check' });
		const [one, two] = await Promise.all(
			[row(1), row(2)].map(async (own) => claims(await stage.run(form, [own], { onError }), 1)),
		);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(kinds([...one, ...two]).sort()).toEqual(['created', 'refused']);
	});
});

it.each([0, 1, 8])(
	'books once when the first of two is stored with a 500, shown after %d s',
	async (lag) => {
		const late = seconds(lag);
		tenant.reset({
			lag: { list: late, single: late, slots: late },
			faults: firstOnly(stored(answer(500))),
		});
		const reported = await together(2, booking(), [row()]);
		expect(tenant.book.appointments).toHaveLength(1);
		expect(kinds(reported).sort()).toEqual(['created', 'existing']);
	},
);

it('still makes two when each is to be made', async () => {
	const form = bookingWith({ ifAlreadyBooked: 'createAnyway' });
	const reported = await together(2, form, [row()]);
	expect(tenant.book.appointments).toHaveLength(2);
	expect(kinds(reported)).toEqual(['created', 'created']);
});

it('shows nothing of a booking to a credential that may not read it', async () => {
	const [hidden, secret] = [{ status: 404, body: { message: 'Not found' } }, 'Allergic to wool'];
	const empty = { status: 200, body: { data: [], meta: { last_page: 1, current_page: 1 } } };
	tenant.reset({
		reads: (path, token) => {
			if (token !== tenant.otherToken || !path.startsWith('/appointments')) return undefined;
			return path === '/appointments' ? empty : hidden;
		},
	});
	const form = booking({ additionalFields: { notes: secret } });
	await stage.run(form, [row()], { onError });
	const other = stage.credential(tenant.otherToken);
	const run = await stage.run(booking(), [row()], { onError, credential: other });
	const seen = claims(run, 1)[0];
	expect(JSON.stringify(seen)).not.toContain(secret);
	expect(seen.id).not.toBe(String(tenant.book.appointments[0].id));
});
