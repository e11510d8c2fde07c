/** Rows that are run again, times that are over, clocks that are wrong. */
import { Stage, nameOf } from './engine';
import { type BookingRow, booking, bookingWith, row, rows } from './forms';
import { claims, expectTruth, kinds, tally } from './oracle';
import { customer } from './tenant/book';
import { answer, dropped, firstOnly, stored } from './tenant/faults';
import { DAY, HOUR, ZONE, clockText, hourOfDay, momentOf } from './tenant/times';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';

const startOf = ({ start }: BookingRow) => momentOf(start, ZONE) as number;

describe('with the defaults', () => {
	it('rows that are run again in the same process are booked once', async () => {
		const all = rows(20);
		const first = claims(await stage.run(booking(), all, { onError }), 20);
		const again = claims(await stage.run(booking(), all, { onError }), 20);
		expect([tally(first), tally(again)]).toEqual([{ created: 20 }, { existing: 20 }]);
		expect(tenant.book.appointments).toHaveLength(20);
	});

	it.each([0, 7, 20])(
		'rows that are run again after n8n died with %d booked are booked once',
		async (done) => {
			const all = rows(20);
			await stage.run(booking(), all.slice(0, done), { onError });
			tenant.move();
			const run = await stage.run(booking(), all, { onError });
			const reported = claims(run, 20);
			const expected = {
				...(done && { existing: done }),
				...(done < 20 && { created: 20 - done }),
			};
			expect(tally(reported)).toEqual(expected);
			expect(tenant.book.appointments).toHaveLength(20);
			expectTruth(reported, all, tenant);
			const hints = JSON.stringify(run.task('Omneo')?.hints ?? []);
			if (done > 0) expect(hints).toMatch(new RegExp(`\\b${done}\\b`));
		},
	);

	it.each([
		['another customer', row(2)],
		['another start', row(1, startOf(row()) + HOUR)],
	])('%s makes another booking', async (_, other) => {
		const reported = claims(await stage.run(booking(), [row(), other], { onError }), 2);
		expect(kinds(reported)).toEqual(['created', 'created']);
	});

	it.each(['cancelled', 'rejected'])('a booking that was %s does not count', async (status) => {
		tenant.book.seed(customer(1), startOf(row()), { status });
		expect(kinds(claims(await stage.run(booking(), [row()], { onError }), 1))).toEqual(['created']);
	});

	it('Create Anyway books again', async () => {
		const form = bookingWith({ ifAlreadyBooked: 'createAnyway' });
		await stage.run(form, [row()]);
		await stage.run(form, [row()]);
		expect(tenant.book.appointments).toHaveLength(2);
	});
});

describe('with Next Free Slot', () => {
	const form = booking({ availability: 'nextFree', withinDays: 14 });

	it.each([0.1, 2, 23])('a booking made %d hours ago is the same one', async (hours) => {
		const { id } = tenant.book.seed(customer(1), startOf(row()) + 2 * DAY, {}, hours * HOUR);
		const reported = claims(await stage.run(form, [row()], { onError }), 1);
		expect(reported[0]).toMatchObject({ kind: 'existing', id: String(id) });
		expect(tenant.writes).toBe(0);
	});

	it.each([26, 72, 24 * 90])('a booking made %d hours ago is another visit', async (hours) => {
		tenant.book.seed(customer(1), startOf(row()) + 2 * DAY, {}, hours * HOUR);
		const reported = claims(await stage.run(form, [row()], { onError }), 1);
		expect(reported[0].kind).toBe('created');
		expect(tenant.book.appointments).toHaveLength(2);
	});
});

