import fc from 'fast-check';
import { OmneoClient } from '../../../omneo/client/client';
import { OmneoError, cancelled } from '../../../omneo/errors';
import { errorFromFailure, errorFromResponse } from '../../../omneo/http/responseErrors';
import { Throttle } from '../../../omneo/http/throttle';
import type { HttpRequest } from '../../../omneo/http/transport';
import { AdaptiveRateLimiter } from '../../../omneo/http/rateLimiter';
import { Retrier } from '../../../omneo/http/retrier';
import { BACKOFF } from '../../../omneo/http/retryPolicy';
import { anyRecord } from '../../../omneo/client/parse';
import type { WriteRequest } from '../../../omneo/client/requests';
import { FakeOmneo, ROOT, type Reply, data, errorOf } from '../support';
import { EPOCH, VirtualClock } from '../virtualClock';

const POST: HttpRequest = { method: 'POST', url: 'x', timeoutMs: 1000 };

const refused = (status: number) => errorFromResponse(POST, { status, headers: {}, body: {} });
const broken = (code: string) =>
	errorFromFailure(POST, { code, timedOut: false, cancelled: false });
const stopped = () => errorFromFailure(POST, { timedOut: false, cancelled: true });

/** How one sending ends, and when the record is there: milliseconds after it, undefined for never. */
interface Fate {
	end: 'answered' | OmneoError;
	storedAfter?: number;
}

const late = fc.integer({ min: 0, max: 60_000 });
const fate: fc.Arbitrary<Fate> = fc.oneof(
	fc.constant<Fate>({ end: 'answered', storedAfter: 0 }),
	fc.constantFrom<Fate>(
		{ end: refused(429) },
		{ end: broken('ECONNREFUSED') },
		{ end: refused(422) },
		{ end: refused(500) },
		{ end: refused(503) },
		{ end: refused(500), storedAfter: 0 },
		{ end: refused(503), storedAfter: 0 },
	),
	fc.record({
		end: fc.constantFrom(refused(502), refused(504), refused(408), broken('ECONNRESET')),
		storedAfter: fc.option(late, { nil: undefined }),
	}),
);

interface Story {
	fates: Fate[];
	/** Whether each look is answered; all after the last are. */
	looks: boolean[];
	cancelAt?: number;
	seed: number;
}

const story: fc.Arbitrary<Story> = fc.record({
	fates: fc.array(fate, { minLength: 1, maxLength: 9 }),
	looks: fc.array(fc.boolean(), { maxLength: 12 }),
	cancelAt: fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: undefined }),
	seed: fc.nat(),
});

/** A server that stores what it is sent, or not, or late; and one create that is carried out on it. */
async function create({ fates, looks, cancelAt, seed }: Story) {
	const clock = new VirtualClock({ seed });
	if (cancelAt !== undefined) clock.cancelIn(cancelAt);
	const storedAt: number[] = [];
	const isThere = () => storedAt.some((moment) => moment <= clock.now());
	const left = [...looks];
	let sent = 0;
	let limited = 0;
	const send = async () => {
		if (clock.isCancelled) throw cancelled();
		const { end, storedAfter } = fates[Math.min(sent, fates.length - 1)];
		sent += 1;
		if (storedAfter !== undefined) storedAt.push(clock.now() + 50 + storedAfter);
		await clock.wait(100).catch(() => {
			throw stopped();
		});
		if (end === 'answered') return 'record';
		if (end.failureKind === 'rateLimited') {
			limited += 1;
			// As a throttle does.
			await clock.wait(60_000);
		}
		throw end;
	};
	const verify = async () => {
		const answers = left.shift() ?? true;
		await clock.wait(20);
		if (!answers) throw refused(503);
		return isThere() ? 'record' : undefined;
	};
	const work = new Retrier(clock).execute({ kind: 'create', send, verify });
	const end = await clock.run(
		work.then(
			(value) => ({ value, wasThere: isThere() }),
			(error: unknown) => ({ error }),
		),
	);
	return { end, records: storedAt.length, sent, limited };
}

it('a create makes one record at most, and says whether there is one or that it is unknown', async () => {
	await fc.assert(
		fc.asyncProperty(story, async (reported) => {
			const { end, records, sent, limited } = await create(reported);
			expect(records).toBeLessThanOrEqual(1);
			expect(sent - limited).toBeLessThanOrEqual(BACKOFF.retryDelays.length + 1);
			if ('value' in end) {
				expect(end).toEqual({ value: 'record', wasThere: true });
				return;
			}
			expect(end.error).toBeInstanceOf(OmneoError);
			// However late: what may still come is not reported as failed.
			if (!(end.error as OmneoError).outcomeUnknown) expect(records).toBe(0);
		}),
		{ numRuns: 1000 },
	);
});

