import fc from 'fast-check';
import { ok } from '../../../omneo/validation';
import { Throttle } from '../../../omneo/http/throttle';
import type { HttpRequest } from '../../../omneo/http/transport';
import { AdaptiveRateLimiter } from '../../../omneo/http/rateLimiter';
import { BACKOFF } from '../../../omneo/http/retryPolicy';
import {
	FixedWindow,
	type LimitedServer,
	Rig,
	type Sent,
	TokenBucket,
} from './rateLimiter.support';
import { errorOf } from '../support';
import { EPOCH, VirtualClock } from '../virtualClock';

/** Turns away the first, telling them to wait; then lets all through. */
function closedFirst(refusals: number, seconds: number): LimitedServer {
	let left = refusals;
	return {
		answer: () => {
			left -= 1;
			const headers = { 'retry-after': String(seconds) };
			return left >= 0
				? { status: 429, headers, body: {} }
				: { status: 200, headers: {}, body: {} };
		},
	};
}

const anyServer = fc.oneof(
	fc
		.record({
			perSecond: fc.double({ min: 0.2, max: 50, noNaN: true }),
			burst: fc.integer({ min: 1, max: 100 }),
			telling: fc.constantFrom('seconds' as const, 'date' as const, 'nothing' as const),
			tellsRemaining: fc.boolean(),
		})
		.map((limit) => ({
			name: JSON.stringify(limit),
			make: () =>
				new TokenBucket(limit.perSecond, limit.burst, limit.telling, limit.tellsRemaining),
		})),
	fc
		.record({ limit: fc.integer({ min: 1, max: 80 }), headers: fc.boolean() })
		.map(({ limit, headers }) => ({
			name: `${limit} a minute, limit: ${headers}`,
			make: () => new FixedWindow(limit, headers),
		})),
);

const anyUse = fc.record({
	server: anyServer,
	latency: fc.integer({ min: 0, max: 2000 }),
	atOnce: fc.integer({ min: 1, max: 32 }),
	count: fc.integer({ min: 1, max: 80 }),
	seed: fc.nat(),
});

/** Numbers in the order in which they were first sent. */
function firstSendings(sent: Sent[]): number[] {
	return [...new Set(sent.map(({ index }) => index))];
}

