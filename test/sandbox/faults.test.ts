import { startSandbox } from '../../dev/sandbox';
import { NOW, alteration, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const book = async () => await ask('POST', '/appointments', { body: alteration(sandbox()) });
const booked = () => sandbox().appointments().length;

/** A booking by a client that waits so long and no longer. */
const posted = (patienceMs: number): RequestInit => ({
	method: 'POST',
	headers: { authorization: `Bearer ${sandbox().token}`, 'content-type': 'application/json' },
	body: JSON.stringify(alteration(sandbox())),
	signal: AbortSignal.timeout(patienceMs),
});
const hangUpAfter = async (patienceMs: number) =>
	await fetch(`${sandbox().apiUrl}/appointments`, posted(patienceMs));

describe('a fault', () => {
	test('answers before the API sees the request, so nothing is stored', async () => {
		const fault = sandbox().fault({ status: 503, headers: { 'retry-after': '7' } });
		const answer = await book();
		expect([answer.status, answer.json]).toEqual([503, { message: 'Service Unavailable' }]);
		expect(answer.headers.get('retry-after')).toBe('7');
		expect([booked(), fault.hits, sandbox().requests[0].status]).toEqual([0, 1, 503]);
		expect((await book()).status).toBe(201);
	});

	test('answers after the API has stored the booking', async () => {
		sandbox().fault({ method: 'POST', path: '/appointments', when: 'after', status: 500 });
		const answer = await book();
		expect([answer.status, answer.json]).toEqual([500, { message: 'Server Error' }]);
		expect(booked()).toBe(1);
	});

	test('cuts the connection before the booking is stored', async () => {
		sandbox().fault({ reset: true });
		await expect(book()).rejects.toThrow();
		expect([booked(), sandbox().requests[0].status]).toEqual([0, null]);
	});

	test('cuts the connection after the booking is stored, and the booking stays', async () => {
		sandbox().fault({ reset: true, when: 'after' });
		await expect(book()).rejects.toThrow();
		expect([booked(), sandbox().requests[0].status]).toEqual([1, null]);
		expect((await ask('GET', '/appointments')).json.meta.total).toBe(1);
	});

	test('cuts the answer in half', async () => {
		for (const when of ['before', 'after'] as const) {
			sandbox().fault({ truncate: true, when });
			await expect(book()).rejects.toThrow();
		}
		expect(booked()).toBe(1);
	});

	test('answers a page of HTML, or text that is not JSON', async () => {
		sandbox().fault({ status: 200, body: '<h1>Please log in</h1>' });
		const page = await book();
		expect([page.status, page.json]).toEqual([200, undefined]);
		expect(page.headers.get('content-type')).toBe('text/html');
		sandbox().fault({ when: 'after', body: '{"data": {"id":' });
		const half = await book();
		expect([half.status, half.text]).toEqual([201, '{"data": {"id":']);
		expect(half.headers.get('content-type')).toBe('application/json');
	});

	test.each(['before', 'after'] as const)('is slow %s handling the request', async (when) => {
		sandbox().fault({ delayMs: 60, when });
		const start = performance.now();
		expect((await book()).status).toBe(201);
		expect(performance.now() - start).toBeGreaterThan(50);
	});

	test('that is slow after storing leaves a client that hung up with a booking', async () => {
		sandbox().fault({ delayMs: 5000, when: 'after' });
		await expect(hangUpAfter(100)).rejects.toThrow();
		expect(booked()).toBe(1);
	});

	test('stores a booking some time after its client has hung up', async () => {
		sandbox().fault({ delayMs: 150 });
		await expect(hangUpAfter(50)).rejects.toThrow();
		expect(booked()).toBe(0);
		await sandbox().idle();
		expect(booked()).toBe(1);
	});

	test('answers for the API while that is still at work', async () => {
		sandbox().fault({ method: 'POST', status: 504, handledAfterMs: 100 });
		const answer = await book();
		expect([answer.status, answer.json]).toEqual([504, { message: 'Gateway Timeout' }]);
		expect([booked(), sandbox().requests[0].status]).toEqual([0, 504]);
		await sandbox().idle();
		expect(booked()).toBe(1);
	});

	test('that answers by itself has nothing to settle, however late it is', async () => {
		sandbox().fault({ delayMs: 60_000, status: 504 });
		await expect(hangUpAfter(50)).rejects.toThrow();
		await sandbox().idle();
		expect(booked()).toBe(0);
	});

	test('sends an answer in small pieces, head and body, and all of it in the end', async () => {
		sandbox().fault({ when: 'after', slow: { everyMs: 20, pieces: 5 } });
		const start = performance.now();
		const answer = await book();
		expect(performance.now() - start).toBeGreaterThan(70);
		expect([answer.status, answer.json.data.id]).toEqual([201, 5001]);
	});

	test.each(['silence', 'endless'] as const)('never sends the whole answer: %s', async (ending) => {
		sandbox().fault({ when: 'after', slow: { everyMs: 5, pieces: 3, ending } });
		const answer = await fetch(`${sandbox().apiUrl}/appointments`, posted(200));
		expect(answer.status).toBe(201);
		await expect(answer.text()).rejects.toThrow();
		expect(booked()).toBe(1);
	});

	test('hits only the requests whose body has a part', async () => {
		const part = `"profile_id":"${sandbox().seed.customers.wei}"`;
		const fault = sandbox().fault({ bodyPart: part, status: 500, times: 'always' });
		expect((await book()).status).toBe(201);
		expect((await ask('GET', '/locations')).status).toBe(200);
		const body = alteration(sandbox(), { profile_id: sandbox().seed.customers.wei });
		expect((await ask('POST', '/appointments', { body })).status).toBe(500);
		expect(fault.hits).toBe(1);
	});

	test('hits the nth request, as often as it should', async () => {
		const fault = sandbox().fault({ path: '/locations', nth: 2, times: 2, status: 502 });
		const statuses: number[] = [];
		for (let count = 0; count < 4; count += 1) {
			statuses.push((await ask('GET', '/locations')).status);
		}
		expect([statuses, fault.hits]).toEqual([[200, 502, 502, 200], 2]);
	});

	test('hits only the requests it concerns', async () => {
		sandbox().fault({ method: 'post', status: 500, times: 'always' });
		sandbox().fault({ path: /page\[number\]=2$/, status: 504 });
		expect((await ask('GET', '/profiles?page[number]=1')).status).toBe(200);
		expect((await ask('GET', '/profiles?page[number]=2')).status).toBe(504);
		expect((await ask('GET', '/')).status).toBe(200);
	});

	test('is set and cleared over HTTP', async () => {
		const fault = { pathPattern: '^/api/v3/loc', status: 500, times: 'always' };
		expect((await ask('POST', '/__sandbox/faults', { body: fault })).status).toBe(201);
		expect((await ask('GET', '/locations')).status).toBe(500);
		expect((await ask('DELETE', '/__sandbox/faults')).status).toBe(204);
		expect((await ask('GET', '/locations')).status).toBe(200);
		const wrong = { body: { pathPattern: '(' } };
		expect((await ask('POST', '/__sandbox/faults', wrong)).status).toBe(422);
		expect((await ask('POST', '/__sandbox/faults', { body: { satus: 500 } })).status).toBe(422);
	});

	test('can be taken back', async () => {
		sandbox().fault({ status: 500, times: 'always' }).remove();
		sandbox().fault({ status: 500, times: 'always' });
		sandbox().clearFaults();
		expect((await book()).status).toBe(201);
	});
});

test('every answer tells the time on the clock that its records have', async () => {
	sandbox().fault({ method: 'DELETE', status: 500 });
	for (const path of ['/locations', '/profiles/nobody', '/']) {
		expect((await ask('GET', path)).headers.get('date')).toBe(NOW.toUTCString());
	}
	expect((await ask('DELETE', '/appointments/1')).headers.get('date')).toBe(NOW.toUTCString());
	expect((await book()).json.data.created_at).toBe('2026-05-04 00:00:00');
});

test('a sandbox stops at once, even while an answer hangs', async () => {
	const other = await startSandbox();
	other.fault({ delayMs: 60_000 });
	const hanging = fetch(`${other.apiUrl}/auth/verify`).catch(() => 'cut');
	while (other.requests.length === 0) await fetch(other.url);
	const start = performance.now();
	await other.stop();
	expect(await hanging).toBe('cut');
	expect(performance.now() - start).toBeLessThan(1000);
});