describe('a start in the past', () => {
	const past = () => row(1, hourOfDay(tenant.now(), -2, 10));
	const book = async (form: ReturnType<typeof booking>, own = past()) =>
		claims(await stage.run(form, [own], { onError }), 1)[0];

	it('is refused by its field and time, and nothing is sent', async () => {
		const { kind, error } = await book(booking());
		expect([kind, tenant.writes]).toEqual(['refused', 0]);
		expect(Object.keys(error?.fields ?? {})).toEqual(['Scheduled Start']);
		expect(JSON.stringify(error)).toContain(past().start.slice(0, 16));
	});

	it('is booked with Allow Past Times', async () => {
		expect((await book(bookingWith({ allowPastTimes: true }))).kind).toBe('created');
	});

	it.each(['arrived', 'completed', 'no_show'])('is booked as %s', async (status) => {
		expect((await book(booking({ additionalFields: { status } }))).kind).toBe('created');
	});

	it.each(['requested', 'confirmed'])('is refused as %s', async (status) => {
		expect((await book(booking({ additionalFields: { status } }))).kind).toBe('refused');
		expect(tenant.writes).toBe(0);
	});

	it.each([400, -400])("is decided by Omneo's clock, %d days off the host's", async (days) => {
		tenant.reset({ clock: days * DAY });
		expect((await book(booking(), past())).kind).toBe('refused');
		const soon = row(1, hourOfDay(tenant.now(), 2, 10));
		expect((await book(booking(), soon)).kind).toBe('created');
		expect(tenant.book.appointments).toHaveLength(1);
	});

	it.each([false, true])('is refused by Reschedule unless it is allowed (%s)', async (allowed) => {
		const { id, start } = tenant.book.seed(customer(1), startOf(row()));
		const to = hourOfDay(tenant.now(), -2, 12);
		const form = {
			resource: 'appointment',
			operation: 'reschedule',
			appointmentId: { __rl: true, mode: 'id', value: String(id) },
			scheduledStartAt: clockText(to),
			options: allowed ? { allowPastTimes: true } : {},
		};
		const [{ kind }] = claims(await stage.run(form, [{}], { onError }), 1);
		expect([kind === 'refused', tenant.book.appointments[0].start]).toEqual([
			!allowed,
			allowed ? to : start,
		]);
	});
});

describe('two nodes in one execution', () => {
	const anyway = bookingWith({ ifAlreadyBooked: 'createAnyway' });
	const second = booking({
		profileId: { __rl: true, mode: 'list', value: customer(1) },
		scheduledStartAt: row().start,
		options: { ifAlreadyBooked: 'createAnyway' },
	});

	it.each([500, 503])("do not adopt each other's records after a %d", async (status) => {
		tenant.reset({ faults: (nth) => (nth === 2 ? dropped(answer(status)) : undefined) });
		const run = await stage.runAll([anyway, second], [row()], { onError });
		const ids = [0, 1].map((index) => claims(run, 1, nameOf(index))[0].id);
		expect([tenant.book.appointments.length, new Set(ids).size]).toEqual([2, 2]);
	});

	it("do not take each other's record for their own after a 502", async () => {
		tenant.reset({ faults: (nth) => (nth === 2 ? dropped(answer(502)) : undefined) });
		const run = await stage.runAll([anyway, second], [row()], { onError });
		expect(claims(run, 1, nameOf(1))[0].kind).toBe('unknown');
	});

	it('find their own record after a 502', async () => {
		tenant.reset({ faults: (nth) => (nth === 2 ? stored(answer(502)) : undefined) });
		const run = await stage.runAll([anyway, second], [row()], { onError });
		expect(claims(run, 1, nameOf(1))[0]).toMatchObject({ kind: 'created', id: '5002' });
	});
});

const OFF = [-90, -3, 0, 3, 90];

describe.each(OFF)('with a Date header %d days off', (dateDays) => {
	it.each(OFF.flatMap((days) => [500, 502].map((status) => [days, status])))(
		'and a created_at %d days off, a booking stored with a %d is made once',
		async (days, status) => {
			tenant.reset({ clock: dateDays * DAY, faults: firstOnly(stored(answer(status))) });
			tenant.book.createdOffset = days * DAY;
			const own = row(1, hourOfDay(tenant.now(), 30, 10));
			const reported = claims(await stage.run(booking(), [own], { onError }), 1);
			expect(tenant.book.appointments).toHaveLength(1);
			expect(reported[0]).toMatchObject({ kind: 'created', id: '5001' });
		},
	);
});
