/** Servers with a limit, on virtual time, and what came of many requests to them. */
import { ok, invalid } from '../../../omneo/validation';
import { cancelled } from '../../../omneo/errors';
import { Throttle } from '../../../omneo/http/throttle';
import type {
	HttpOutcome,
	HttpRequest,
	HttpResponse,
	Transport,
} from '../../../omneo/http/transport';
import { AdaptiveRateLimiter } from '../../../omneo/http/rateLimiter';
import { VirtualClock } from '../virtualClock';

/** In which form a 429 tells when to come back. */
type Telling = 'seconds' | 'date' | 'nothing';

/** Answers a request at the moment when it arrives. */
export interface LimitedServer {
	answer(now: number): HttpResponse;
}

const response = (status: number, headers: HttpResponse['headers']): HttpResponse => ({
	status,
	headers,
	body: {},
});

function retryAfter(telling: Telling, wait: number, now: number): HttpResponse['headers'] {
	const seconds = Math.max(1, Math.ceil(wait / 1000));
	if (telling === 'nothing') return {};
	if (telling === 'seconds') return { 'retry-after': String(seconds) };
	const date = (moment: number) => new Date(moment).toUTCString();
	// Dates have no parts of a second.
	return { 'retry-after': date(now + seconds * 1000 + 999), date: date(now) };
}

/** So many at once, and so many more each second. */
export class TokenBucket implements LimitedServer {
	private left: number;
	private at?: number;

	constructor(
		public perSecond: number,
		public burst: number,
		private readonly telling: Telling = 'seconds',
		private readonly tellsRemaining = false,
	) {
		this.left = burst;
	}

	answer(now: number): HttpResponse {
		const earned = ((now - (this.at ?? now)) / 1000) * this.perSecond;
		this.left = Math.min(this.burst, this.left + earned);
		this.at = now;
		const allowed = this.left >= 1;
		if (allowed) this.left -= 1;
		const limitHeaders: HttpResponse['headers'] = this.tellsRemaining
			? {
					'x-ratelimit-limit': String(this.burst),
					'x-ratelimit-remaining': String(allowed ? Math.floor(this.left) : 0),
				}
			: {};
		if (allowed) return response(200, limitHeaders);
		const wait = ((1 - this.left) / this.perSecond) * 1000;
		return response(429, { ...limitHeaders, ...retryAfter(this.telling, wait, now) });
	}
}

/** Laravel's `ThrottleRequests`: so many within a minute that begins with the first of them. */
export class FixedWindow implements LimitedServer {
	private used = 0;
	private endsAt = -Infinity;

	constructor(
		private readonly limit: number,
		private readonly headers: boolean,
		private readonly windowMs = 60_000,
	) {}

	answer(now: number): HttpResponse {
		if (now >= this.endsAt) {
			this.used = 0;
			this.endsAt = now + this.windowMs;
		}
		const allowed = this.used < this.limit;
		if (allowed) this.used += 1;
		if (!this.headers) return response(allowed ? 200 : 429, {});
		const limitHeaders = {
			'x-ratelimit-limit': String(this.limit),
			'x-ratelimit-remaining': String(this.limit - this.used),
		};
		if (allowed) return response(200, limitHeaders);
		const reset = { 'x-ratelimit-reset': String(Math.ceil(this.endsAt / 1000)) };
		return response(429, {
			...limitHeaders,
			...retryAfter('seconds', this.endsAt - now, now),
			...reset,
		});
	}
}

/** One request as it went over the wire. */
export interface Sent {
	index: number;
	at: number;
	/** When the answer was there, if it came. */
	heardAt?: number;
	status?: number;
}

interface Setting {
	server: LimitedServer;
	/** From sending to the answer. */
	latency: number;
	atOnce: number;
	clock?: VirtualClock;
	limiter?: AdaptiveRateLimiter;
}

/** A throttle before a server: sends by number, and writes down what happened. */
export class Rig {
	readonly sent: Sent[] = [];
	readonly clock: VirtualClock;
	inFlight = 0;
	maxInFlight = 0;
	server: LimitedServer;
	private readonly latency: number;
	private readonly guarded: Transport;

	constructor({ server, latency, atOnce, clock = new VirtualClock(), limiter }: Setting) {
		this.server = server;
		this.latency = latency;
		this.clock = clock;
		const throttle = new Throttle(atOnce, limiter ?? new AdaptiveRateLimiter(clock.random), clock);
		this.guarded = throttle.wrap(async (request) => await this.transport(request));
	}

	/** Sends it until it is not turned away. */
	async through(index: number): Promise<HttpResponse> {
		for (;;) {
			const outcome = await this.once(index);
			if (!outcome.ok) throw cancelled();
			if (outcome.value.status !== 429) return outcome.value;
		}
	}

	/** One request with that number. */
	async once(index: number): Promise<HttpOutcome> {
		return await this.guarded({ method: 'GET', url: String(index), timeoutMs: 1 });
	}

	/** Lets that many through, begun at the same time; how long it took, in seconds. */
	async letThrough(count: number): Promise<number> {
		const begun = this.clock.now();
		await this.clock.run(
			Promise.all(Array.from({ length: count }, async (_, index) => await this.through(index))),
		);
		return (this.clock.now() - begun) / 1000;
	}

	/** Time in which nothing is sent, in seconds. */
	async rests(seconds: number): Promise<void> {
		await this.clock.run(this.clock.wait(seconds * 1000));
	}

	/** How many requests were turned away. */
	get refused(): number {
		return this.sent.filter(({ status }) => status === 429).length;
	}

	private async transport({ url }: HttpRequest): Promise<HttpOutcome> {
		const sent: Sent = { index: Number(url), at: this.clock.now() };
		this.sent.push(sent);
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		try {
			await this.clock.wait(this.latency / 2);
			const answer = this.server.answer(this.clock.now());
			await this.clock.wait(this.latency / 2);
			sent.status = answer.status;
			sent.heardAt = this.clock.now();
			return ok(answer);
		} catch {
			return invalid({ timedOut: false, cancelled: true });
		} finally {
			this.inFlight -= 1;
		}
	}
}

/** The least time that it can take, in seconds: by the number in flight, and by the limit. */
export function physicalBound(
	count: number,
	{ latency, atOnce }: Pick<Setting, 'latency' | 'atOnce'>,
	{ perSecond, burst }: { perSecond: number; burst: number },
): number {
	return Math.max((Math.ceil(count / atOnce) * latency) / 1000, (count - burst) / perSecond);
}
