/** What an n8n process knows of what it made at a tenant. */
import { TenantRecords } from '../../../nodes/Omneo/runtime/tenantRecords';
import { cancelled } from '../../../omneo/errors';
import { VirtualClock } from '../virtualClock';

let tenants = 0;
const newRoot = () => `https://tenant-records-${(tenants += 1)}.test/api/v3`;

it('is known to all executions at the tenant, and to none at another', () => {
	const root = newRoot();
	const [one, other, elsewhere] = [root, root, newRoot()].map((each) => new TenantRecords(each));
	one.created(['ana'], '5');
	one.uncertain(['ben']);
	expect(other.idOf(['cem', 'ana'])).toBe('5');
	expect(other.knows('5')).toBe(true);
	expect(other.knows('6')).toBe(false);
	expect(other.isUncertain(['ben'])).toBe(true);
	expect(other.isUncertain(['ana'])).toBe(false);
	expect(elsewhere.idOf(['ana'])).toBeUndefined();
	expect(elsewhere.knows('5')).toBe(false);
	expect(elsewhere.isUncertain(['ben'])).toBe(false);
});

it('forgets a record under all its keys when it was deleted', () => {
	const records = new TenantRecords(newRoot());
	records.created(['ana', 'anna'], '5');
	records.created(['ben'], '6');
	records.forget('5');
	expect(records.idOf(['ana', 'anna'])).toBeUndefined();
	expect(records.knows('5')).toBe(false);
	expect(records.idOf(['ben'])).toBe('6');
});

it('takes no ID for a key, and no key for an ID', () => {
	const records = new TenantRecords(newRoot());
	records.created(['7'], '5');
	expect(records.knows('7')).toBe(false);
	expect(records.idOf(['5'])).toBeUndefined();
});

it('counts booked slots of a tenant together, whichever run booked them', () => {
	const [root, another] = [newRoot(), newRoot()];
	const { slots } = new TenantRecords(root);
	expect(new TenantRecords(root).slots).toBe(slots);
	expect(new TenantRecords(another).slots).not.toBe(slots);
	expect(new TenantRecords(root).slots).toBe(slots);
});

it('does not keep booked slots for any number of tenants', () => {
	const root = newRoot();
	const { slots } = new TenantRecords(root);
	for (let count = 0; count < 100; count += 1) void new TenantRecords(newRoot());
	expect(new TenantRecords(root).slots).not.toBe(slots);
});

describe('work on a key', () => {
	it('waits for the work of another execution on it', async () => {
		const [root, clock] = [newRoot(), new VirtualClock()];
		const [one, other] = [new TenantRecords(root), new TenantRecords(root)];
		const order: string[] = [];
		const first = one.lock(['ana'], clock, async () => {
			await clock.wait(5_000);
			order.push('first');
		});
		const second = other.lock(['ana'], clock, async () => void order.push('second'));
		const free = other.lock(['ben'], clock, async () => void order.push('free'));
		await clock.run(Promise.all([first, second, free]));
		expect(order).toEqual(['free', 'first', 'second']);
	});

	it('is not begun by an execution that is cancelled while it waits', async () => {
		const [root, clock, waiting] = [newRoot(), new VirtualClock(), new VirtualClock()];
		let isOver = () => {};
		const first = new TenantRecords(root).lock(
			['ana'],
			clock,
			async () => await new Promise<void>((end) => (isOver = end)),
		);
		waiting.cancelIn(1_000);
		let isBegun = false;
		const second = new TenantRecords(root).lock(['ana'], waiting, async () => {
			isBegun = true;
		});
		await expect(waiting.run(second)).rejects.toThrow(cancelled().message);
		expect(waiting.now()).toBeLessThanOrEqual(new VirtualClock().now() + 1_000);
		isOver();
		await first;
		expect(isBegun).toBe(false);
	});
});