describe('the throttle', () => {
	it('lets everything through, in order and never more at once than allowed', async () => {
		await fc.assert(
			fc.asyncProperty(anyUse, async ({ server, latency, atOnce, count, seed }) => {
				const clock = new VirtualClock({ seed });
				const rig = new Rig({ server: server.make(), latency, atOnce, clock });
				await rig.letThrough(count);
				expect(rig.sent.filter(({ status }) => status === 200)).toHaveLength(count);
				expect(firstSendings(rig.sent)).toEqual(Array.from({ length: count }, (_, i) => i));
				expect(rig.maxInFlight).toBeLessThanOrEqual(atOnce);
				expect(rig.inFlight).toBe(0);
			}),
			{ numRuns: 60 },
		);
	});

	it('sends nothing before the moment that any refusal names', async () => {
		const limit = fc.record({
			refusals: fc.integer({ min: 1, max: 40 }),
			seconds: fc.integer({ min: 1, max: 500 }),
			latency: fc.integer({ min: 2, max: 3000 }),
			atOnce: fc.integer({ min: 1, max: 32 }),
			seed: fc.nat(),
		});
		await fc.assert(
			fc.asyncProperty(limit, async ({ refusals, seconds, latency, atOnce, seed }) => {
				const clock = new VirtualClock({ seed });
				const server = closedFirst(refusals, seconds);
				const rig = new Rig({ server, latency, atOnce, clock });
				await rig.letThrough(60);
				const refused = rig.sent.filter(({ status }) => status === 429);
				expect(refused).toHaveLength(refusals);
				for (const { heardAt = Number.NaN } of refused) {
					const early = rig.sent.filter(({ at }) => at > heardAt && at < heardAt + seconds * 1000);
					expect(early).toEqual([]);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('lets no request in after a refusal that comes in together with another answer', async () => {
		/** Writes down the moments when a request is let in or turned away. */
		class LoggedLimiter extends AdaptiveRateLimiter {
			readonly log: string[] = [];

			override onRequest(now: number): void {
				super.onRequest(now);
				this.log.push(`let in after ${now - EPOCH}`);
			}

			override onResponse(...response: Parameters<AdaptiveRateLimiter['onResponse']>): void {
				super.onResponse(...response);
				if (response[0].status === 429) this.log.push('turned away');
			}
		}
		for (let steps = 0; steps < 8; steps += 1) {
			const clock = new VirtualClock();
			const limiter = new LoggedLimiter(clock.random);
			const together = clock.wait(10);
			const transport = new Throttle(2, limiter, clock).wrap(async ({ url }) => {
				await (url === 'c' ? clock.wait(10) : together);
				// Steps of the same moment, in which no time passes.
				for (let step = 0; url === 'b' && step < steps; step += 1) await undefined;
				const status = url === 'b' ? 429 : 200;
				return ok({ status, headers: { 'retry-after': '30' }, body: {} });
			});
			const send = async (url: string) => await transport({ method: 'GET', url, timeoutMs: 1 });
			await clock.run(Promise.all(['a', 'b', 'c'].map(send)));
			expect(limiter.log.slice(limiter.log.indexOf('turned away'))).not.toContain(
				'let in after 10',
			);
		}
	});

	it('keeps another run of the same execution to what the first learned', async () => {
		const clock = new VirtualClock();
		const limiter = new AdaptiveRateLimiter(clock.random);
		const first = new Rig({ server: closedFirst(1, 30), latency: 100, atOnce: 2, clock, limiter });
		const other = new Rig({
			server: new TokenBucket(1, 9),
			latency: 100,
			atOnce: 2,
			clock,
			limiter,
		});
		await clock.run(first.once(0));
		await other.letThrough(3);
		expect(Math.min(...other.sent.map(({ at }) => at))).toBeGreaterThanOrEqual(EPOCH + 30_100);
	});

	it('gives up at once what would have to wait longer than the limit', async () => {
		const seconds = BACKOFF.maxRateLimitWait / 1000 + 60;
		const rig = new Rig({ server: closedFirst(1, seconds), latency: 100, atOnce: 2 });
		await rig.clock.run(rig.once(0));
		const errors = await rig.clock.run(Promise.all([1, 2].map((n) => errorOf(rig.once(n)))));
		for (const error of errors) {
			expect(error).toMatchObject({
				kind: 'rateLimited',
				code: 'rate_limited',
				retryable: true,
				outcomeUnknown: false,
				failureKind: undefined,
			});
			expect(error.message).toMatch(/rate limit was reached for the next 1[12] minutes/);
			expect(error.hint).toContain('Nothing was sent');
		}
		expect(rig.sent).toHaveLength(1);
		expect(rig.clock.now()).toBe(EPOCH + 100);
		await rig.rests(1.05 * seconds);
		await rig.letThrough(1);
		expect(rig.sent).toHaveLength(2);
	});

	it('ends all waiting when the run is cancelled, and sends nothing after', async () => {
		await fc.assert(
			fc.asyncProperty(anyUse, fc.integer({ min: 0, max: 30_000 }), async (use, moment) => {
				const { server, latency, atOnce, count, seed } = use;
				const clock = new VirtualClock({ seed });
				const rig = new Rig({ server: server.make(), latency, atOnce, clock });
				clock.cancelIn(moment);
				const ends = Array.from({ length: count }, async (_, index) => {
					const end = await rig.through(index).catch((error: unknown) => error);
					return { end, at: clock.now() };
				});
				for (const { end, at } of await clock.run(Promise.all(ends))) {
					if (end instanceof Error) expect(end).toMatchObject({ kind: 'cancelled' });
					expect(at).toBeLessThanOrEqual(EPOCH + moment);
				}
				expect(rig.sent.filter(({ at }) => at >= EPOCH + moment && moment > 0)).toEqual([]);
				expect(rig.inFlight).toBe(0);
			}),
			{ numRuns: 60 },
		);
	});

	it('frees the place of a request whose transport fails', async () => {
		const clock = new VirtualClock();
		const throttle = new Throttle(1, new AdaptiveRateLimiter(clock.random), clock);
		const sent: string[] = [];
		const transport = throttle.wrap(async ({ url }: HttpRequest) => {
			sent.push(url);
			await clock.wait(10);
			throw new Error(`${url} failed`);
		});
		const send = async (url: string) => await transport({ method: 'GET', url, timeoutMs: 1 });
		const ends = clock.run(Promise.allSettled(['a', 'b', 'c'].map(send)));
		expect((await ends).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
		expect(sent).toEqual(['a', 'b', 'c']);
		expect(clock.now()).toBe(EPOCH + 30);
	});
});
