import fc from 'fast-check';
import type { HttpResponse } from '../../../omneo/http/transport';
import { AdaptiveRateLimiter } from '../../../omneo/http/rateLimiter';
import { FixedWindow, Rig, TokenBucket, physicalBound } from './rateLimiter.support';
import { EPOCH, VirtualClock } from '../virtualClock';

const MINUTE = 60;

describe('a run against a limit', () => {
	it('takes little longer than the limit itself makes it, and few requests are turned away', async () => {
		const setting = fc.record({
			perSecond: fc.integer({ min: 2, max: 20 }),
			/** What fits in is worth at least the longest time that a 429 tells. */
			bursts: fc.double({ min: 2, max: 5, noNaN: true }),
			latency: fc.integer({ min: 0, max: 300 }),
			atOnce: fc.integer({ min: 1, max: 32 }),
			seconds: fc.integer({ min: 20, max: 60 }),
			telling: fc.constantFrom('seconds' as const, 'date' as const, 'nothing' as const),
			tellsRemaining: fc.boolean(),
			seed: fc.nat(),
		});
		await fc.assert(
			fc.asyncProperty(setting, async ({ seed, bursts, seconds, telling, ...given }) => {
				const { perSecond, latency, atOnce, tellsRemaining } = given;
				const burst = Math.ceil(perSecond * bursts);
				const count = Math.min(500, burst + perSecond * seconds);
				const server = new TokenBucket(perSecond, burst, telling, tellsRemaining);
				const rig = new Rig({ server, latency, atOnce, clock: new VirtualClock({ seed }) });
				const took = await rig.letThrough(count);
				const least = physicalBound(count, { latency, atOnce }, { perSecond, burst });
				expect(took).toBeGreaterThan(least - 0.001);
				expect(took).toBeLessThan(1.15 * least + 2);
				// What is under way when the limit is met is turned away together: at first, and once more.
				expect(rig.refused).toBeLessThanOrEqual(2 * atOnce + 0.1 * rig.sent.length);
			}),
			{ numRuns: 40 },
		);
	});

	it('keeps to the minutes that Laravel counts in, and learns of each by one request or few', async () => {
		const setting = fc.record({
			limit: fc.integer({ min: 20, max: 120 }),
			minutes: fc.integer({ min: 2, max: 5 }),
			latency: fc.integer({ min: 10, max: 300 }),
			atOnce: fc.integer({ min: 1, max: 16 }),
		});
		await fc.assert(
			fc.asyncProperty(setting, async ({ limit, minutes, latency, atOnce }) => {
				const rig = new Rig({ server: new FixedWindow(limit, true), latency, atOnce });
				const took = await rig.letThrough(limit * minutes);
				const least = MINUTE * (minutes - 1);
				expect(took).toBeGreaterThan(least);
				expect(took).toBeLessThan(1.15 * least + (limit * latency) / 1000);
				expect(rig.refused).toBeLessThanOrEqual(minutes - 1);
			}),
			{ numRuns: 30 },
		);
	});

	it('gets through a limit by the minute of which nothing at all is reported', async () => {
		const rig = new Rig({ server: new FixedWindow(60, false), latency: 200, atOnce: 8 });
		expect(await rig.letThrough(180)).toBeLessThan(4 * 2 * MINUTE);
		expect(rig.refused).toBeLessThan(0.3 * rig.sent.length);
	});

	it('is not slowed down where there is no limit', async () => {
		const rig = new Rig({ server: new TokenBucket(1, 1e9), latency: 100, atOnce: 8 });
		expect(await rig.letThrough(400)).toBe(5);
		expect(rig.refused).toBe(0);
	});

	it('goes fast again when the limit is lifted', async () => {
		const rig = new Rig({ server: new TokenBucket(5, 5), latency: 100, atOnce: 8 });
		await rig.letThrough(50);
		rig.server = new TokenBucket(1e6, 1e6);
		// At 5 per second these would be 200 seconds; without any limit, 12.5.
		expect(await rig.letThrough(1000)).toBeLessThan(18);
	});

	it('slows down when the limit is lowered, without asking on and on', async () => {
		const rig = new Rig({ server: new TokenBucket(50, 50), latency: 100, atOnce: 8 });
		await rig.letThrough(300);
		const before = rig.refused;
		rig.server = new TokenBucket(2, 4);
		expect(await rig.letThrough(100)).toBeLessThan(48 * 1.15 + 2);
		expect(rig.refused - before).toBeLessThan(30);
	});

	it('recovers when a limit was met early and seems lower than it is', async () => {
		const server = new TokenBucket(10, 20);
		const rig = new Rig({ server, latency: 50, atOnce: 8 });
		// Somebody else has used it up.
		for (let taken = 0; taken < 20; taken += 1) server.answer(EPOCH);
		expect(await rig.letThrough(400)).toBeLessThan(40 * 1.15 + 2);
	});
});

