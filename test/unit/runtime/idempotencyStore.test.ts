/** What an execution remembers of what it wrote, over tries, loops, nodes and calls of a tool. */
import type { INode } from 'n8n-workflow';
import { IdempotencyStore } from '../../../nodes/Omneo/runtime/idempotencyStore';
import type { WritePlan } from '../../../nodes/Omneo/runtime/operation';
import { ROOT } from '../support';
import { Execution } from './support';

type Plan = Pick<WritePlan, 'request' | 'lockKeys'>;

/** A booking of a customer at a time, with notes that do not tell it from others. */
const booking = (customer: string, notes = ''): Plan => ({
	request: { method: 'POST', path: ['appointments'], body: { customer, notes } },
	lockKeys: [`booking ${customer}`],
});

const CHANGE: Plan = {
	request: { method: 'PUT', path: ['appointments', 7], body: { notes: 'x' } },
};

interface Setting {
	node?: Partial<INode>;
	run?: number;
	root?: string;
	uncertain?: Set<string>;
}

/** The store of one try of a node. */
function store(execution: Execution, setting: Setting = {}) {
	const { node, run, root = ROOT, uncertain = new Set() } = setting;
	return new IdempotencyStore(execution.context(node, run), root, uncertain);
}

const TOOL = { type: 'n8n-nodes-omneo.omneoTool' };

describe('a later try', () => {
	it.each([
		['in the same process', (execution: Execution) => execution],
		['of a stored execution', (execution: Execution) => execution.stored()],
	])('%s finds what each item made', (_, again) => {
		const execution = new Execution();
		const first = store(execution);
		first.entryFor(0, booking('ana')).record('5');
		first.entryFor(1, booking('ben')).record({ sentAt: 9, startHint: 3 });
		const second = store(again(execution));
		expect(second.entryFor(0, booking('ana')).previous).toBe('5');
		expect(second.entryFor(1, booking('ben')).previous).toEqual({ sentAt: 9, startHint: 3 });
		expect(second.entryFor(2, booking('cem')).previous).toBeUndefined();
		expect(second.resultsByItem()).toEqual(
			new Map([
				[0, '5'],
				[1, null],
			]),
		);
	});

	it('finds it although an expression gives another request', () => {
		const execution = new Execution();
		store(execution).entryFor(0, booking('ana')).record('5');
		expect(store(execution).entryFor(0, booking('ben')).previous).toBe('5');
		expect(store(execution).entryFor(1, booking('ana')).previous).toBeUndefined();
	});

	it('finds it after the form was changed when it is the same booking, and only then', () => {
		const execution = new Execution();
		store(execution).entryFor(0, booking('ana')).record('5');
		const node = { parameters: { notes: 'mended' } };
		expect(store(execution, { node }).entryFor(0, booking('ana', 'mended')).previous).toBe('5');
		expect(store(execution, { node }).entryFor(0, booking('ben')).previous).toBeUndefined();
	});

	it('tells what is not a booking by its body', () => {
		const execution = new Execution();
		store(execution).entryFor(0, CHANGE).record('7');
		const node = { parameters: {} };
		expect(store(execution, { node }).entryFor(0, CHANGE).previous).toBe('7');
		for (const other of [
			{ body: { notes: 'y' } },
			{ method: 'DELETE' as const },
			{ path: ['appointments', 8] },
		]) {
			const plan = { request: { ...CHANGE.request, ...other } };
			expect(store(execution, { node }).entryFor(0, plan).previous).toBeUndefined();
		}
	});

	it('at another tenant finds nothing', () => {
		const execution = new Execution();
		store(execution).entryFor(0, booking('ana')).record('5');
		const other = store(execution, { root: 'https://other.test' });
		expect(other.entryFor(0, booking('ana')).previous).toBeUndefined();
	});

	it('does a link again, as that does no harm', () => {
		const execution = new Execution();
		const link = { request: { ...CHANGE.request, method: 'POST' as const, repeatable: true } };
		store(execution).entryFor(0, link).record('7');
		expect(store(execution).entryFor(0, link).previous).toBeUndefined();
	});

	it('takes the place of what an earlier try noted of the item', () => {
		const execution = new Execution();
		store(execution).entryFor(0, booking('ana')).record({ sentAt: 9 });
		store(execution).entryFor(0, booking('ana')).record('5');
		expect(store(execution).resultsByItem()).toEqual(new Map([[0, '5']]));
		store(execution).entryFor(0, booking('ben')).record('6');
		expect(store(execution).entryFor(0, booking('ana')).previous).toBe('6');
	});
});

describe('a loop', () => {
	it('keeps separate entries in each round', () => {
		const execution = new Execution();
		store(execution, { run: 1 }).entryFor(0, booking('ana')).record('5');
		store(execution, { run: 1 }).entryFor(1, booking('ben')).record('6');
		store(execution, { run: 11 }).entryFor(0, booking('cem')).record('7');
		const second = store(execution, { run: 2 });
		expect(second.entryFor(0, booking('ana')).previous).toBeUndefined();
		expect(second.resultsByItem()).toEqual(new Map());
		second.entryFor(0, booking('dan')).record('8');
		expect(second.resultsByItem()).toEqual(new Map([[0, '8']]));
		expect(store(execution, { run: 1 }).resultsByItem()).toEqual(
			new Map([
				[0, '5'],
				[1, '6'],
			]),
		);
	});
});

describe('calls of a tool', () => {
	it('share an item, and keep a note each', () => {
		const execution = new Execution();
		const tool = store(execution, { node: TOOL });
		const [ana, ben] = [booking('ana'), booking('ben')].map((plan) => tool.entryFor(0, plan));
		ana.record('5');
		ben.record('6');
		const again = store(execution.stored(), { node: TOOL });
		expect(again.entryFor(0, booking('ana')).previous).toBe('5');
		expect(again.entryFor(0, booking('ben')).previous).toBe('6');
		expect(again.entryFor(0, booking('cem')).previous).toBeUndefined();
		// A model that asks for the same time with other notes wants another booking.
		expect(again.entryFor(0, booking('ana', 'other')).previous).toBeUndefined();
	});
});

describe('what an execution made', () => {
	it('is known to all its nodes, and to no other execution', () => {
		const execution = new Execution();
		const first = store(execution);
		const other = store(execution, { node: { name: 'Omneo 2' } });
		first.markCreated('5');
		expect(['5', '6'].map((id) => other.hasCreated(id))).toEqual([true, false]);
		expect(store(execution.stored()).hasCreated('5')).toBe(true);
		expect(store(new Execution()).hasCreated('5')).toBe(false);
		// Notes on items are each node's own.
		first.entryFor(0, booking('ana')).record('5');
		expect(other.entryFor(0, booking('ana')).previous).toBeUndefined();
	});
});

it('what may be there is known to all runs of a node in this process', () => {
	const uncertain = new Set<string>();
	store(new Execution(), { uncertain }).markUncertain(['a', 'b']);
	const other = store(new Execution(), { uncertain });
	expect([['a'], ['x', 'b'], ['x'], []].map((keys) => other.isUncertain(keys))).toEqual([
		true,
		true,
		false,
		false,
	]);
});

it('counts nothing before anything happens', () => {
	const { replayed, found } = store(new Execution());
	expect([replayed, found]).toEqual([0, 0]);
});

it('keeps nothing of a customer', () => {
	const execution = new Execution();
	store(execution).entryFor(0, booking('ana@example.com', 'Allergic to wool')).record('5');
	const context = execution.context().getContext('node');
	expect(JSON.stringify(context)).not.toMatch(/ana|wool/);
});
