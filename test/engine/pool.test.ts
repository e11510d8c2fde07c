/** Several requests at once: in order, within the bound, at the pace of the server, and stopped when asked. */
import { sleep } from 'n8n-workflow';
import { ON_ERROR, type OnError, Stage, form, id, seed, errorText } from './support';

const stage = Stage.use();

const booked = () => stage.sandbox.appointments().length;

/** As many rows as asked for, of different times. */
function rows(count: number) {
	return Array.from({ length: count }, (_, n) => ({
		n,
		start: `2027-03-${String(22 + Math.floor(n / 36)).padStart(2, '0')} ${String(6 + (Math.floor(n / 4) % 9)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
	}));
}

/** An appointment that is there already. */
function bookAt(start: string) {
	return stage.sandbox.addAppointment({
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.wei,
		scheduled_start_at: start,
		scheduled_end_at: '2027-12-24 10:00:00',
		timezone: 'Australia/Melbourne',
	});
}

/** Needs no look-up. */
const complete = (options: object = {}, changes: object = {}) =>
	form({
		scheduledStartAt: '={{ $json.start }}',
		scheduledEndAt: '2027-12-24 10:00',
		timezone: id('Australia/Melbourne', 'list'),
		additionalFields: { notes: '={{ String($json.n) }}' },
		options,
		...changes,
	});

/**
 * Keeps requests with the server until so many are there and no more come, and counts them. The first
 * ones that come alone are not kept.
 */
function watchCrowd(expected: number, alone = 0) {
	let now = 0;
	let sent = 0;
	const crowd = { most: 0, stop: () => {} };
	crowd.stop = stage.sandbox.onRequest(async () => {
		crowd.most = Math.max(crowd.most, ++now);
		const isKept = ++sent > alone;
		const hurried = Date.now() + 5000;
		while (isKept && crowd.most < expected && Date.now() < hurried) await sleep(1);
		await sleep(20);
		now -= 1;
	});
	return crowd;
}

test.each([
	[undefined, 8],
	[1, 1],
	[3, 3],
	['={{ 32 }}', 32],
])('with %s as the most requests at once, %i are under way', async (maxRequestsAtOnce, most) => {
	const crowd = watchCrowd(most);
	const run = await stage.run(complete({ maxRequestsAtOnce }), { items: rows(40) });
	crowd.stop();
	expect(run.error).toBeUndefined();
	expect(crowd.most).toBe(most);
	expect(booked()).toBe(40);
});

test('look-ups count as well', async () => {
	const crowd = watchCrowd(2);
	const items = rows(12).map((row, n) => ({ ...row, email: `nobody${n}@example.com` }));
	const byEmail = complete(
		{ maxRequestsAtOnce: 2 },
		{ profileId: id('={{ $json.email }}', 'email') },
	);
	await stage.run(byEmail, { items, onError: 'continueErrorOutput' });
	crowd.stop();
	expect(crowd.most).toBe(2);
});

test('pages of a list count as well', async () => {
	for (const row of rows(36)) {
		for (let times = 0; times < 12; times++) bookAt(`${row.start}:00`);
	}
	// Only the first page says how many there are.
	const crowd = watchCrowd(2, 1);
	const run = await stage.run({
		resource: 'appointment',
		operation: 'getAll',
		returnAll: true,
		options: { maxRequestsAtOnce: 2 },
	});
	crowd.stop();
	expect(run.json('Omneo')).toHaveLength(432);
	expect(crowd.most).toBe(2);
});

test.each([0, 33, 1.5, 'many', '={{ -1 }}'])(
	'%s as the most requests at once is reported by its label, and nothing is sent',
	async (maxRequestsAtOnce) => {
		const run = await stage.run(complete({ maxRequestsAtOnce }), { items: rows(2) });
		expect(errorText(run)).toContain(
			'Max Requests at Once: must be a whole number above 0 and at most 32',
		);
		expect(stage.sandbox.requests).toEqual([]);
	},
);

test.each(ON_ERROR)('items come out in order, whoever is answered first: %s', async (onError) => {
	let turn = 0;
	const stop = stage.sandbox.onRequest(async () => await sleep((turn++ * 7) % 40));
	const run = await stage.run(complete(), { items: rows(40), onError });
	stop();
	expect(run.json('Omneo').map((item) => item.notes)).toEqual(rows(40).map(({ n }) => String(n)));
	expect(run.json('Main pairs').map(({ paired }) => paired)).toEqual(rows(40));
});

test('three hundred items with three services make three reads of each kind', async () => {
	const services = [
		[seed.definitions.suitFitting, seed.locations.melbourne],
		[seed.definitions.expressAlteration, seed.locations.london],
		[seed.definitions.personalStyling, seed.locations.sydney],
	];
	const items = Array.from({ length: 300 }, (_, n) => {
		const [service, place] = services[n % 3];
		return {
			service,
			place,
			start: `2027-04-${String(1 + (n % 28)).padStart(2, '0')} ${10 + (n % 7)}:00`,
		};
	});
	const parameters = form({
		appointmentDefinitionId: id('={{ $json.service }}'),
		locationId: id('={{ $json.place }}'),
		assignedStaffId: id(seed.staff.priya),
		scheduledStartAt: '={{ $json.start }}',
		options: { dryRun: true },
	});
	const run = await stage.run(parameters, { items });
	expect(run.json('Omneo')).toHaveLength(300);
	expect([stage.reads(/definitions\/\d+$/), stage.reads(/locations\/\d+$/)]).toEqual([3, 3]);
});

describe('a failure with stop on error', () => {
	test('begins no further item, lets those under way end, and says what was booked', async () => {
		stage.sandbox.fault({ method: 'POST', nth: 5, status: 403 });
		const run = await stage.run(complete({ maxRequestsAtOnce: 4 }), { items: rows(40) });
		const sent = stage.posted().length;
		expect(sent).toBeLessThanOrEqual(8);
		expect(booked()).toBe(sent - 1);
		const ids = stage.sandbox.appointments().map((appointment) => appointment.id);
		const [, named] = /\(IDs ([\d, ]+)\)\./.exec(errorText(run)) ?? [];
		expect(named.split(', ').map(Number).sort()).toEqual(ids.sort());
	});

	test('of two rows that must not run side by side, the second is not begun', async () => {
		stage.sandbox.fault({ method: 'POST', status: 403 });
		await stage.run(form(), { items: [{}, {}, {}] });
		expect(stage.posted()).toHaveLength(1);
	});
});

describe('a limit of the server', () => {
	const limited = (retryAfter: 'seconds' | 'date' | 'none') =>
		stage.sandbox.switches({ rateLimit: { perSecond: 25, burst: 5, retryAfter } });

	test.each(['seconds', 'date', 'none'] as const)(
		'is kept to by all items together, and none is lost: Retry-After as %s',
		async (retryAfter) => {
			limited(retryAfter);
			const crowd = watchCrowd(8);
			const run = await stage.run(complete(), { items: rows(24) });
			crowd.stop();
			expect(run.error).toBeUndefined();
			expect(booked()).toBe(24);
			const refused = stage.sandbox.requests.filter(({ status }) => status === 429);
			expect(refused.length).toBeGreaterThan(0);
			expect(refused.length).toBeLessThan(24);
		},
	);

	test('a wait that is too long is reported, and nothing is booked', async () => {
		const headers = { 'retry-after': '7200' };
		stage.sandbox.fault({ method: 'POST', status: 429, headers, times: 'always' });
		const run = await stage.run(complete(), { items: rows(2), onError: 'continueErrorOutput' });
		const details = run.json('Omneo', 1).map((item) => item.error);
		expect(details).toEqual([
			expect.objectContaining({ code: 'rate_limited', retryable: true }),
			expect.objectContaining({ code: 'rate_limited', retryable: true }),
		]);
		expect(booked()).toBe(0);
	});
});

describe('a cancelled run', () => {
	async function cancelled(onError: OnError) {
		stage.sandbox.fault({
			method: 'POST',
			nth: 3,
			status: 429,
			headers: { 'retry-after': '30' },
			times: 'always',
		});
		const waiting = async () => {
			while (!stage.sandbox.requests.some(({ status }) => status === 429)) await sleep(10);
		};
		return await stage.run(complete({ maxRequestsAtOnce: 1 }), {
			items: rows(9),
			onError,
			cancel: waiting(),
		});
	}

	test.each(ON_ERROR)('ends its waits at once, and sends nothing more: %s', async (onError) => {
		const run = await cancelled(onError);
		expect(run.run.status).toBe('canceled');
		const sent = stage.posted().length;
		await sleep(100);
		expect(stage.posted()).toHaveLength(sent);
		expect(booked()).toBe(2);
	});
});

test('n8n gets its turn while a long list is checked', async () => {
	// A typo in the last row: the list is checked to its end, and nothing is sent.
	const items = [...Array.from({ length: 2000 }, () => rows(1)[0]), { n: 0, start: 'soon' }];
	let isOver = false;
	let turns = 0;
	const turning = async () => {
		for (; !isOver; turns++) await sleep(1);
	};
	const counted = turning();
	await stage.run(complete(), { items });
	isOver = true;
	await counted;
	expect(stage.sandbox.requests).toEqual([]);
	expect(turns).toBeGreaterThan(3);
});

describe('changes of one record', () => {
	test('keep the order of the rows', async () => {
		const appointment = bookAt('2027-03-22 10:00:00');
		let turn = 0;
		const stop = stage.sandbox.onRequest(async () => await sleep((turn++ * 7) % 30));
		const update = {
			resource: 'appointment',
			operation: 'update',
			appointmentId: id(appointment.id),
			updateFields: { notes: '={{ String($json.n) }}' },
		};
		await stage.run(update as never, { items: rows(12), onError: 'continueRegularOutput' });
		stop();
		expect(stage.sandbox.appointments()[0].notes).toBe('11');
	});

	const changes = (operation: string, more: object) => ({
		resource: 'appointment',
		operation,
		appointmentId: id(stage.sandbox.appointments()[0].id),
		...more,
	});

	test.each(ON_ERROR)('judge a status by what the rows before left: %s', async (onError) => {
		bookAt('2027-03-22 10:00:00');
		const items = ['cancelled', 'requested', 'requested'].map((status) => ({ status }));
		const change = changes('changeStatus', { status: '={{ $json.status }}' });
		const run = await stage.run(change as never, { items, onError });
		expect(run.json('Omneo').map((item) => [item.status, item.status_changed])).toEqual([
			['cancelled', true],
			['requested', true],
			['requested', false],
		]);
		expect(stage.sandbox.appointments()[0].status).toBe('requested');
	});

	test.each(ON_ERROR)('keep the length that the rows before left: %s', async (onError) => {
		bookAt('2027-03-22 10:00:00');
		const items = [
			{ start: '2027-03-22 11:00', end: '2027-03-22 13:00' },
			{ start: '2027-03-22 15:00', end: '' },
		];
		const move = changes('reschedule', {
			scheduledStartAt: '={{ $json.start }}',
			scheduledEndAt: '={{ $json.end }}',
		});
		const run = await stage.run(move as never, { items, onError });
		expect(run.json('Omneo').map((item) => item.scheduled_end_at)).toEqual([
			'2027-03-22T13:00:00+11:00',
			'2027-03-22T17:00:00+11:00',
		]);
	});

	test('a delete whose answer was lost is done', async () => {
		const appointment = bookAt('2027-03-22 10:00:00');
		stage.sandbox.fault({ method: 'DELETE', when: 'after', reset: true });
		const remove = {
			resource: 'appointment',
			operation: 'delete',
			appointmentId: id(appointment.id),
		};
		const run = await stage.run(remove as never);
		expect(run.json('Omneo')).toEqual([{ deleted: true }]);
	});
});