describe('a run that rests in between', () => {
	it.each([
		['a limit by the second', () => new TokenBucket(10, 20), 20],
		['a limit by the minute', () => new FixedWindow(60, true), 3 * MINUTE],
	])('is as fast afterwards as before, with %s', async (_, server, least) => {
		const rig = new Rig({ server: server(), latency: 200, atOnce: 8 });
		await rig.letThrough(200);
		await rig.rests(60 * MINUTE);
		expect(await rig.letThrough(200)).toBeLessThan(1.15 * least + 2);
	});

	it('is not given up because of a time that no server named', async () => {
		let calls = 0;
		const answer = () => {
			calls += 1;
			// The second is turned away, as another client was faster, with a Retry-After of a second.
			return { status: calls === 2 ? 429 : 200, headers: { 'retry-after': '1' }, body: {} };
		};
		const rig = new Rig({ server: { answer }, latency: 200, atOnce: 8 });
		await rig.letThrough(1);
		await rig.rests(60 * MINUTE);
		expect(await rig.letThrough(20)).toBeLessThan(30);
	});

	it('is not taken for slow because it had little to do before', async () => {
		const rig = new Rig({ server: new TokenBucket(10, 20), latency: 200, atOnce: 8 });
		for (let item = 0; item < 20; item += 1) {
			await rig.letThrough(1);
			await rig.rests(30);
		}
		expect(await rig.letThrough(200)).toBeLessThan(25);
	});
});

describe('the pace', () => {
	const PAST = new Date(EPOCH - 60_000).toUTCString();
	const answer = (status: number, headers: HttpResponse['headers'] = {}): HttpResponse => ({
		status,
		headers,
		body: {},
	});
	const limiter = () => new AdaptiveRateLimiter(() => 0);

	it('is free until a limit is met', () => {
		const free = limiter();
		for (let sent = 0; sent < 1000; sent += 1) {
			expect(free.delayUntilNext(EPOCH)).toBe(0);
			free.onRequest(EPOCH);
			free.onResponse(answer(200), EPOCH, EPOCH);
		}
	});

	it.each([
		['a 429 with a time', answer(429, { 'retry-after': '7' }), 7_000],
		['a 429 with no time', answer(429), 1_000],
		['a 429 that names a time of nothing', answer(429, { 'retry-after': '0' }), 1_000],
		['a 429 that names a date that is over', answer(429, { 'retry-after': PAST }), 1_000],
		['a 429 that names next to no time', answer(429, { 'retry-after': '0.01' }), 50],
		['a 503 with a time', answer(503, { 'retry-after': '7' }), 7_000],
		['the last that is let through', used({ 'x-ratelimit-reset': '7' }), 7_000],
		['the last of an unknown time', used({}), 0],
		['a 503 with no time', answer(503), 0],
		['a 200 with a time but room', answer(200, { 'retry-after': '7' }), 0],
	])('after %s lets the next go when the server says so', (_, heard, wait) => {
		const learning = limiter();
		learning.onRequest(EPOCH);
		learning.onResponse(heard, EPOCH, EPOCH + 100);
		expect(learning.delayUntilNext(EPOCH + 100)).toBe(wait);
		expect(learning.delayUntilNext(EPOCH + 100 + wait)).toBe(0);
	});

	function used(headers: HttpResponse['headers']): HttpResponse {
		return answer(200, { 'x-ratelimit-remaining': '0', ...headers });
	}

	it('lets no more go at once after a rest than fit in before', () => {
		const learning = limiter();
		for (let sent = 0; sent < 10; sent += 1) {
			learning.onRequest(EPOCH);
			learning.onResponse(answer(200), EPOCH, EPOCH + 1_000);
		}
		learning.onRequest(EPOCH + 1_000);
		learning.onResponse(answer(429, { 'retry-after': '1' }), EPOCH + 1_000, EPOCH + 1_000);
		// Ten within the two seconds until it opens again: five each second.
		const rested = EPOCH + 600_000;
		let atOnce = 0;
		for (; learning.delayUntilNext(rested) === 0 && atOnce < 100; atOnce += 1)
			learning.onRequest(rested);
		expect([atOnce, learning.delayUntilNext(rested)]).toEqual([5, 200]);
	});

	it('waits twice as long after each refusal that names no time', () => {
		const learning = limiter();
		let now = EPOCH;
		const waits = Array.from({ length: 8 }, () => {
			learning.onRequest(now);
			learning.onResponse(answer(429), now, now);
			const wait = learning.delayUntilNext(now);
			now += wait;
			return wait;
		});
		expect(waits).toEqual([1, 2, 4, 8, 16, 32, 32, 32].map((seconds) => seconds * 1000));
	});
	it('hears of requests that were under way only when to come back', () => {
		const learning = limiter();
		for (let sent = 0; sent < 3; sent += 1) learning.onRequest(EPOCH);
		learning.onResponse(answer(429), EPOCH, EPOCH + 100);
		learning.onResponse(answer(429), EPOCH, EPOCH + 110);
		expect(learning.delayUntilNext(EPOCH + 110)).toBe(990);
		learning.onResponse(answer(429, { 'retry-after': '9' }), EPOCH, EPOCH + 120);
		expect(learning.delayUntilNext(EPOCH + 120)).toBe(9_000);
	});

	it.each([
		[undefined, 8],
		['0', 1],
		['1', 1],
		['5', 5],
		['500', 8],
	])('with %s left lets %i be under way', (remaining, width) => {
		const learning = limiter();
		learning.onRequest(EPOCH);
		learning.onResponse(answer(200, { 'x-ratelimit-remaining': remaining }), EPOCH, EPOCH);
		expect(learning.concurrencyLimit(8)).toBe(width);
	});
});
