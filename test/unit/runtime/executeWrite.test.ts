/** What a write leaves behind: for a later try, for the other items, and for other executions. */
import type { WritePlan } from '../../../nodes/Omneo/runtime/operation';
import { lockKeysOf } from '../../../nodes/Omneo/runtime/executeWrite';
import type { SentInfo } from '../../../omneo/client/requests';
import { data, records } from '../support';
import { ANA, Desk, KEYS, booking } from './writing.support';

const MADE = { id: 5, ...ANA };
const LIST = 'GET /appointments';
const POST = 'POST /appointments';

/** A gateway's answer: it may be stored or not. */
const GATEWAY = { status: 502, body: '' };

describe('a booking that was made', () => {
	it('is noted for a later try, and known to the execution and to this process', async () => {
		const desk = new Desk({ [POST]: data(MADE) });
		let sent = 0;
		expect(await desk.write(booking({ onSent: () => (sent += 1) }))).toEqual({
			...MADE,
			wasThere: false,
		});
		expect(desk.notes().resultsByItem()).toEqual(new Map([[0, '5']]));
		expect(desk.notes().hasCreated('5')).toBe(true);
		expect(desk.records.knows('5')).toBe(true);
		expect(desk.records.idOf(KEYS)).toBe('5');
		expect(desk.records.isUncertain(KEYS)).toBe(false);
		expect(desk.modifiedKeys).toEqual(new Set());
		expect(sent).toBe(1);
	});

	it('at a time found later is known by that time and by the one asked for', async () => {
		const desk = new Desk({ [POST]: data(MADE) });
		const moved = booking({ keys: ['ana at eleven'] });
		await desk.write(booking({ keys: ['ana at ten'] }, { beforeWrite: async () => moved }));
		expect(desk.records.idOf(['ana at ten'])).toBe('5');
		expect(desk.records.idOf(['ana at eleven'])).toBe('5');
	});

	it('is read again by a later try, with its place kept', async () => {
		const desk = new Desk({ [POST]: data(MADE), 'GET /appointments/5': data(MADE) });
		await desk.write(booking());
		const item = desk.item();
		expect(await desk.write(booking(), item)).toEqual({ ...MADE, wasThere: false });
		expect(desk.omneo.calls).toEqual([POST, 'GET /appointments/5']);
		expect(item.idempotency.replayed).toBe(1);
		expect(item.idempotency.found).toBe(0);
	});
});

describe('a booking in doubt', () => {
	const inDoubt = async (startHint?: number) => {
		const desk = new Desk({ [POST]: GATEWAY, [LIST]: records() });
		let sent = 0;
		const item = desk.item();
		const error = await desk.failure(booking({ startHint, onSent: () => (sent += 1) }), item);
		return { desk, error, item, sent };
	};

	it('is noted as such everywhere, with when it was sent and where it begins', async () => {
		const before = Date.now();
		const { desk, error, item, sent } = await inDoubt(77);
		expect(error).toMatchObject({ outcomeUnknown: true, retryable: false });
		expect(error.hint).toContain('an appointment of Ana');
		const { previous } = desk.notes().entryFor(0, booking());
		expect(previous).toEqual({ sentAt: expect.any(Number), startHint: 77 });
		expect((previous as { sentAt: number }).sentAt).toBeGreaterThanOrEqual(before);
		expect(item.idempotency.isUncertain(KEYS)).toBe(true);
		expect(desk.records.isUncertain(KEYS)).toBe(true);
		expect(desk.records.idOf(KEYS)).toBeUndefined();
		expect(sent).toBe(1);
	});

	it('is found by a later try, whose own retry reads it by its ID', async () => {
		const { desk } = await inDoubt();
		desk.omneo.routes[LIST] = records(MADE);
		desk.omneo.routes['GET /appointments/5'] = data(MADE);
		desk.omneo.requests.length = 0;
		expect(await desk.write(booking())).toEqual({ ...MADE, wasThere: false });
		expect(desk.notes().resultsByItem()).toEqual(new Map([[0, '5']]));
		await desk.write(booking());
		expect(desk.omneo.calls).toEqual([LIST, 'GET /appointments/5']);
	});

	it.each(['the execution', 'this process'])(
		'of %s stops an equal one that must not be made twice',
		async (where) => {
			const desk = new Desk({ [POST]: data(MADE) });
			const item = desk.item();
			if (where === 'the execution') item.idempotency.markUncertain(KEYS);
			else desk.records.uncertain(KEYS);
			const error = await desk.failure(booking({ isUnique: true }), item);
			expect(error).toMatchObject({ code: 'unknown_outcome', outcomeUnknown: true });
			expect(desk.omneo.calls).toEqual([]);
		},
	);

	it('stops none that may be made twice', async () => {
		const desk = new Desk({ [POST]: data(MADE) });
		desk.records.uncertain(KEYS);
		await desk.write(booking({ isUnique: false }));
		expect(desk.omneo.calls).toEqual([POST]);
	});

	it('stops none whose record is there', async () => {
		const desk = new Desk();
		desk.records.uncertain(KEYS);
		const planned = booking({ isUnique: true }, { existing: MADE });
		const plan = booking({ isUnique: true }, { beforeWrite: async () => planned });
		expect(await desk.write(plan)).toEqual({ ...MADE, wasThere: true });
	});

	it('is left by a fault of the node after it was sent', async () => {
		const desk = new Desk({}, new TypeError('x is not a function'));
		const error = await desk.failure(booking());
		expect(error).toMatchObject({ code: 'unknown_outcome', outcomeUnknown: true });
		expect(error.message).not.toContain('not a function');
		expect(desk.records.isUncertain(KEYS)).toBe(true);
	});
});