/** A client that persists against an Omneo in memory, and its time. */
function persistent(routes: Record<string, Array<Reply | (() => Reply)>>) {
	const clock = new VirtualClock();
	const omneo = new FakeOmneo(
		Object.fromEntries(
			Object.entries(routes).map(([route, replies]) => [
				route,
				async () => {
					await clock.wait(100).catch(() => {});
					const reply = (replies.length > 1 ? replies.shift() : replies[0]) as Reply;
					return typeof reply === 'function' ? (reply as () => Reply)() : reply;
				},
			]),
		),
	);
	const throttle = new Throttle(8, new AdaptiveRateLimiter(clock.random), clock);
	const transport = throttle.wrap(omneo.transport);
	const client = new OmneoClient({ root: ROOT, transport, retrier: new Retrier(clock) });
	return { clock, omneo, client };
}

const REMOVE: WriteRequest = { method: 'DELETE', path: ['appointments', 7], answer: 'anything' };
const CHANGE: WriteRequest = { method: 'PUT', path: ['appointments', 7], body: { notes: 'x' } };
const GONE: Reply = { status: 404, body: { message: 'No query results.' } };
const SILENT: Reply = { failure: { timedOut: true } };
const NOBODY: Reply = { failure: { code: 'ECONNREFUSED' } };

describe('a delete', () => {
	it.each([SILENT, { status: 503 }, { status: 502 }, { failure: { code: 'ECONNRESET' } }])(
		'is done when it finds nothing after %j',
		async (first) => {
			const { clock, omneo, client } = persistent({ 'DELETE /appointments/7': [first, GONE] });
			await expect(clock.run(client.write(REMOVE))).resolves.toEqual({});
			expect(omneo.calls).toHaveLength(2);
		},
	);

	it.each([[[GONE]], [[NOBODY, GONE]], [[{ status: 429 }, GONE]]])(
		'fails when it finds nothing, and nothing was done before: %j',
		async (replies) => {
			const { clock, client } = persistent({ 'DELETE /appointments/7': replies });
			const { kind, outcomeUnknown } = await errorOf(clock.run(client.write(REMOVE)));
			expect([kind, outcomeUnknown]).toEqual(['notFound', false]);
		},
	);
});

