/** Each step of a request that fails, by the virtual clock: when it is sent, looked for, and given up. */
import { OmneoError, invalidInput } from '../../../omneo/errors';
import { errorFromFailure, errorFromResponse } from '../../../omneo/http/responseErrors';
import type { HttpRequest } from '../../../omneo/http/transport';
import { Retrier } from '../../../omneo/http/retrier';
import type { RequestKind } from '../../../omneo/http/retryPolicy';
import { VirtualClock } from '../virtualClock';

const POST: HttpRequest = { method: 'POST', url: 'x', timeoutMs: 1000 };
const GET: HttpRequest = { ...POST, method: 'GET' };
const answered = (status: number, request = POST) =>
	errorFromResponse(request, { status, headers: {}, body: {} });
const silent = (request = POST) => errorFromFailure(request, { timedOut: true, cancelled: false });

type Step = OmneoError | Error | 'done' | undefined;

interface Script {
	kind: RequestKind;
	/** How each sending ends; the last again. */
	sends: Step[];
	/** What each look shows; the last again. Without it, none can be made. */
	looks?: Step[];
	/** How long an answer takes, in milliseconds. */
	takes?: number;
	cancelIn?: number;
	onRefusal?: string;
}

/** Waits without the random part. */
class Rig {
	readonly clock = Object.assign(new VirtualClock(), { random: () => 0 });
	private readonly retrier = new Retrier(this.clock);

	async run({ kind, sends, looks, takes = 0, cancelIn, onRefusal }: Script) {
		const begun = this.clock.now();
		const log: string[] = [];
		const step = (name: string, steps: Step[]) => {
			let turn = 0;
			return async () => {
				log.push(`${name} ${this.clock.now() - begun}`);
				if (takes > 0) await this.clock.wait(takes);
				const end = steps[Math.min(turn++, steps.length - 1)];
				if (end instanceof Error) throw end;
				return end;
			};
		};
		if (cancelIn !== undefined) this.clock.cancelIn(cancelIn);
		const work = this.retrier.execute<Step>({
			kind,
			send: step('send', sends),
			verify: looks && step('look', looks),
			...(onRefusal && { resultIfAlreadyApplied: () => onRefusal as Step }),
			manualCheckHint: 'the booking',
		});
		const end = await this.clock.run(work).catch((error: unknown) => error as OmneoError);
		return { end, log };
	}
}

const run = async (script: Script) => await new Rig().run(script);
const LOOKS_AT = (from: number) => [0, 1000, 3000, 7000, 15_000].map((at) => `look ${from + at}`);

describe('a create that ends with 500', () => {
	it('is looked for after its wait, as long as reads may lag, and then sent again', async () => {
		const { end, log } = await run({
			kind: 'create',
			sends: [answered(500), 'done'],
			looks: [undefined],
		});
		expect(end).toBe('done');
		expect(log).toEqual(['send 0', ...LOOKS_AT(500), 'send 15500']);
	});

	it('is adopted by the first look that finds it', async () => {
		const { end, log } = await run({
			kind: 'create',
			sends: [answered(500)],
			looks: [undefined, answered(500, GET), 'done'],
		});
		expect(end).toBe('done');
		expect(log).toEqual(['send 0', 'look 500', 'look 1500', 'look 3500']);
	});

	it('has its last look after its last wait, and is unknown then', async () => {
		const { end, log } = await run({ kind: 'create', sends: [answered(500)], looks: [undefined] });
		const looks = log.filter((entry) => entry.startsWith('look')).slice(-5);
		expect(log.filter((entry) => entry.startsWith('send'))).toEqual([
			'send 0',
			'send 15500',
			'send 32000',
			'send 51000',
		]);
		expect(looks).toEqual(LOOKS_AT(55_000));
		expect(end).toMatchObject({ outcomeUnknown: true, retryable: false, status: 500 });
	});

	it('is unknown when the last look has no answer', async () => {
		const { end, log } = await run({
			kind: 'create',
			sends: [answered(500)],
			looks: [undefined, undefined, undefined, undefined, answered(503, GET)],
		});
		expect(log).toEqual(['send 0', ...LOOKS_AT(500)]);
		expect(end).toMatchObject({ outcomeUnknown: true, retryable: false });
		expect((end as OmneoError).hint).toContain('the booking');
	});

	it('and cannot be looked for is unknown at once', async () => {
		const { end, log } = await run({ kind: 'create', sends: [answered(500)] });
		expect(log).toEqual(['send 0']);
		expect(end).toMatchObject({ outcomeUnknown: true, retryable: false });
	});

	it('is in doubt when it is cancelled while it waits or is looked for', async () => {
		for (const cancelIn of [200, 2_000]) {
			const script: Script = { kind: 'create', sends: [answered(500)], looks: [undefined] };
			const { end } = await run({ ...script, cancelIn });
			expect(end).toMatchObject({ outcomeUnknown: true });
		}
	});
});

it('a create that ends at a gateway is looked for at once, and never sent again', async () => {
	const { end, log } = await run({ kind: 'create', sends: [answered(502)], looks: [undefined] });
	expect(log).toEqual(['send 0', ...LOOKS_AT(0)]);
	expect(end).toMatchObject({ outcomeUnknown: true, retryable: false, status: 502 });
});

