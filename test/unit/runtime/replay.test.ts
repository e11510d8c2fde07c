/** What a later try does about what an earlier one made, or may have made. */
import { newest, readRecent, unknownOutcome } from '../../../nodes/Omneo/runtime/replay';
import type { WriteResult } from '../../../nodes/Omneo/runtime/idempotencyStore';
import type { WritePlan } from '../../../nodes/Omneo/runtime/operation';
import type { SentInfo } from '../../../omneo/client/requests';
import { BACKOFF } from '../../../omneo/http/retryPolicy';
import { type Reply, data, records } from '../support';
import { ANA, Desk, KEYS, booking, errorFrom } from './writing.support';

const MADE = { id: 5, ...ANA };
const LIST = 'GET /appointments';
const ONE = 'GET /appointments/5';
const MISSING: Reply = { status: 404, body: { message: 'No query results.' } };

/** Answers with these, one after the other, and then with the last one again. */
function inTurn(...replies: Reply[]): () => Reply {
	return () => (replies.length > 1 ? (replies.shift() as Reply) : replies[0]);
}

/** A try after one that noted this. */
function noted(done: WriteResult, routes: Record<string, Reply | (() => Reply)>): Desk {
	const desk = new Desk(routes);
	desk.notes().entryFor(0, booking()).record(done);
	return desk;
}