describe('a change', () => {
	it('is not sent again when a look shows that it is reached', async () => {
		const { clock, omneo, client } = persistent({
			'PUT /appointments/7': [SILENT, data({ id: 7 })],
			'GET /appointments/7': [data({ id: 7, notes: 'x' })],
		});
		const verify = async () => await client.read(['appointments', 7], anyRecord);
		await expect(clock.run(client.write(CHANGE, { verify }))).resolves.toEqual({
			id: 7,
			notes: 'x',
		});
		expect(omneo.calls).toEqual(['PUT /appointments/7', 'GET /appointments/7']);
	});

	it('that is cancelled while it waits still says that it may have been done', async () => {
		const { clock, client } = persistent({ 'PUT /appointments/7': [SILENT] });
		clock.cancelIn(300);
		expect(await errorOf(clock.run(client.write(CHANGE)))).toMatchObject({
			kind: 'cancelled',
			outcomeUnknown: true,
			hint: expect.stringMatching(/didn't confirm|may have gone through/),
		});
		expect(clock.now()).toBe(EPOCH + 300);
	});

	it.each<[string, Reply[], number]>([
		['is refused at last', [SILENT, { status: 403 }], Infinity],
		['finds no record at last', [SILENT, NOBODY], Infinity],
		['is cancelled at the door', [SILENT, { status: 429 }], 1_000],
	])('that may have been done says so when it %s', async (_, replies, cancelIn) => {
		const { clock, client } = persistent({ 'PUT /appointments/7': [...replies] });
		clock.cancelIn(cancelIn);
		const error = await errorOf(clock.run(client.write(CHANGE)));
		expect(error.hint).not.toContain('Nothing was sent');
		expect(error.outcomeUnknown).toBe(true);
	});
});

describe('a create', () => {
	const CREATE: WriteRequest = { method: 'POST', path: ['appointments'], body: {} };
	const verify = async (client: OmneoClient) => {
		const { records } = await client.page(['appointments'], anyRecord, 1);
		return records[0];
	};
	const list = (...found: object[]) => ({ status: 200, body: { data: found } });

	it('that is stored a moment after a 503 is found, and not sent again', async () => {
		const { clock, omneo, client } = persistent({
			'POST /appointments': [{ status: 503 }],
			'GET /appointments': [() => list(...(clock.now() > EPOCH + 400 ? [{ id: 7 }] : []))],
		});
		await expect(clock.run(client.write(CREATE, { verify }))).resolves.toEqual({ id: 7 });
		expect(omneo.calls).toEqual(['POST /appointments', 'GET /appointments']);
	});

	it('that is cancelled before the look says that it may have been made', async () => {
		const { clock, client } = persistent({ 'POST /appointments': [{ status: 500 }] });
		clock.cancelIn(300);
		expect(await errorOf(clock.run(client.write(CREATE, { verify })))).toMatchObject({
			kind: 'cancelled',
			outcomeUnknown: true,
			hint: expect.stringMatching(/didn't confirm|may have gone through/),
		});
	});

	it.each([
		['while it is looked for', 5_000],
		['at the door, after the looks', 17_000],
	])('that is cancelled %s says that it may have been made', async (_, cancelIn) => {
		const { clock, omneo, client } = persistent({
			'POST /appointments': [{ status: 500 }, { status: 429 }],
			'GET /appointments': [list()],
		});
		clock.cancelIn(cancelIn);
		const error = await errorOf(clock.run(client.write(CREATE, { verify })));
		expect([error.outcomeUnknown, error.retryable]).toEqual([true, false]);
		expect(error.hint).toMatch(/didn't confirm|may have gone through/);
		expect(omneo.calls).toContain('GET /appointments');
		expect(clock.now()).toBe(EPOCH + cancelIn);
	});

	it('whose host falls silent is looked for five times, a probe once, and those after it are not sent', async () => {
		const { clock, omneo, client } = persistent({
			'POST /appointments': [SILENT],
			'GET /appointments': [SILENT],
		});
		const ends: Array<[calls: number, outcomeUnknown: boolean]> = [];
		while (ends.length < 4) {
			const before = omneo.calls.length;
			const { outcomeUnknown } = await errorOf(clock.run(client.write(CREATE, { verify })));
			ends.push([omneo.calls.length - before, outcomeUnknown]);
		}
		const first = 1 + BACKOFF.verifyDelays.length;
		expect(ends).toEqual([
			[first, true],
			[2, true],
			[0, false],
			[0, false],
		]);
	});

	it.each([{ toString: 1 }, [7], true, null])(
		'is in doubt when its answer has no ID that can be read: %j',
		async (id) => {
			const { clock, client } = persistent({ 'POST /appointments': [data({ id })] });
			const error = await errorOf(clock.run(client.write(CREATE)));
			expect([error.kind, error.outcomeUnknown]).toEqual(['unexpectedResponse', true]);
		},
	);

	it('waits no longer for a look than a look may take', async () => {
		const { clock, omneo, client } = persistent({
			'POST /appointments': [SILENT],
			'GET /appointments': [list({ id: 7 })],
		});
		await clock.run(client.write(CREATE, { verify }));
		expect(omneo.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([
			30_000,
			BACKOFF.verifyTimeout,
		]);
	});
});

describe('waits between attempts', () => {
	it('are those of the policy, drawn out a little', async () => {
		const { clock, client } = persistent({ 'GET /locations/7': [{ status: 503 }] });
		await errorOf(clock.run(client.read(['locations', 7], anyRecord)));
		const waits = clock.waits.filter((millis) => millis !== 100);
		expect(waits).toHaveLength(BACKOFF.retryDelays.length);
		for (const [index, wait] of BACKOFF.retryDelays.entries()) {
			expect(waits[index]).toBeGreaterThanOrEqual(wait);
			expect(waits[index]).toBeLessThan(wait * 1.05);
		}
	});

	it('end for good when a limit lasts longer than the limit', async () => {
		const { clock, client } = persistent({ 'GET /locations/7': [{ status: 429 }] });
		const error = await errorOf(clock.run(client.read(['locations', 7], anyRecord)));
		expect(error.kind).toBe('rateLimited');
		expect(clock.now() - EPOCH).toBeGreaterThan(BACKOFF.maxRateLimitWait);
		expect(clock.now() - EPOCH).toBeLessThan(BACKOFF.maxRateLimitWait + 40_000);
	});
});

describe('a host that is not there', () => {
	const DOWN = [NOBODY, NOBODY, NOBODY, NOBODY];
	const ask = (client: OmneoClient) => client.read(['locations', 7], anyRecord);

	it('is waited for once, probed once, and waited for again after it was there', async () => {
		const { clock, omneo, client } = persistent({
			'GET /locations/7': [...DOWN, data({}), NOBODY, data({})],
		});
		const sent: number[] = [];
		const noted = async (ends: 'well' | 'badly') => {
			const before = omneo.calls.length;
			const work = clock.run(ask(client));
			if (ends === 'well') await work;
			else expect(await errorOf(work)).toMatchObject({ kind: 'network', retryable: true });
			sent.push(omneo.calls.length - before);
		};
		for (const ends of ['badly', 'well', 'well'] as const) await noted(ends);
		expect(sent).toEqual([4, 1, 2]);
	});

	it('is waited for again after it refused something', async () => {
		const { clock, client } = persistent({
			'GET /locations/7': [...DOWN, GONE, NOBODY, data({ id: 7 })],
		});
		const errors = [await errorOf(clock.run(ask(client))), await errorOf(clock.run(ask(client)))];
		expect(errors.map(({ kind }) => kind)).toEqual(['network', 'notFound']);
		await expect(clock.run(ask(client))).resolves.toEqual({ id: 7 });
	});
});