describe('a refusal after a 500', () => {
	const refused = async (looks: Step[], more: Partial<Script> = {}) =>
		await run({ kind: 'create', sends: [answered(500), answered(422)], looks, ...more });
	const FIVE: Step[] = [undefined, undefined, undefined, undefined, undefined];

	it('may speak of the earlier attempt, which is looked for', async () => {
		const { end, log } = await refused([...FIVE, undefined, 'done']);
		expect(end).toBe('done');
		expect(log.slice(6)).toEqual(['send 15500', 'look 15500', 'look 16500']);
	});

	it('leaves a doubt when that does not show', async () => {
		const { end } = await refused(FIVE);
		expect(end).toMatchObject({ status: 422, outcomeUnknown: true, retryable: false });
		const unanswered = await refused([...FIVE, answered(500, GET)]);
		expect(unanswered.end).toMatchObject({ status: 422, outcomeUnknown: true });
	});

	it('of a change leaves a doubt without a look, unless it says that it is done', async () => {
		const change = { kind: 'repeatable', looks: [undefined] } as const;
		const { end, log } = await refused([], { ...change, looks: [undefined] });
		expect(end).toMatchObject({ status: 422, outcomeUnknown: true, retryable: false });
		expect(log).toEqual(['send 0', 'look 500', 'send 500']);
		const done = await refused([], { ...change, looks: [undefined], onRefusal: 'gone' });
		expect(done.end).toBe('gone');
	});

	it('alone is certain', async () => {
		const { end, log } = await run({ kind: 'create', sends: [answered(422)], looks: ['done'] });
		expect(log).toEqual(['send 0']);
		expect(end).toMatchObject({ status: 422, outcomeUnknown: false });
	});

	it('by a limit that lasts is looked for too', async () => {
		const { end, log } = await run({
			kind: 'create',
			sends: [answered(500), answered(429)],
			looks: [...FIVE, 'done'],
			takes: 60_000,
		});
		expect(end).toBe('done');
		expect(log.at(-1)).toMatch(/^look/);
	});
});

it('a limit is waited for ten minutes', async () => {
	const { end, log } = await run({ kind: 'read', sends: [answered(429, GET)], takes: 60_000 });
	expect(log).toHaveLength(11);
	expect(end).toMatchObject({ status: 429, outcomeUnknown: false, retryable: true });
});

it('a read is sent four times, and its failure is certain', async () => {
	const { end, log } = await run({ kind: 'read', sends: [answered(500, GET)], looks: ['done'] });
	expect(log).toEqual(['send 0', 'send 500', 'send 2000', 'send 6000']);
	expect(end).toMatchObject({ status: 500, outcomeUnknown: false });
});

it('a change is looked at before each attempt, and after the last one', async () => {
	const { end, log } = await run({
		kind: 'repeatable',
		sends: [answered(500)],
		looks: [undefined],
	});
	expect(log).toEqual([
		...['send 0', 'look 500', 'send 500', 'look 2000', 'send 2000', 'look 6000'],
		...['send 6000', 'look 10000'],
	]);
	expect(end).toMatchObject({ status: 500, outcomeUnknown: true, retryable: true });
	const blind = await run({ kind: 'repeatable', sends: [answered(500)] });
	expect(blind.log).toEqual(['send 0', 'send 500', 'send 2000', 'send 6000']);
	expect(blind.end).toMatchObject({ outcomeUnknown: true, retryable: true });
});

it('a fault of this package is passed on as it is', async () => {
	const fault = new TypeError('x');
	expect((await run({ kind: 'create', sends: [fault], looks: ['done'] })).end).toBe(fault);
});

describe('an outage', () => {
	const change = (...sends: Step[]): Script => ({ kind: 'repeatable', sends });
	const opened = async () => {
		const rig = new Rig();
		await rig.run(change(answered(503)));
		return rig;
	};
	const sent = async (rig: Rig, script: Script) => (await rig.run(script)).log.length;

	it('of writes lets one through, keeps the others back, and reads go on', async () => {
		const rig = await opened();
		expect(await sent(rig, change(answered(503)))).toBe(1);
		expect(await sent(rig, change(answered(503)))).toBe(0);
		expect(await sent(rig, { kind: 'read', sends: [answered(503, GET)] })).toBe(4);
		expect(await sent(rig, { kind: 'read', sends: [answered(503, GET)] })).toBe(1);
	});

	it('is over when Omneo refuses for certain, and not by what was never sent', async () => {
		const rig = await opened();
		await rig.run(change(answered(422)));
		expect(await sent(rig, change(answered(503)))).toBe(4);
		const other = await opened();
		await other.run(change(invalidInput({ notes: ['is odd'] })));
		expect(await sent(other, change(answered(503)))).toBe(0);
	});

	it('is one at once when no look is answered either', async () => {
		const first = async (looks: Step[]) => {
			const rig = new Rig();
			await rig.run({ kind: 'create', sends: [answered(502)], looks });
			return await sent(rig, change(answered(503)));
		};
		expect(await first([silent(GET)])).toBe(1);
		expect(await first([answered(500, GET)])).toBe(4);
		expect(await first([answered(500, GET), silent(GET)])).toBe(4);
		expect(await first([undefined])).toBe(4);
	});

	it('needs no further looks at a host that is silent for all', async () => {
		const rig = await opened();
		const { log } = await rig.run({ kind: 'create', sends: [silent()], looks: [silent(GET)] });
		expect(log).toEqual(['send 0', 'look 0']);
	});
});