it('a refused booking leaves no doubt', async () => {
	const desk = new Desk({ [POST]: { status: 422, body: { message: 'No.' } } });
	const item = desk.item();
	let sent = 0;
	const error = await desk.failure(booking({ onSent: () => (sent += 1) }), item);
	expect(error).toMatchObject({ code: 'validation', outcomeUnknown: false });
	expect(desk.records.isUncertain(KEYS)).toBe(false);
	expect(item.idempotency.isUncertain(KEYS)).toBe(false);
	expect(desk.notes().entryFor(0, booking()).previous).toBeUndefined();
	expect(sent).toBe(0);
});

it.each([true, false])(
	'a look after a lost answer knows whether one was looked for before: %s',
	async (isUnique) => {
		const sent: SentInfo[] = [];
		const find = async (_: unknown, info: SentInfo) => {
			sent.push(info);
			return [MADE];
		};
		const desk = new Desk({ [POST]: GATEWAY });
		// What stands in the plan counts: what is found out later does not.
		const planned = booking({ isUnique: !isUnique, find });
		const plan = booking({ isUnique, find }, { beforeWrite: async () => planned });
		expect(await desk.write(plan)).toEqual({ ...MADE, wasThere: false });
		expect(sent).toEqual([{ agoMs: 0, isFirst: isUnique }]);
	},
);

describe('a record that is there', () => {
	it('is counted for a create', async () => {
		const desk = new Desk();
		const item = desk.item();
		expect(await desk.write(booking({}, { existing: MADE }), item)).toEqual({
			...MADE,
			wasThere: true,
		});
		expect(item.idempotency.found).toBe(1);
		expect(desk.omneo.calls).toEqual([]);
	});

	it('is not counted for a change that is not needed', async () => {
		const desk = new Desk();
		const item = desk.item();
		const request: WritePlan['request'] = { method: 'PUT', path: ['appointments', 5], body: ANA };
		await desk.write({ request, existing: MADE }, item);
		expect(item.idempotency.found).toBe(0);
	});
});

describe('a dry run', () => {
	it('sends nothing', async () => {
		const desk = new Desk({ [POST]: data(MADE) });
		const shown = await desk.write(booking(), desk.item({ dryRun: true }));
		expect(shown).toMatchObject({ dry_run: true, would_write: true });
		expect(desk.omneo.calls).toEqual([]);
	});

	it('of an item that an earlier try made shows its request', async () => {
		const desk = new Desk();
		desk.notes().entryFor(0, booking()).record('5');
		const shown = await desk.write(booking(), desk.item({ dryRun: true }));
		expect(shown).toMatchObject({ dry_run: true });
		expect(desk.omneo.calls).toEqual([]);
	});
});

describe('a change', () => {
	const change = (method: 'PUT' | 'DELETE'): WritePlan => ({
		request: { method, path: ['appointments', 7], body: ANA },
	});

	it('is known to the items after it by its record', async () => {
		const desk = new Desk({ 'PUT /appointments/7': data({ id: 7 }) });
		await desk.write(change('PUT'));
		expect(desk.modifiedKeys).toEqual(new Set(['appointments/7']));
		expect(desk.notes().hasCreated('7')).toBe(false);
		expect(desk.records.knows('7')).toBe(false);
	});

	it('keeps its order with others of the same record, whatever they send', () => {
		const notes = { ...change('PUT').request, path: ['appointments', 7, 'status'] };
		expect(lockKeysOf({ request: notes })).toEqual(lockKeysOf(change('PUT')));
		expect(lockKeysOf({ request: booking().request })).toEqual([]);
		expect(lockKeysOf(booking())).toEqual(KEYS);
	});

	it('that deletes a record has it forgotten', async () => {
		const desk = new Desk({ 'DELETE /appointments/7': { status: 200, body: {} } });
		desk.records.created(KEYS, '7');
		const { request } = change('DELETE');
		await desk.write({ request: { ...request, answer: 'anything' } });
		expect(desk.records.idOf(KEYS)).toBeUndefined();
		expect(desk.records.knows('7')).toBe(false);
	});

	it('whose answer was lost is done when the record is as asked', async () => {
		const desk = new Desk({ 'PUT /appointments/7': GATEWAY });
		const verifyApplied = async () => ({ id: 7, notes: 'x' });
		expect(await desk.write({ ...change('PUT'), verifyApplied })).toMatchObject({ notes: 'x' });
		expect(desk.omneo.calls).toEqual(['PUT /appointments/7']);
	});

	it('in doubt leaves no doubt about a create', async () => {
		const desk = new Desk({ 'PUT /appointments/7': GATEWAY });
		const item = desk.item();
		expect((await desk.failure(change('PUT'), item)).outcomeUnknown).toBe(true);
		expect(item.idempotency.resultsByItem()).toEqual(new Map());
	});
});

it('a refusal that speaks of a record which is there gives that record', async () => {
	const desk = new Desk({ [POST]: { status: 422, body: { message: 'Taken.' } } });
	const plan = booking({}, { mapError: async () => MADE });
	expect(await desk.write(plan)).toEqual({ ...MADE, wasThere: true });
});