describe('what is noted as made', () => {
	it('is read by its ID, and counted', async () => {
		const desk = noted('5', { [ONE]: data(MADE) });
		const item = desk.item();
		expect(await desk.write(booking(), item)).toEqual({ ...MADE, wasThere: false });
		expect(desk.omneo.calls).toEqual([ONE]);
		expect(item.idempotency.replayed).toBe(1);
		expect(desk.notes().resultsByItem()).toEqual(new Map([[0, '5']]));
	});

	it('is read again while it does not show', async () => {
		const desk = noted('5', { [ONE]: inTurn(MISSING, MISSING, data(MADE)) });
		expect(await desk.write(booking())).toMatchObject(MADE);
		expect(desk.omneo.calls).toEqual([ONE, ONE, ONE]);
		expect(desk.clock.waits.map(Math.floor)).toHaveLength(2);
	});

	it('and never shows is done for certain, and its ID is given', async () => {
		const desk = noted('5', { [ONE]: MISSING });
		const error = await desk.failure(booking());
		expect(error).toMatchObject({
			code: 'not_shown_yet',
			kind: 'notFound',
			outcomeUnknown: false,
			retryable: false,
			data: { outcome: 'done', id: '5' },
		});
		expect(error.message).toContain('5');
		expect(error.hint).toContain('5');
		expect(desk.omneo.calls).toHaveLength(BACKOFF.verifyDelays.length);
	});

	it('and cannot be read is done for certain, with the reason', async () => {
		const desk = noted('5', { [ONE]: { status: 403, body: { message: 'No.' } } });
		const error = await desk.failure(booking());
		expect(error).toMatchObject({
			code: 'permission',
			status: 403,
			outcomeUnknown: false,
			data: { outcome: 'done', id: '5' },
		});
		expect(error.message).toMatch(/5.*access token doesn't have permission/);
	});

	it('and is cancelled while it is read keeps n8n’s word for a cancel', async () => {
		const desk = noted('5', { [ONE]: MISSING });
		desk.clock.cancelIn(1_500);
		const error = await desk.failure(booking());
		expect(error).toMatchObject({ kind: 'cancelled', message: 'The execution was canceled' });
	});

	it('is not asked for when no answer tells anything', async () => {
		const remove: WritePlan = {
			request: { method: 'DELETE', path: ['appointments', 7], answer: 'anything' },
		};
		const desk = new Desk();
		desk.notes().entryFor(0, remove).record('7');
		expect(await desk.write(remove)).toEqual({ wasThere: false });
		expect(desk.omneo.calls).toEqual([]);
	});
});

describe('what is noted as in doubt', () => {
	const pending = () => ({ sentAt: Date.now() - 60_000, startHint: 77 });

	it('is looked for as long as reads may lag, and is its own when it shows', async () => {
		const desk = noted(pending(), { [LIST]: inTurn(records(), records(), records(MADE)) });
		const item = desk.item();
		expect(await desk.write(booking(), item)).toMatchObject(MADE);
		expect(desk.omneo.calls).toEqual([LIST, LIST, LIST]);
		expect(item.idempotency.hasCreated('5')).toBe(true);
		expect(item.idempotency.replayed).toBe(0);
		expect(desk.notes().resultsByItem()).toEqual(new Map([[0, '5']]));
	});

	it('is looked for by when it was sent and where it begins', async () => {
		const sent: SentInfo[] = [];
		const find = async (_: unknown, info: SentInfo) => {
			sent.push(info);
			return [MADE];
		};
		await noted(pending(), {}).write(booking({ find }));
		expect(sent).toEqual([{ agoMs: expect.any(Number), startHint: 77 }]);
		expect(sent[0].agoMs).toBeGreaterThanOrEqual(60_000);
		expect(sent[0].agoMs).toBeLessThan(120_000);
	});

	it.each<[string, Reply]>([
		['does not show', records()],
		['cannot be looked for', { status: 500, body: {} }],
	])('and %s stays in doubt, and nothing is sent', async (_, reply) => {
		const desk = noted(pending(), { [LIST]: reply });
		const item = desk.item();
		const error = await desk.failure(booking(), item);
		expect(error).toMatchObject({
			code: 'unknown_outcome',
			outcomeUnknown: true,
			retryable: false,
			status: undefined,
		});
		expect(error.hint).toContain('for an appointment of Ana');
		expect(item.idempotency.isUncertain(KEYS)).toBe(true);
		expect(desk.omneo.calls).not.toContain('POST /appointments');
		expect(desk.notes().resultsByItem()).toEqual(new Map([[0, null]]));
	});

	it('and is cancelled while it is looked for says that it may have been done', async () => {
		const desk = noted(pending(), {});
		const cancelling = booking({
			find: async () => {
				desk.clock.cancelIn(0);
				await desk.clock.wait(1);
				return [];
			},
		});
		const error = await desk.failure(cancelling);
		expect(error).toMatchObject({ kind: 'cancelled', outcomeUnknown: true });
	});

	it('is not hidden by a fault of the node', async () => {
		const fault = new TypeError('x is not a function');
		const find = async () => await Promise.reject(fault);
		const work = noted(pending(), {}).write(booking({ find }));
		await expect(work).rejects.toBe(fault);
	});
});

describe('the record of an item among those that match', () => {
	const creates = booking().creates as NonNullable<WritePlan['creates']>;
	const found = [{ id: 4 }, { id: 5 }, { id: 6 }];
	const desk = () => {
		const { idempotency, records: known } = new Desk().item();
		return { idempotency, records: known };
	};

	it.each([true, false])('is the newest one (must not be made twice: %s)', (isUnique) => {
		expect(newest(desk(), { ...creates, isUnique }, found)).toEqual({ id: 6 });
		expect(newest(desk(), { ...creates, isUnique }, [])).toBeUndefined();
	});

	it.each([true, false])('is none that the execution made (%s)', (isUnique) => {
		const item = desk();
		item.idempotency.markCreated('6');
		expect(newest(item, { ...creates, isUnique }, found)).toEqual({ id: 5 });
	});

	it('is none that another execution made, unless both must be one', () => {
		const item = desk();
		item.records.created(['other'], '6');
		expect(newest(item, { ...creates, isUnique: false }, found)).toEqual({ id: 5 });
		expect(newest(item, { ...creates, isUnique: true }, found)).toEqual({ id: 6 });
	});
});

describe('what this process has just made', () => {
	it('is read with the item’s own credential', async () => {
		const desk = new Desk({ [ONE]: data(MADE) });
		desk.records.created(KEYS, '5');
		expect(await desk.clock.run(readRecent(desk.item(), KEYS, 'appointments'))).toEqual(MADE);
		expect(await readRecent(desk.item(), ['another'], 'appointments')).toBeUndefined();
	});

	it('and does not show is in doubt, as it may be another item’s', async () => {
		const desk = new Desk({ [ONE]: MISSING });
		desk.records.created(KEYS, '5');
		const read = desk.clock.run(readRecent(desk.item(), KEYS, 'appointments'));
		const error = await errorFrom(read);
		expect(error).toMatchObject({
			code: 'not_shown_yet',
			outcomeUnknown: true,
			data: { outcome: 'done', id: '5' },
		});
	});
});

it('a doubt about a change names nothing to look for', () => {
	const request: WritePlan['request'] = { method: 'PUT', path: ['appointments', 7] };
	const { hint, outcomeUnknown } = unknownOutcome('This item', { request });
	expect(hint).not.toContain('undefined');
	expect(hint).toContain('Look in Omneo before');
	expect(outcomeUnknown).toBe(true);
});
